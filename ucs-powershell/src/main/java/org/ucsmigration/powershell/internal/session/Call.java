package org.ucsmigration.powershell.internal.session;

import java.time.Duration;
import java.util.UUID;
import org.ucsmigration.powershell.internal.psrp.Event;

/**
 * One call that has its turn, for the thread that made it.
 *
 * <p>Closing it before its end stops the pipeline, without waiting: what still comes of it is dropped, and the next call has its
 * turn when the shell has it stopped.
 */
public final class Call implements AutoCloseable {

    private final Runspace runspace;
    private final UUID pipeline = UUID.randomUUID();
    private final Thread owner = Thread.currentThread();
    private final Inbox inbox = new Inbox();

    Call(Runspace runspace) {
        this.runspace = runspace;
    }

    /**
     * The next thing that happens.
     *
     * @throws SessionFault if the deadline passes, or the session ends
     * @throws InterruptedException if the thread is interrupted
     */
    public Event next(Deadline deadline) throws SessionFault, InterruptedException {
        try {
            return inbox.take(deadline);
        } catch (SessionFault e) {
            throw e.isLate() && runspace.waitsForKey(this) ? SessionFault.noKey(deadline.limit()) : e;
        }
    }

    /** Lets the pipeline run to its end with nobody listening; the next call has its turn then. */
    public void detach() {
        inbox.close();
        runspace.leaveRunning(this);
    }

    /** Stops the pipeline and waits a moment; whether it has stopped. Interrupts are kept for later. */
    public boolean stop(Duration moment) {
        close();
        return runspace.awaitEnd(this, Deadline.after(moment));
    }

    @Override
    public void close() {
        inbox.close();
        runspace.leave(this);
    }

    UUID pipeline() {
        return pipeline;
    }

    Inbox inbox() {
        return inbox;
    }

    boolean isOf(Thread thread) {
        return owner == thread;
    }
}
