package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.Runspace;

/**
 * A session in a shell of its own, with one runspace: what one call sets, the next one sees. Or in several shells
 * ({@link PowerShellOptions#withShells}), which do not see what is set in another.
 *
 * <p>A result is complete only where the end of the list was seen behind its last row. A command is a cmdlet or function of a
 * module that is loaded or can be; a function that the session has made itself counts where no loaded module has one of its name;
 * an alias, a script or a program on the path never does. Nothing of the session's defaults reaches a command: no
 * {@code $PSDefaultParameterValues}, no preference for errors and warnings, no strict mode; what a start-up script sets of these
 * holds for start-up alone. Between calls the shell waits: what subscribed events are to do may be done with the next one.
 *
 * <p>Calls from several threads queue for a shell that is free, each with its own limit of time. A call that takes too long, or
 * whose thread is interrupted, or whose consumer throws, is stopped in the shell, and the session goes on. Where a command does
 * not stop within ten seconds, the shell is replaced by a new one, prepared as the first; what calls had set in the old one is
 * gone. A call from the consumer of a running call is refused. When the only shell ends, every call says so, with its exit status
 * and last words, and so does each one after it. One of several is replaced: its end costs the single call that it ran, and of
 * {@link #invokeEach} nothing. Where a shell does not start, a later call has it tried again, after ten seconds at first. No
 * shell outlives the session's {@link #close()}, nor on Linux anything that it started, also where that is nobody's child any
 * more; nor a shell this Java process, however that ends. Of what a command writes beside its
 * output, the first 10,000 of each stream are kept; a listener hears all.
 *
 * <p>Tried with PowerShell 7.6; not with Windows PowerShell (3.0 to 5.1), whose differences are taken from its specification:
 * {@link SelfCheck} tells what holds on a machine.
 *
 * @since 0.1.0
 */
public final class LiveSession implements PowerShellSession {

    private static final int VALUES_IN_A_CALL = 50;

    private final Shells shells;
    private final Duration timeout;
    private final Consumer<Notice> listener;

    private LiveSession(Shells shells, Duration timeout, Consumer<Notice> listener) {
        this.shells = shells;
        this.timeout = timeout;
        this.listener = listener;
    }

    /**
     * A session in a shell of this machine, started and prepared.
     *
     * @param options which shell, and what to prepare in it
     * @return the session
     * @throws PowerShellException if the shell does not start, is not ready in time, or cannot be prepared; nothing is left
     *     running
     */
    public static LiveSession start(PowerShellOptions options) {
        Objects.requireNonNull(options, "options: pass PowerShellOptions.standard()");
        return start(options, Opening::open);
    }

    /** The same with shells that are started in another way. */
    static LiveSession start(PowerShellOptions options, Shells.Opener opener) {
        return new LiveSession(new Shells(options, opener), options.timeout(), options.listener());
    }

    /**
     * The same session with another limit for each call that is made through this view of it.
     *
     * @param limit how long a call may take, its wait for the calls before it included
     * @return a view; closing it closes the session
     * @throws IllegalArgumentException if the limit is not positive
     */
    public LiveSession withTimeout(Duration limit) {
        return new LiveSession(shells, Durations.positive("limit", limit, "Duration.ofMinutes(5)"), listener);
    }

    @Override
    public CommandResult invoke(Command command, Command... next) {
        Objects.requireNonNull(command, "command: pass Command.of(name of the cmdlet)");
        Objects.requireNonNull(next, "next: pass none where there is no pipeline");
        List<Object> output = new ArrayList<>();
        return (next.length == 0 ? stream(command, output::add) : list(command, next, output::add)).withOutput(output);
    }

    @Override
    public CommandResult stream(Command command, Consumer<Object> consumer) {
        Objects.requireNonNull(command, "command: pass Command.of(name of the cmdlet)");
        Objects.requireNonNull(consumer, "consumer: what takes the output");
        if (command.properties().isEmpty()) {
            return list(command, new Command[0], consumer);
        }
        EndMark end = new EndMark();
        return run(command, shells.having(command.name()), Batch.request(command, end), end, batch -> {
            List<Object> rows = Batch.read(batch, command.properties());
            end.count(rows.size());
            rows.forEach(consumer);
        });
    }

