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
    private volatile boolean left;
    private volatile Runnable over = () -> { };

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
        left = true;
        inbox.close();
        runspace.leaveRunning(this);
    }

    /** Stops the pipeline and waits a moment; whether it has stopped. Interrupts are kept for later. */
    public boolean stop(Duration moment) {
        close();
        return runspace.awaitEnd(this, Deadline.after(moment));
    }

    /**
     * Has something done, once, when the turn of this call is over: the thread that made it has left it, and the shell is done
     * with it. Not for long, and not to be said after leaving.
     */
    public void whenOver(Runnable then) {
        over = then;
    }

    void isOver() {
        over.run();
    }

    /** Whether the thread that made it has left it. */
    public boolean isLeft() {
        return left;
    }

    /**
     * Refuses another call from its own consumer.
     *
     * @throws SessionFault if this thread is in the middle of it
     */
    public void refuseFromWithin() throws SessionFault {
        if (!left && owner == Thread.currentThread()) {
            throw new SessionFault("it was called from the consumer of a running call, which could never end: collect the values"
                    + " first and call when the running call has returned, or open a second session");
        }
    }

    @Override
    public void close() {
        left = true;
        inbox.close();
        runspace.leave(this);
    }

    UUID pipeline() {
        return pipeline;
    }

    Inbox inbox() {
        return inbox;
    }
}
