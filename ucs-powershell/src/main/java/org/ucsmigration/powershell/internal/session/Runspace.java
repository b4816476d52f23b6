package org.ucsmigration.powershell.internal.session;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.Event;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.ProtocolFault;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;
import org.ucsmigration.powershell.internal.shell.Shell;

/**
 * A shell with one runspace open in it, from its start to its end. Safe for use from several threads.
 *
 * <p>One thread reads what the shell says, feeds the protocol engine and hands events to the call that has its turn. Once dead it
 * stays dead, and says of what.
 */
public final class Runspace implements AutoCloseable {

    /** How long a pipeline may take to stop, with nobody waiting for it but the next call. */
    private static final Duration STOPPING = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Shell shell;
    private final Obituary obituary;
    private final Turn turn = new Turn();
    private final RunspacePool engine = new RunspacePool(UUID.randomUUID());
    private final CompletableFuture<PsObject> opened = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private SessionFault death;

    private Runspace(Shell shell) {
        this.shell = shell;
        this.obituary = new Obituary(shell);
    }

    /**
     * Starts a shell and opens a runspace in it; where that fails, nothing is left running.
     *
     * @param command what to start
     * @param deadline when it is to be open
     * @throws SessionFault if it does not start, is no PowerShell, or does not open in time
     * @throws InterruptedException if the thread is interrupted
     */
    public static Runspace open(ProcessBuilder command, Deadline deadline) throws SessionFault, InterruptedException {
        try {
            return open(command.start(), deadline);
        } catch (IOException e) {
            throw new SessionFault("the shell does not start: " + e.getMessage(), e);
        }
    }

    static Runspace open(Process process, Deadline deadline) throws SessionFault, InterruptedException {
        Runspace runspace = new Runspace(Shell.of(process, RunspacePool.LONGEST_LINE));
        boolean open = false;
        try {
            runspace.begin();
            runspace.awaitOpen(deadline);
            open = true;
            return runspace;
        } finally {
            if (!open) {
                runspace.close();
            }
        }
    }

