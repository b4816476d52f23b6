package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/**
 * A short list of one session, with its rows.
 *
 * @param source where it comes from: the cmdlet, where it was run if there are several such places, and when
 * @param asked  whether it was asked for at all: of a list that nobody collected nothing follows, not even a reason
 * @param gap    why it may lack something; null where it is complete
 */
record Listed(Source source, boolean asked, @Nullable String gap, List<PsObject> rows) {

    /** A list that nobody asked for. */
    static Listed none(String cmdlet) {
        return new Listed(Source.of(cmdlet), false, cmdlet + ": not asked", List.of());
    }

    /** What fails is a gap, never an exception. */
    static Listed fetch(CheckedSession session, Command command, String where) {
        List<PsObject> rows = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        Source named = Source.of(command.name() + where);
        try {
            CommandResult result = session.stream(command, value -> {
                if (value instanceof PsObject row) {
                    rows.add(row);
                } else if (value != PsObject.NULL) {
                    others.add(value);
                }
            });
            String gap = result.reason().orElse(others.isEmpty() ? null : others.size() + " of its rows are not objects");
            return new Listed(result.source().at().map(named::withTime).orElse(named), result.isCollected()
                    || !result.errors().isEmpty(),
                    gap == null ? null : named.text() + ": " + gap, rows);
        } catch (PowerShellException e) {
            return new Listed(named, true, named.text() + ": " + e.reason(), rows);
        }
    }

    Optional<String> problem() {
        return Optional.ofNullable(gap);
    }

    /** What every row says: known where the list is complete and each row can be read. */
    <T> Fact<List<T>> all(Function<PsObject, Fact<T>> reading) {
        if (gap != null) {
            return Fact.unknown(gap);
        }
        List<T> all = new ArrayList<>();
        for (PsObject row : rows) {
            Fact<T> one = reading.apply(row);
            if (!one.isKnown()) {
                return new Fact.Unknown<>(one.reasons());
            }
            all.add(one.toOptional().orElseThrow());
        }
        return Fact.known(List.copyOf(all), source);
    }

    /**
     * Where a property is False: known as soon as it is so anywhere, and as nowhere only where every row of a complete list says
     * it is not.
     */
    Fact<List<String>> whereFalse(String property, Function<PsObject, String> name) {
        List<String> found = new ArrayList<>();
        String doubt = gap;
        for (PsObject row : rows) {
            PsProperty<Boolean> value = row.bool(property);
            if (value.isPresent() && !value.orElseThrow()) {
                found.add(name.apply(row));
            } else if (!value.isPresent() && doubt == null) {
                doubt = Row.problem(source.text(), value);
            }
        }
        if (found.isEmpty() && doubt == null && rows.isEmpty()) {
            doubt = source.text() + " gave nothing";
        }
        return found.isEmpty() && doubt != null ? Fact.unknown(doubt) : Fact.known(List.copyOf(found), source);
    }

    /**
     * A text of the one row that the cmdlet gives; blank where there is none. Should there be several rows, each says its own.
     */
    Fact<String> only(String property) {
        Fact<String> all = null;
        for (PsObject row : rows) {
            Fact<String> one = text(row, property);
            all = all == null ? one : all.merge(one);
        }
        return all != null ? all : Fact.unknown(gap == null ? source.text() + " gave nothing" : gap);
    }

    /** A text, blank where the property is null; unknown where there is no such property, or it holds something else. */
    Fact<String> text(PsObject row, String property) {
        return Row.blankable(source, row.string(property)).map(text -> text.orElse(""));
    }
}
