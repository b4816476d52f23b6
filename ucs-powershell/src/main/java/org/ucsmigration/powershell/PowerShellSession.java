package org.ucsmigration.powershell;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A place where cmdlets are run, or where it is kept what they gave.
 *
 * <p>Safe for use from several threads. Whoever opens a session closes it; probes never do.
 *
 * <pre>{@code
 * try (PowerShellSession session = PowerShellSession.replay(Path.of("export"))) {
 *     Survey survey = Survey.over(LyncProbe.over(session), ExchangeProbe.over(session));
 *     System.out.println(survey.run(users, System.out::println));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface PowerShellSession extends AutoCloseable {

    /**
     * A session over a folder of exports with one or more manifests, {@code manifest*.clixml}: it answers the commands that
     * those name, and to any other that it was not collected.
     *
     * <p>A list is used where the manifest proves that its file is still what was written: of that run, with that many rows and
     * that digest. What is missing, damaged, of another run or of the future is one of the {@linkplain #problems() problems}, and
     * the reason in each answer that it spoils. A folder of the first version, whose manifests prove nothing, is read all the
     * same; no absence is drawn from it.
     *
     * @param folder the folder
     * @return the session
     * @throws PowerShellException if there is no such folder, it cannot be read, or it holds no manifest
     */
    static PowerShellSession replay(Path folder) {
        return new ReplaySession(Objects.requireNonNull(folder, "folder"));
    }

    /**
     * A session that answers what it was told to, and records what it was asked: for tests.
     *
     * @return a session that has no answers yet
     */
    static ScriptedSession scripted() {
        return new ScriptedSession();
    }

    /**
     * Runs a command, or a pipeline of several.
     *
     * @param command the first command
     * @param next those that take its output, in order
     * @return what came of it; one that failed or was not collected says so
     * @throws PowerShellException if the session is closed or dead, or the wait was interrupted or took too long
     */
    CommandResult invoke(Command command, Command... next);

    /**
     * Runs a command whose output may not fit into memory.
     *
     * @param command the command
     * @param consumer takes each value; what it throws ends the command and reaches the caller
     * @return everything but the output
     * @throws PowerShellException if the session is closed or dead, or the wait was interrupted or took too long
     */
    CommandResult stream(Command command, Consumer<Object> consumer);

    /**
     * Runs a command once for each of many values of one parameter, as cheaply as the session can.
     *
     * @param command the command without that parameter
     * @param parameter the parameter's name
     * @param values its values, none blank
     * @param consumer takes each value and what came of it, in the order of the values, one call at a time
     * @throws PowerShellException if the session is closed or dead, or the wait was interrupted or took too long
     */
    default void invokeEach(Command command, String parameter, Collection<String> values,
            BiConsumer<String, CommandResult> consumer) {
        Command.refuseNull(command);
        Objects.requireNonNull(parameter, "parameter: its name without the hyphen, as in Identity");
        Objects.requireNonNull(values, "values: pass an empty list where there is none");
        Objects.requireNonNull(consumer, "consumer: what takes the answers");
        for (String value : values) {
            consumer.accept(value, invoke(command.with(parameter, value)));
        }
    }

    /**
     * What was collected earlier of a cmdlet with at least these parameters, without running anything.
     *
     * @param command the command
     * @return what the newest such run gave; empty where none was collected, and in a session that runs commands
     * @throws PowerShellException if the session is closed
     */
    default Optional<CommandResult> collected(Command command) {
        Command.refuseNull(command);
        return Optional.empty();
    }

    /** What is wrong with the session's own inputs as far as it has come upon them, one sentence each; each names its file. */
    default List<String> problems() {
        return List.of();
    }

    /** Ends the session; closing it again does nothing. */
    @Override
    void close();
}
