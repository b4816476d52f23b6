package org.ucsmigration.powershell;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.ucsmigration.Source;

/**
 * A session that answers what it was told to, and records what it was asked: for tests, here and downstream. An answer is as of
 * the moment in which it is asked for, unless its source has a time of its own, so that it is fresh whenever the test is run.
 *
 * <p>A command without an answer is not collected. Commands are matched by cmdlet and parameters, ignoring case and the
 * {@linkplain Command#selecting properties} that are wanted. Safe for use from several threads.
 *
 * <pre>{@code
 * PowerShellSession session = PowerShellSession.scripted()
 *         .answer(Command.of("Get-CsUser"), PsObject.of(Map.of("SipAddress", "sip:kenmyer@litwareinc.com")));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ScriptedSession implements PowerShellSession {

    private final Map<CommandKey, CommandResult> answers = new ConcurrentHashMap<>();
    private final List<Command> asked = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    ScriptedSession() {
    }

    /**
     * Answers the command with these values, which are all there are.
     *
     * @param command the command
     * @param output its output
     * @return this session
     */
    public ScriptedSession answer(Command command, Object... output) {
        Command.refuseNull(command);
        Objects.requireNonNull(output, "output: pass none where the command gives nothing");
        return answer(command, CommandResult.complete(Source.of(command.name()), List.of(output)));
    }

    /**
     * Answers the command with that result.
     *
     * @param command the command
     * @param result what it gives
     * @return this session
     */
    public ScriptedSession answer(Command command, CommandResult result) {
        Command.refuseNull(command);
        answers.put(CommandKey.of(command), Objects.requireNonNull(result, "result"));
        return this;
    }

    /** What was asked so far, in order; of a pipeline each command. */
    public List<Command> asked() {
        return List.copyOf(asked);
    }

    /** Whether the session was closed. */
    public boolean isClosed() {
        return closed;
    }

    /** The answer to the first command: what a pipeline would make of it is for the caller to script. */
    @Override
    public CommandResult invoke(Command command, Command... next) {
        Command.refuseNull(command);
        Objects.requireNonNull(next, "next: pass none where there is no pipeline");
        if (closed) {
            throw PowerShellException.of(command.toString(), "the session is closed: ask before closing it");
        }
        asked.add(command);
        asked.addAll(List.of(next));
        CommandResult answer = answers.get(CommandKey.of(command));
        return answer != null ? answer.asOf(Instant.now())
                : CommandResult.notCollected(Source.of(command.name()), "not collected");
    }

    @Override
    public CommandResult stream(Command command, Consumer<Object> consumer) {
        Command.refuseNull(command);
        Objects.requireNonNull(consumer, "consumer: what takes the output");
        CommandResult answer = invoke(command);
        answer.output().forEach(consumer);
        return answer.withOutput(List.of());
    }

    @Override
    public void close() {
        closed = true;
    }
}
