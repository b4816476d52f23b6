package org.ucsmigration.powershell.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * Takes what a command gave, and hands its rows on. An array or a list gives its rows, however deep they lie; what is none of
 * the command's rows, such as what {@code Format-Table} makes of them, a dictionary, a text or a null, is counted and described.
 *
 * <p>A null is no row either: it is what {@code Export-Clixml} writes where nothing came down the pipeline, and also where what
 * came was lost.
 */
final class Rows implements Consumer<Object> {

    private static final int MOST_KINDS = 3;
    private static final int LONGEST_TYPE = 200;

    private final String cmdlet;
    private final Set<String> telling;
    private final Consumer<PsObject> rows;
    private final Map<String, Integer> others = new LinkedHashMap<>();

    Rows(Command command, Consumer<PsObject> rows) {
        this.cmdlet = command.name();
        this.telling = Question.of(command.name(), command.parameters().keySet()).map(Question::telling).orElse(Set.of());
        this.rows = rows;
    }

    @Override
    public void accept(Object value) {
        if (value instanceof PsObject object && object.value().orElse(null) instanceof List<?> list) {
            list.forEach(this::accept);
        } else if (value instanceof PsObject row && row.value().isEmpty()
                && (telling.isEmpty() || telling.stream().anyMatch(name -> !row.property(name).isAbsent()))) {
            rows.accept(row);
        } else {
            others.merge(described(value), 1, Integer::sum);
        }
    }

    /** Objects by their type alone, so that many of one kind are one. */
    private String described(Object value) {
        if (value == PsObject.NULL) {
            return "a null";
        }
        if (!(value instanceof PsObject object) || object.value().isPresent()) {
            return PsObject.describe(value);
        }
        return (object.typeNames().isEmpty() ? "an object" : "an object of type "
                + Shown.of(object.typeNames().get(0), LONGEST_TYPE))
                + " with no property " + String.join(" or ", new TreeSet<>(telling));
    }

    /** What came that is no row, as a sentence's part; empty where all were rows. */
    Optional<String> problem() {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int count = others.values().stream().mapToInt(Integer::intValue).sum();
        String kinds = String.join(", ", others.keySet().stream().limit(MOST_KINDS).toList())
                + (others.size() > MOST_KINDS ? ", …" : "");
        return Optional.of((count == 1 ? "1 row is no object" : count + " rows are no objects") + " of " + cmdlet + " (" + kinds
                + "): export what the command gives as it comes");
    }
}
