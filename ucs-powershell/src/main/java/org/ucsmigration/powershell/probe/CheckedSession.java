package org.ucsmigration.powershell.probe;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * The one way from the probes to a session: nothing is asked that is not on the {@linkplain AllowList list}, and what the session
 * cannot answer is a result that says why.
 */
final class CheckedSession {

    private static final int MOST_FAILURES = 3;

    private final PowerShellSession session;

    CheckedSession(PowerShellSession session) {
        this.session = session;
    }

    /** The command that asks a question, without its parameters. */
    static Command command(Question question) {
        return Command.of(question.cmdlet()).selecting(question.properties().toArray(new String[0]));
    }

    /** What is wrong with the session's own inputs, as far as it has come upon it. */
    List<String> problems() {
        return session.problems();
    }

    CommandResult invoke(Command command) {
        AllowList.checked(command);
        try {
            return session.invoke(aloud(command));
        } catch (PowerShellException e) {
            return failed(command, e.reason());
        }
    }

    /** What was collected earlier of a cmdlet with at least these parameters; nothing is run. */
    Optional<CommandResult> collected(Command command) {
        try {
            return session.collected(command);
        } catch (PowerShellException e) {
            return Optional.of(failed(command, e.reason()));
        }
    }

    /**
     * Runs a command that lists.
     *
     * @throws PowerShellException as the session does
     */
    CommandResult stream(Command command, Consumer<Object> consumer) {
        return session.stream(aloud(AllowList.checked(command)), consumer);
    }

    /** The command that hides nothing of what it warns of and where it fails, whatever the session's defaults are. */
    private static Command aloud(Command command) {
        Command aloud = command;
        for (Map.Entry<String, String> each : new TreeMap<>(Question.ALOUD).entrySet()) {
            aloud = aloud.with(each.getKey(), each.getValue());
        }
        return aloud;
    }

    /**
     * One answer for each value, whatever happens on the way. A value that takes too long spoils its own answer only; where
     * several do one after the other, the rest is not asked.
     */
    void invokeEach(Command command, String parameter, Collection<String> values, BiConsumer<String, CommandResult> consumer) {
        values.forEach(value -> AllowList.checked(command.with(parameter, value)));
        Set<String> left = new LinkedHashSet<>(values);
        for (int failures = 0; !left.isEmpty();) {
            int before = left.size();
            Optional<String> failure = askAll(command, parameter, left, consumer);
            failures = left.size() < before ? 1 : failures + 1;
            boolean goOn = failure.isPresent() && failures < MOST_FAILURES && !Thread.currentThread().isInterrupted();
            CommandResult none = failure.map(reason -> failed(command, reason))
                    .orElseGet(() -> CommandResult.notCollected(Source.of(command.name()), "the session gave no answer"));
            for (String value : left.stream().limit(goOn ? 1 : left.size()).toList()) {
                left.remove(value);
                consumer.accept(value, none);
            }
        }
    }

    /** Takes those values away that were answered; says what broke it off. */
    private Optional<String> askAll(Command command, String parameter, Set<String> left,
            BiConsumer<String, CommandResult> consumer) {
        boolean[] inConsumer = {false};
        try {
            session.invokeEach(aloud(command), parameter, List.copyOf(left), (value, result) -> {
                if (left.remove(value)) {
                    inConsumer[0] = true;
                    consumer.accept(value, result);
                    inConsumer[0] = false;
                }
            });
            return Optional.empty();
        } catch (PowerShellException e) {
            if (inConsumer[0]) {
                throw e;
            }
            return Optional.of(e.reason());
        }
    }

    private static CommandResult failed(Command command, String reason) {
        return CommandResult.incomplete(Source.of(command.name()), List.of(), reason);
    }
}
