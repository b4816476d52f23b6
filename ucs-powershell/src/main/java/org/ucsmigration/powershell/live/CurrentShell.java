package org.ucsmigration.powershell.live;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.Call;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.Runspace;
import org.ucsmigration.powershell.internal.session.SessionFault;

/**
 * The shell of a session: where a command in it does not stop, it is replaced by another one, prepared as the first. Safe for use
 * from several threads.
 */
final class CurrentShell implements Caller, AutoCloseable {

    private static final String WHY = "its shell had to be replaced, since a call in it did not stop, and ";

    private final PowerShellOptions options;
    private final List<String> problems;
    private CompletableFuture<Runspace> current;
    /** What was started last. */
    private Runspace last;
    @Nullable
    private Thread replacing;
    private boolean closed;

    private CurrentShell(PowerShellOptions options, Opening.Opened first) {
        this.options = options;
        this.problems = first.problems();
        this.last = first.runspace();
        this.current = CompletableFuture.completedFuture(last);
    }

    static CurrentShell start(PowerShellOptions options) {
        return new CurrentShell(options, Opening.open(options));
    }

    @Override
    public Call call(PipelineRequest request, Deadline deadline) throws SessionFault, InterruptedException {
        while (true) {
            Runspace runspace = await(deadline);
            try {
                return runspace.call(request, deadline);
            } catch (SessionFault e) {
                if (!e.isUnstoppable()) {
                    throw e;
                }
                replace(runspace);
            }
        }
    }

    private Runspace await(Deadline deadline) throws SessionFault, InterruptedException {
        CompletableFuture<Runspace> awaited;
        synchronized (this) {
            awaited = current;
        }
        try {
            return awaited.get(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SessionFault(WHY + "the new one was not ready within " + Durations.words(deadline.limit()), e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new SessionFault(WHY + "there is no new one: " + cause.getMessage(), cause);
        }
    }

    /** Starts another shell in place of that one, unless there is one already. */
    private synchronized void replace(Runspace ended) {
        if (closed || last != ended || !current.isDone()) {
            return;
        }
        CompletableFuture<Runspace> next = new CompletableFuture<>();
        current = next;
        replacing = new Thread(() -> open(next), "powershell-" + ended.pid() + "-replacing");
        replacing.setDaemon(true);
        replacing.start();
    }

    private void open(CompletableFuture<Runspace> next) {
        try {
            Runspace opened = Opening.open(options).runspace();
            boolean late;
            synchronized (this) {
                last = opened;
                late = closed;
            }
            if (late) {
                opened.close();
            }
            next.complete(opened);
        } catch (RuntimeException | Error e) {
            // Whatever it is, those who wait must hear of it.
            next.completeExceptionally(e);
        }
    }

    /** What the first start-up complained of without failing. */
    List<String> problems() {
        return problems;
    }

    /** The runspace that was opened last. */
    synchronized Runspace runspace() {
        return last;
    }

    @Override
    public void close() {
        Thread busy;
        Runspace open;
        synchronized (this) {
            closed = true;
            busy = replacing;
            open = last;
        }
        open.close();
        if (busy != null) {
            busy.interrupt();
            try {
                busy.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            runspace().close();
        }
    }
}
