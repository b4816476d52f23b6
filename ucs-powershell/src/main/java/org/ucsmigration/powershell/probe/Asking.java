package org.ucsmigration.powershell.probe;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;

/**
 * The one way from the probes to a session: nothing is asked that is not on the {@linkplain AllowList list}, and what the session
 * cannot answer is a result that says why.
 */
final class Asking {

    private final PowerShellSession session;

    Asking(PowerShellSession session) {
        this.session = session;
    }

    CommandResult invoke(Command command) {
        AllowList.checked(command);
        try {
            return session.invoke(command);
        } catch (PowerShellException e) {
            return failed(command, e);
        }
    }

    /**
     * Runs a command that lists.
     *
     * @throws PowerShellException as the session does
     */
    CommandResult stream(Command command, Consumer<Object> consumer) {
        return session.stream(AllowList.checked(command), consumer);
    }

    /** One answer for each value, whatever happens on the way. */
    void invokeEach(Command command, String parameter, Collection<String> values, BiConsumer<String, CommandResult> consumer) {
        values.forEach(value -> AllowList.checked(command.with(parameter, value)));
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
