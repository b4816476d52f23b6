package org.ucsmigration.powershell.probe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * How a list came in: who says it, and why it may lack something. Its rows went to whom they concern.
 *
 * @param source    the cmdlet, and when it was run
 * @param collected whether it came in at all
 * @param gap       why absence from it proves nothing, without the cmdlet; null where the list is complete
 * @param warnings  what the command warned of, in its own words
 */
record Listing(Source source, boolean collected, @Nullable String gap, List<String> warnings) {

    private static final int LONGEST_WARNING = 500;

    /** Runs a command that lists objects. What fails is a gap, never an exception. */
    static Listing fetch(CheckedSession asking, Command command, Consumer<PsObject> consumer) {
        Rows rows = new Rows(command, consumer);
        try {
            return of(asking.stream(command, rows)).with(rows.problem().orElse(null));
        } catch (PowerShellException e) {
            String reason = e.subject().startsWith(command.name()) ? e.reason() : String.valueOf(e.getMessage());
            return new Listing(Source.of(command.name()), false, reason, List.of());
        }
    }

    static Listing of(CommandResult result) {
        return new Listing(result.source(), result.isCollected(), result.reason().orElse(null), result.warnings());
    }

    /** The same with one more gap, unless null. */
    Listing with(@Nullable String problem) {
        if (problem == null) {
            return this;
        }
        return new Listing(source, collected, gap == null ? problem : gap + "; " + problem, warnings);
    }

    /** The same list under the name of the command with its switch, where the cmdlet alone says too little. */
    Listing named(String name) {
        Source precise = source.at().map(at -> Source.of(name, at)).orElseGet(() -> Source.of(name));
        return new Listing(precise, collected, gap, warnings);
    }

    boolean isComplete() {
        return gap == null;
    }

    /** Why absence from it proves nothing, as a sentence's part that names the cmdlet; empty where the list is complete. */
    Optional<String> problem() {
        return Optional.ofNullable(gap).map(reason -> source.text() + ": " + reason);
    }

    /** What is to be said of the list: why it may lack something, and what it warned of. */
    Stream<String> remarks() {
        return Stream.concat(problem().stream(), warnings.stream().map(text -> source.text() + " warned: "
                + Shown.of(text, LONGEST_WARNING)));
    }

    /** The same fact as of when the list was run, which is known only once the list has ended. */
    <T> Fact<T> dated(Fact<T> fact) {
        if (fact instanceof Fact.Contested<T> contested) {
            return new Fact.Contested<>(contested.claims().stream()
                    .map(claim -> new Fact.Known<>(claim.value(), source)).toList());
        }
        return fact instanceof Fact.Known<T> known ? Fact.known(known.value(), source) : fact;
    }
}
