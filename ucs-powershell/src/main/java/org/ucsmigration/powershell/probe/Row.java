package org.ucsmigration.powershell.probe;

import java.util.Optional;
import java.util.function.Function;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/** The properties of a cmdlet's rows as facts, texts and words. */
final class Row {

    private Row() {
    }

    /** A property as a fact: absent, null and of another type are unknown, each in its words. */
    static <T> Fact<T> fact(Source source, PsProperty<T> property) {
        return property.isPresent() ? Fact.known(property.orElseThrow(), source) : Fact.unknown(problem(source.text(), property));
    }

    /** Why a property has no value, as a sentence's part that names the cmdlet. */
    static String problem(String cmdlet, PsProperty<?> property) {
        return property.isAbsent() ? cmdlet + " gave no property " + property.name()
                : cmdlet + ": " + property.problem().orElseThrow();
    }

    /** A text that is there and not blank. */
    static Optional<String> text(PsObject row, String property) {
        return row.string(property).value().map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A text's fact, in which blank and null are the same: nothing is there. */
    static Fact<Optional<String>> blankable(Source source, PsProperty<String> property) {
        if (property.isNull()) {
            return Fact.known(Optional.empty(), source);
        }
        return fact(source, property).map((Function<String, Optional<String>>) text ->
                Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty()));
    }

    /**
     * The name of a pool or policy that a property holds: a text over remoting, an object with {@code FriendlyName} in a local
     * shell, whose own text may be nothing but its type; empty where it is blank.
     */
    static Fact<Optional<String>> named(Source source, PsObject row, String property) {
        Optional<PsObject> object = row.object(property).value();
        if (object.isEmpty()) {
            return blankable(source, row.string(property));
        }
        Optional<String> friendly = text(object.get(), "FriendlyName");
        if (friendly.isPresent()) {
            return Fact.known(friendly, source);
        }
        boolean isOnlyType = object.get().text().map(object.get()::isA).orElse(!row.string(property).isPresent());
        return isOnlyType ? Fact.unknown(source.text() + ": " + property + " is an object without a FriendlyName")
                : blankable(source, row.string(property));
    }
}
