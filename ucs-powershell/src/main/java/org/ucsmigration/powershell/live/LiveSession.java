package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
import org.ucsmigration.powershell.internal.session.SessionFault;

/**
 * A session in a shell of its own, with one runspace: what one call sets, the next one sees.
 *
 * <p>Calls from several threads queue, each with its own limit of time. A call that takes too long, or whose thread is
 * interrupted, or whose consumer throws, is stopped in the shell, and the session goes on. A call from the consumer of a running
 * call is refused. When the shell ends, every call says so, with its exit status and last words, and so does each one after it.
 * The shell never outlives the session's {@link #close()}, nor this Java process, however that ends. Of what a command writes
 * beside its output, the first 10,000 of each stream are kept; a listener hears all.
 *
 * <p>Tried with PowerShell 7.6; not with Windows PowerShell (3.0 to 5.1), whose differences are taken from its specification:
 * {@link SelfCheck} tells what holds on a machine.
 *
 * @since 0.1.0
 */
public final class LiveSession implements PowerShellSession {

    private static final int VALUES_IN_A_CALL = 50;

    private final Runspace runspace;
    private final Duration timeout;
    private final Consumer<Notice> listener;
    private final List<String> problems;

    private LiveSession(Runspace runspace, Duration timeout, Consumer<Notice> listener, List<String> problems) {
        this.runspace = runspace;
        this.timeout = timeout;
        this.listener = listener;
        this.problems = problems;
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
        Deadline deadline = Deadline.after(options.startTimeout());
        ProcessBuilder command = ShellCommand.onThisMachine(options);
        Runspace runspace;
        try {
            runspace = Runspace.open(command, deadline);
        } catch (SessionFault e) {
            throw PowerShellException.of(command.command().get(0), String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PowerShellException.of(command.command().get(0), "the calling thread was interrupted while the shell started",
                    e);
        }
        boolean ready = false;
        try {
            watchThisProcess(runspace, deadline);
            List<String> problems = new ArrayList<>();
            for (Preparation each : options.preparations()) {
                problems.addAll(prepare(runspace, each, options, deadline));
            }
            ready = true;
            return new LiveSession(runspace, options.timeout(), options.listener(), List.copyOf(problems));
        } finally {
            if (!ready) {
                runspace.close();
            }
        }
    }

    /** Not waited for, and no matter where it fails: then a hanging cmdlet outlives a crash until it returns. */
    private static void watchThisProcess(Runspace runspace, Deadline deadline) {
        Map<String, Integer> parameters = Map.of("ParentId", (int) ProcessHandle.current().pid());
        try {
            runspace.call(Requests.script(Resources.text("watch-parent.ps1"), parameters), deadline).detach();
        } catch (SessionFault e) {
            throw PowerShellException.of("shell", String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> prepare(Runspace runspace, Preparation preparation, PowerShellOptions options,
            Deadline deadline) {
        Execution execution = new Execution(preparation.title(), value -> { }, options.listener());
        CommandResult result = execution.run(preparation.title(), preparation.request(), runspace, deadline);
        if (execution.hasFailed()) {
            throw PowerShellException.of(preparation.title(), result.reason().orElse("it failed"));
        }
        return result.problem().stream().toList();
    }

    /**
     * The same session with another limit for each call that is made through this view of it.
     *
     * @param limit how long a call may take, its wait for the calls before it included
     * @return a view; closing it closes the session
     * @throws IllegalArgumentException if the limit is not positive
     */
    public LiveSession withTimeout(Duration limit) {
        return new LiveSession(runspace, Durations.positive("limit", limit, "Duration.ofMinutes(5)"), listener, problems);
    }

    @Override
    public CommandResult invoke(Command command, Command... next) {
        Objects.requireNonNull(command, "command: pass Command.of(name of the cmdlet)");
        Objects.requireNonNull(next, "next: pass none where there is no pipeline");
        List<Object> output = new ArrayList<>();
        CommandResult result = next.length == 0 ? stream(command, output::add)
                : run(command, Requests.of(command, next), output::add);
        return result.withOutput(output);
    }

    @Override
    public CommandResult stream(Command command, Consumer<Object> consumer) {
        Objects.requireNonNull(command, "command: pass Command.of(name of the cmdlet)");
        Objects.requireNonNull(consumer, "consumer: what takes the output");
        return command.properties().isEmpty() ? run(command, Requests.of(command), consumer)
                : run(command, Batch.request(command), batch -> Batch.read(batch, command.properties()).forEach(consumer));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Several values go in one call, which ends early so that no answer waits for more than about a second; the limit of time
     * holds for the call. The consumer may use the session. The listener hears how many values are done, in place of the progress
     * that the command itself shows.
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
        for (int done = 0; done < all.size();) {
            EachAnswers answers = new EachAnswers(command, all.subList(done, Math.min(all.size(), done + VALUES_IN_A_CALL)),
                    listener);
            try {
                answers.end(new Execution(command.name(), answers::take, listener).run(command.toString(),
                        answers.request(parameter, Math.min(1_000, timeout.toMillis() / 10)), runspace, Deadline.after(timeout)));
            } catch (PowerShellException e) {
                answers.deliver(consumer);
                throw e;
            }
            done += answers.deliver(consumer);
            listener.accept(Notice.progress(command.name(), done + " of " + all.size(), (int) (100L * done / all.size())));
        }
    }

    private CommandResult run(Command command, PipelineRequest request, Consumer<Object> consumer) {
        return new Execution(command.name(), consumer, listener)
                .run(command.toString(), request, runspace, Deadline.after(timeout));
    }

    /** Runs a script that the library itself has written; values go into its parameters. */
    CommandResult script(String title, String script, Map<String, ?> parameters, Consumer<Object> consumer) {
        return new Execution(title, consumer, listener)
                .run(title, Requests.script(script, parameters), runspace, Deadline.after(timeout));
    }

    /** What the start-up scripts complained of without failing, one sentence each. */
    @Override
    public List<String> problems() {
        return problems;
    }

    /** What the shell says of itself. */
    PsObject serverInfo() {
        return runspace.serverInfo();
    }

    /** The number of the shell's process. */
    long pid() {
        return runspace.pid();
    }

    /** Ends the shell; a call that runs ends with it. Closing again does nothing. */
    @Override
    public void close() {
        runspace.close();
    }

    /** What it is, with the number of the shell's process. */
    @Override
    public String toString() {
        return "PowerShell in process " + runspace.pid();
    }
}