    private CommandResult list(Command command, Command[] next, Consumer<Object> consumer) {
        EndMark end = new EndMark();
        int having = Stream.of(next).map(Command::name).mapToInt(shells::having).reduce(shells.having(command.name()), Math::min);
        return run(command, having, Requests.list(end, command, next), end, value -> {
            end.count(1);
            consumer.accept(value);
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>Several values go in one call, which ends early so that no answer waits for more than about a second; the limit of time
     * holds for the call. The consumer may use the session. The listener hears how many values are done, in place of the progress
     * that the command itself shows.
     *
     * <p>Where there are several shells, each has some of the values, and the answers come in the order of the values all the
     * same; a listener hears what a call said when its answers are handed on, the first 10,000 of it. What a shell was asked for
     * when it ended, another is asked again: so the command should be one that may be repeated. A value that ends two shells is
     * not asked a third time; that is the error then, behind the answers before it.
     */
    @Override
    public void invokeEach(Command command, String parameter, Collection<String> values, BiConsumer<String,
            CommandResult> consumer) {
        Objects.requireNonNull(command, "command: pass Command.of(name of the cmdlet)");
        Objects.requireNonNull(parameter, "parameter: its name without the hyphen, as in Identity");
        Objects.requireNonNull(values, "values: pass an empty list where there is none");
        Objects.requireNonNull(consumer, "consumer: what takes the answers");
        List<String> all = List.copyOf(values);
        if (!all.isEmpty()) {
            // Refuses a name that is no parameter's, or one that the command has already, before anything is sent.
            command.with(parameter, all.get(0));
        }
        int having = shells.having(command.name());
        if (having > 1) {
            new Sharing(command, parameter, all, timeout, shells.among(having)).run(having, listener, consumer);
        } else {
            oneAfterTheOther(command, parameter, all, shells.among(having), consumer);
        }
    }

    private void oneAfterTheOther(Command command, String parameter, List<String> all, Caller caller, BiConsumer<String,
            CommandResult> consumer) {
        Duration enough = Duration.ofMillis(Math.min(1_000, timeout.toMillis() / 10));
        for (int done = 0; done < all.size();) {
            EachAnswers answers = new EachAnswers(command, all.subList(done, Math.min(all.size(), done + VALUES_IN_A_CALL)),
                    listener);
            try {
                answers.ask(parameter, caller, timeout, enough);
            } catch (PowerShellException e) {
                answers.deliver(consumer);
                throw e;
            }
            done += answers.deliver(consumer);
            listener.accept(Notice.progress(command.name(), done + " of " + all.size(), (int) (100L * done / all.size())));
        }
    }

    private CommandResult run(Command command, int having, PipelineRequest request, EndMark end, Consumer<Object> consumer) {
        return new Execution(command.name(), consumer, listener).until(end)
                .run(command.toString(), request, shells.among(having), Deadline.after(timeout));
    }

    /** Runs a script that the library itself has written, in the first shell; values go into its parameters. */
    CommandResult script(String title, String script, Map<String, ?> parameters, Consumer<Object> consumer) {
        return new Execution(title, consumer, listener)
                .run(title, Requests.script(script, parameters), shells.among(1), Deadline.after(timeout));
    }

    /** What the start-up scripts complained of without failing, one sentence each. */
    @Override
    public List<String> problems() {
        return shells.problems();
    }

    /** What the shell says of itself. */
    PsObject serverInfo() {
        return shells.runspaces().get(0).serverInfo();
    }

    /** The number of the first shell's process. */
    long pid() {
        return pids().get(0);
    }

    /** The numbers of the processes of the shells that were started. */
    List<Long> pids() {
        return shells.runspaces().stream().map(Runspace::pid).toList();
    }

    /** Ends the shells; calls that run end with them. Closing again does nothing. */
    @Override
    public void close() {
        shells.close();
    }

    /** What it is, with the numbers of the processes of those of its shells that were started so far. */
    @Override
    public String toString() {
        return "PowerShell in process " + pids().stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }
}
