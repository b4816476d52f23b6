package org.ucsmigration.powershell.probe;

import java.util.Optional;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsNull;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * How a list came in: who says it, and why it may lack something. Its rows went to whom they concern.
 *
 * @param source    the cmdlet, and when it was run
 * @param collected whether it came in at all
 * @param gap       why absence from it proves nothing, naming the cmdlet; null where the list is complete
 */
record Listing(Source source, boolean collected, @Nullable String gap) {

    /** Runs a command that lists objects. What fails is a gap, never an exception. */
    static Listing fetch(CheckedSession asking, Command command, Consumer<PsObject> rows) {
        int[] others = {0};
        try {
            CommandResult result = asking.stream(command, value -> {
                if (value instanceof PsObject row) {
                    rows.accept(row);
                } else if (value != PsNull.NULL) {
                    // A null among the rows is how PowerShell exports that there was nothing.
                    others[0]++;
                }
            });
            return of(result).with(others[0] == 0 ? null : others[0] + (others[0] == 1 ? " row is no object" : " rows are no objects"));
        } catch (PowerShellException e) {
            return new Listing(Source.of(command.name()), false, said(command.name(), String.valueOf(e.getMessage())));
        }
    }

    static Listing of(CommandResult result) {
        return new Listing(result.source(), result.isCollected(), result.problem().orElse(null));
    }

    static String said(String cmdlet, String problem) {
        return problem.startsWith(cmdlet) ? problem : cmdlet + ": " + problem;
    }

    /** The same with one more gap, unless null. */
    Listing with(@Nullable String problem) {
        if (problem == null) {
            return this;
        }
        return new Listing(source, collected, gap == null ? said(source.text(), problem) : gap + "; " + problem);
    }

    /** The same list under the name of the command with its switch, where the cmdlet alone says too little. */
    Listing named(String name) {
        Source precise = source.at().map(at -> Source.of(name, at)).orElseGet(() -> Source.of(name));
        return new Listing(precise, collected, gap == null ? null : gap.replace(source.text() + ": ", name + ": "));
    }

    boolean isComplete() {
        return gap == null;
    }

    Optional<String> problem() {
        return Optional.ofNullable(gap);
    }

    /** The same fact as of when the list was run, which is known only once the list has ended. */
    <T> Fact<T> dated(Fact<T> fact) {
        if (fact instanceof Fact.Contested<T> contested) {
            return new Fact.Contested<>(contested.claims().stream().map(claim -> new Fact.Known<>(claim.value(), source)).toList());
        }
        return fact instanceof Fact.Known<T> known ? Fact.known(known.value(), source) : fact;
    }
}
