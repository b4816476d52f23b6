package org.ucsmigration.powershell.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * Lets nothing through to a session but what the {@linkplain Question table} has: a cmdlet with exactly the parameters of a
 * question. Nor is a blank value sent: to many a cmdlet a blank {@code Identity} means everyone.
 */
final class AllowList {

    static final Map<String, List<Set<String>>> CMDLETS = Arrays.stream(Question.values())
            .collect(Collectors.groupingBy(Question::cmdlet,
            Collectors.mapping(Question::parameters, Collectors.toUnmodifiableList())));

    private AllowList() {
    }

    /**
     * The command itself where it is on the list.
     *
     * @throws IllegalArgumentException if it is not
     */
    static Command checked(Command command) {
        List<Set<String>> allowed = CMDLETS.get(command.name());
        if (allowed == null) {
            throw new IllegalArgumentException("A probe must not ask " + command.name() + ": it may ask "
                    + String.join(", ", new TreeSet<>(CMDLETS.keySet())) + ".");
        }
        if (!allowed.contains(command.parameters().keySet())) {
            throw new IllegalArgumentException("A probe must not ask " + command.name() + " with the parameters "
                    + new TreeSet<>(command.parameters().keySet()) + ": it may with "
                    + allowed.stream().map(set -> new TreeSet<>(set).toString()).sorted()
                    .collect(Collectors.joining(" or ")) + ".");
        }
        command.parameters().forEach((parameter, value) -> {
            if (!isGiven(value)) {
                throw new IllegalArgumentException("A probe must not ask " + command.name() + " with a blank " + parameter
                        + ": a cmdlet may take that for everyone.");
            }
        });
        return command;
    }

    private static boolean isGiven(Object value) {
        return value instanceof Boolean || value instanceof PsObject || (value instanceof String text && !text.isBlank());
    }
}