    private void begin() {
        synchronized (engine) {
            engine.open();
            shell.send(engine.takeLines());
        }
        Thread reader = new Thread(this::readAll, "powershell-" + shell.pid() + "-reader");
        reader.setDaemon(true);
        reader.start();
        // A grandchild that holds the pipe open would hide the end of the shell from the reader.
        Executor later = CompletableFuture.delayedExecutor(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        shell.onExit(() -> later.execute(() -> die(obituary.ofEnd())));
    }

    private void awaitOpen(Deadline deadline) throws SessionFault, InterruptedException {
        try {
            opened.get(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new SessionFault("the shell was not ready within " + Durations.words(deadline.limit()) + obituary.lastWords(), e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw death();
        }
    }

    /** What the server says of itself. */
    public PsObject serverInfo() {
        return opened.join();
    }

    /** The number of the shell's process. */
    public long pid() {
        return shell.pid();
    }

    /**
     * Waits for its turn and starts a pipeline.
     *
     * @throws SessionFault if the session has ended, the deadline passes, or this thread is in the middle of a call
     * @throws InterruptedException if the thread is interrupted
     * @throws org.ucsmigration.powershell.clixml.ClixmlException if a value has no form in PowerShell
     */
    public Call call(PipelineRequest request, Deadline deadline) throws SessionFault, InterruptedException {
        if (turn.isTakenBy(Thread.currentThread())) {
            throw new SessionFault("it was called from the consumer of a running call, which could never end: collect the values"
                    + " first and call when the running call has returned, or open a second session");
        }
        if (!turn.await(deadline)) {
            throw new SessionFault("it had no turn within " + Durations.words(deadline.limit()) + ", since other calls ran");
        }
        boolean begun = false;
        Call call = new Call(this);
        try {
            synchronized (engine) {
                if (death != null) {
                    throw death();
                }
                if (!engine.isOpen()) {
                    // The reader knows already, and is about to say why.
                    throw new SessionFault("the runspace has ended");
                }
                engine.start(call.pipeline(), request);
                turn.take(call);
                begun = true;
                shell.send(engine.takeLines());
            }
        } finally {
            if (!begun) {
                turn.decline();
            }
        }
        return call;
    }

    /** The caller takes nothing any more, and the pipeline is to run on. */
    void leaveRunning(Call call) {
        turn.leave(call);
    }

    /** The caller takes nothing any more, and the pipeline is to stop. */
    void leave(Call call) {
        if (!turn.leave(call)) {
            return;
        }
        synchronized (engine) {
            engine.stop(call.pipeline());
            shell.send(engine.takeLines());
            handOutNow(engine.takeEvents());
        }
        Executor later = CompletableFuture.delayedExecutor(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            if (turn.call() == call) {
                die(new SessionFault("a call did not stop within " + Durations.words(STOPPING) + ", and the shell was ended"));
            }
        });
    }

    private void readAll() {
        SessionFault end;
        try {
            // Loading the XML parser takes a while, which the shell needs anyway to start.
            Clixml.parse("<Nil />");
            for (String line = shell.readLine(); line != null; line = shell.readLine()) {
                List<Event> events;
                synchronized (engine) {
                    engine.receive(line);
                    shell.send(engine.takeLines());
                    events = engine.takeEvents();
                }
                for (Event event : events) {
                    handOut(event);
                }
            }
            end = obituary.ofEnd();
        } catch (ProtocolFault e) {
            end = new SessionFault("the shell said what is not PowerShell remoting: " + e.getMessage() + obituary.lastWords(), e);
        } catch (IOException e) {
            end = new SessionFault("the shell's output broke off: " + e.getMessage() + obituary.lastWords(), e);
        } catch (InterruptedException e) {
            end = new SessionFault("the reading of the shell's output was interrupted", e);
        } catch (RuntimeException | Error e) {
            // Whatever happens to this thread, out of memory among it, those who wait must hear of it.
            end = new SessionFault("the shell's output could not be read: " + e, e);
        }
        over.countDown();
        die(end);
    }

    private void handOutNow(List<Event> events) {
        if (events.stream().anyMatch(Event.Finished.class::isInstance)) {
            turn.through();
        }
    }

    private void handOut(Event event) throws InterruptedException {
        if (event instanceof Event.Opened open) {
            opened.complete(open.serverInfo());
        } else if (event instanceof Event.Broken broken) {
            die(new SessionFault("the runspace has ended: " + broken.reason()));
        } else if (event instanceof Event.Closed) {
            over.countDown();
        } else {
            Call call = turn.call();
            if (call != null) {
                call.inbox().put(event);
            }
            handOutNow(List.of(event));
        }
    }

    /** Ends the session for a reason, the first one that there is. */
    private void die(SessionFault reason) {
        synchronized (engine) {
            if (death != null) {
                return;
            }
            death = reason;
        }
        opened.completeExceptionally(reason);
        Call call = turn.call();
        if (call != null) {
            call.inbox().fail(reason);
        }
        turn.through();
        over.countDown();
        shell.end(Duration.ZERO);
    }

    private SessionFault death() {
        synchronized (engine) {
            return new SessionFault(death.getMessage(), death);
        }
    }

    @Override
    public void close() {
        boolean first;
        synchronized (engine) {
            first = death == null;
            if (first) {
                death = new SessionFault("the session is closed: ask before closing it");
                engine.close();
                shell.send(engine.takeLines());
            }
        }
        opened.completeExceptionally(death);
        Call call = turn.call();
        if (call != null) {
            call.inbox().close();
            call.inbox().fail(death);
        }
        turn.through();
        boolean sound = false;
        try {
            sound = over.await(first ? CLOSING.toMillis() : 0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shell.end(sound ? ENDING : Duration.ZERO);
    }
}
