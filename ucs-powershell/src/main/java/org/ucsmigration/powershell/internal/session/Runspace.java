package org.ucsmigration.powershell.internal.session;

import static org.ucsmigration.internal.Durations.words;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.ArgumentFault;
import org.ucsmigration.powershell.internal.psrp.Creation;
import org.ucsmigration.powershell.internal.psrp.Event;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.ProtocolFault;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;
import org.ucsmigration.powershell.internal.shell.Shell;

/**
 * A shell with one runspace open in it, from its start to its end. Safe for use from several threads. Once ended it stays so.
 *
 * <p><b>Threads.</b> A <i>caller</i> starts a call, takes its events and leaves it. The <i>reader</i>, one thread of our own,
 * takes the shell's lines, feeds the engine and hands events to the call that has its turn; it waits where that call's inbox is
 * full. The <i>watchdog</i>, another of our own, ends the session where a call does not stop, or where the shell has gone and
 * something else holds its output open. Lines to the shell are only queued here; its own thread writes them.
 *
 * <p><b>Locks.</b> {@link Conversation} guards the protocol engine, which knows no threads, and with it the order of what is
 * sent, and that no call begins once the session has ended. {@link Turn} and {@link Inbox} have a lock each. Their order is
 * conversation, then turn; an inbox is never touched with either held, since putting into it may wait, and nothing waits with the
 * conversation held.
 *
 * <p><b>States.</b> <i>Opening</i>, until {@code opened} is complete. <i>Idle</i>, while nobody has the turn. <i>Calling</i>,
 * while a caller has it. <i>Stopping</i>, when the caller has left and the shell is not done yet: the next call waits.
 * <i>Ended</i>, from any of the others, as soon as the end has its reason: {@link #endWith} by itself, {@link #close} by the
 * user, whichever is first. In this order: the reason is there, so that no call begins; {@code opened} fails; the call that has
 * the turn hears; the turn is given up, so that those who wait for it hear too; the shell is ended.
 */
public final class Runspace implements AutoCloseable {

    private static final Duration LOOKING = Duration.ofMillis(250);
    private static final Duration KEY_EXCHANGE = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Shell shell;
    private final ShellReport report;
    private final Duration stopping;
    private final Watchdog watchdog;
    private final Turn turn = new Turn();
    private final Conversation conversation;
    private final CompletableFuture<PsObject> opened = new CompletableFuture<>();
    /** Nothing more comes from the shell. */
    private final CountDownLatch silent = new CountDownLatch(1);
    /** The key exchange was not answered in all the time that it has: no other call is to wait as long. */
    private volatile boolean keyOverdue;

    private Runspace(Shell shell, Duration stopping) {
        this.shell = shell;
        this.conversation = new Conversation(shell);
        this.stopping = stopping;
        this.watchdog = new Watchdog("powershell-" + shell.pid() + "-watchdog");
        this.report = new ShellReport(shell);
    }

    /**
     * Starts a shell and opens a runspace in it; where that fails, nothing is left running.
     *
     * @param command what to start
     * @param stopping how long a pipeline may take to stop, before the shell is ended
     * @param deadline when it is to be open
     * @throws SessionFault if it does not start, is no PowerShell, or does not open in time
     * @throws InterruptedException if the thread is interrupted
     */
    public static Runspace open(ProcessBuilder command, Duration stopping, Deadline deadline) throws SessionFault,
            InterruptedException {
        String mark = Shell.mark(command);
        try {
            return open(Shell.of(command.start(), mark, RunspacePool.LONGEST_LINE), stopping, deadline);
        } catch (IOException e) {
            throw new SessionFault("the shell does not start: " + e.getMessage(), e);
        }
    }

