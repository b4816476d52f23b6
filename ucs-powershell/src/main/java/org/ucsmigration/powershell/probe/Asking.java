package org.ucsmigration.powershell.probe;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;

/** A session that never throws for the world: what it cannot answer is a result that says why. */
final class Asking {

    private final PowerShellSession session;

    Asking(PowerShellSession session) {
        this.session = session;
    }

    CommandResult invoke(Command command) {
        try {
            return session.invoke(command);
        } catch (PowerShellException e) {
            return failed(command, e);
        }
    }

    /** One answer for each value, whatever happens on the way. */
    void invokeEach(Command command, String parameter, Collection<String> values, BiConsumer<String, CommandResult> consumer) {
        Set<String> answered = new HashSet<>();
        boolean[] inConsumer = {false};
        try {
            session.invokeEach(command, parameter, values, (value, result) -> {
                if (answered.add(value)) {
                    inConsumer[0] = true;
                    consumer.accept(value, result);
                    inConsumer[0] = false;
                }
            });
        } catch (PowerShellException e) {
            if (inConsumer[0]) {
                throw e;
            }
            values.stream().filter(answered::add).forEach(value -> consumer.accept(value, failed(command, e)));
        }
        values.stream().filter(answered::add).forEach(value -> consumer.accept(value,
                CommandResult.notCollected(Source.of(command.name()), "the session gave no answer")));
    }

    private static CommandResult failed(Command command, PowerShellException e) {
        return CommandResult.incomplete(Source.of(command.name()), List.of(), e.reason());
    }
}