    static Runspace open(Shell shell, Duration stopping, Deadline deadline) throws SessionFault, InterruptedException {
        Runspace runspace = new Runspace(shell, stopping);
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
        conversation.open();
        Thread reader = new Thread(this::readAll, "powershell-" + shell.pid() + "-reader");
        reader.setDaemon(true);
        reader.start();
        // A grandchild that holds the pipe open would hide the end of the shell from the reader.
        watchdog.each(LOOKING, () -> {
            if (!shell.isAlive()) {
                watchdog.after(CLOSING, () -> endWith(report.ofExit()));
            }
        });
    }

    private void awaitOpen(Deadline deadline) throws SessionFault, InterruptedException {
        try {
            opened.get(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SessionFault("the shell was not ready within " + words(deadline.limit()) + report.lastErrors(), e);
        } catch (ExecutionException e) {
            throw conversation.fault();
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
     * @throws ClixmlException if a value has no form in PowerShell
     * @throws ArgumentFault if a value cannot be read
     */
    public Call call(PipelineRequest request, Deadline deadline) throws SessionFault, InterruptedException {
        Creation creation = Creation.of(request);
        turn.await(deadline);
        boolean begun = false;
        Call call = new Call(this);
        try {
            if (conversation.start(call, creation, turn)) {
                watchdog.after(keyOverdue ? Duration.ZERO : KEY_EXCHANGE, () -> expectKey(call));
            }
            begun = true;
        } finally {
            if (!begun) {
                turn.decline();
            }
        }
        return call;
    }

    private void expectKey(Call call) {
        if (conversation.waitsForKey(call)) {
            keyOverdue = true;
            call.inbox().fail(SessionFault.noKey(KEY_EXCHANGE));
        }
    }

    /** Whether a call has not begun, since its secrets wait for the answer to the key exchange. */
    boolean waitsForKey(Call call) {
        return conversation.waitsForKey(call);
    }

    /** The caller takes nothing any more, and the pipeline is to run on. */
    void leaveRunning(Call call) {
        turn.leave(call, call.pipeline());
    }

    /** Waits until the shell is done with a call that was left; false where it is not by then. */
    boolean awaitEnd(Call call, Deadline deadline) {
        return turn.awaitEnd(call, deadline);
    }

    /** The caller takes nothing any more, and the pipeline is to stop; of what comes then only ends are wanted. */
    void leave(Call call) {
        UUID after = UUID.randomUUID();
        if (!turn.leave(call, after)) {
            return;
        }
        conversation.stop(call.pipeline(), after).forEach(turn::endAt);
        watchdog.after(stopping, () -> {
            if (turn.call() == call) {
                endWith(SessionFault.unstoppable("a call did not stop within " + words(stopping) + ", and the shell was ended"));
            }
        });
    }

    private void readAll() {
        SessionFault why = new ShellReader(shell, report).readAll(this::take);
        silent.countDown();
        endWith(why);
    }

    private void take(String line) throws ProtocolFault, InterruptedException {
        for (Event event : conversation.receive(line)) {
            handOut(event);
        }
    }

    private void handOut(Event event) throws InterruptedException {
        if (event instanceof Event.Opened open) {
            opened.complete(open.serverInfo());
        } else if (event instanceof Event.Broken broken) {
            endWith(new SessionFault("the runspace has ended: " + broken.reason()));
        } else if (event instanceof Event.Closed) {
            silent.countDown();
        } else {
            turn.handOut(event);
        }
    }

    /** Ends the session for a reason, the first one that there is. */
    private void endWith(SessionFault why) {
        SessionFault reason = why.asEnd();
        if (!conversation.end(reason)) {
            return;
        }
        opened.completeExceptionally(reason);
        turn.fail(reason);
        silent.countDown();
        shell.end(Duration.ZERO);
        watchdog.end();
    }

    @Override
    public void close() {
        SessionFault closed = new SessionFault("the session is closed: ask before closing it");
        boolean first = conversation.close(closed);
        opened.completeExceptionally(closed);
        turn.failAtOnce(conversation.fault());
        boolean sound = false;
        try {
            sound = silent.await(first ? CLOSING.toMillis() : 0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shell.end(sound ? ENDING : Duration.ZERO);
        watchdog.end();
    }
}
