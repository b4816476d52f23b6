package org.ucsmigration.powershell.internal.session;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.powershell.internal.psrp.Event;

/**
 * Whose turn it is: one call at a time, the others in the order in which they came.
 *
 * <p>A turn is over when the caller has left and the shell is done with the call, whichever is last. The shell is done with a
 * call that ran to its end at that end; with one that was stopped when it has run another pipeline, which says that it is free.
 */
final class Turn {

    private final Semaphore free = new Semaphore(1, true);
    @Nullable
    private Call call;
    /** The pipeline whose end is the end of the shell's part. */
    @Nullable
    private UUID last;
    private boolean left;
    private boolean shellDone;

    /**
     * Waits for the turn.
     *
     * @throws SessionFault if the deadline passes, or this thread has the turn, which then could never come
     */
    void await(Deadline deadline) throws SessionFault, InterruptedException {
        Call running = call();
        if (running != null) {
            running.refuseFromWithin();
        }
        if (!free.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
            throw SessionFault.withoutTurn("it had no turn within " + Durations.words(deadline.limit())
                    + (isStopping() ? ", since a call before it does not stop" : ", since other calls ran"));
        }
    }

    /** Gives the turn that was waited for to a call. */
    synchronized void take(Call taker) {
        call = taker;
        last = taker.pipeline();
        left = false;
        shellDone = false;
    }

    /** Gives the turn back unused. */
    void decline() {
        free.release();
    }

    /** The caller has left; true where the shell is not done yet: it will be at the end of that pipeline. */
    synchronized boolean leave(Call leaver, UUID end) {
        if (call != leaver || left) {
            return false;
        }
        left = true;
        last = end;
        return !endIfOver();
    }

    /** Waits until the turn of a call is over; false where it is not by then. Interrupts are kept for later. */
    synchronized boolean awaitEnd(Call over, Deadline deadline) {
        boolean interrupted = false;
        while (call == over && deadline.nanosLeft() > 0) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return call != over;
    }

    /** Gives an event to the call that has its turn, and waits while that has no room; not to be called with a lock held. */
    void handOut(Event event) throws InterruptedException {
        Call taker = call();
        // Before the caller can see it: who leaves at the end of a call does not stop anything.
        endAt(event);
        if (taker != null) {
            taker.inbox().put(event);
        }
    }

    /** Ends the shell's part of the turn where the event is the end of the last pipeline. */
    synchronized void endAt(Event event) {
        if (event instanceof Event.Finished end && end.pipeline().equals(last)) {
            shellIsDone();
        }
    }

    /** Says to the call that has its turn that nothing more comes, and why. */
    void fail(SessionFault why) {
        Call taker = call();
        if (taker != null) {
            taker.inbox().fail(why);
        }
        shellIsDone();
    }

    /** The same, without what has come and not been taken. */
    void failAtOnce(SessionFault why) {
        Call taker = call();
        if (taker != null) {
            taker.inbox().close();
        }
        fail(why);
    }

    private synchronized void shellIsDone() {
        if (call != null && !shellDone) {
            shellDone = true;
            endIfOver();
        }
    }

    private boolean endIfOver() {
        Call over = call;
        if (over == null || !left || !shellDone) {
            return false;
        }
        call = null;
        free.release();
        notifyAll();
        over.isOver();
        return true;
    }

    /** The call that has its turn, or null. */
    @Nullable
    synchronized Call call() {
        return call;
    }

    /** Whether the call before was stopped; one that was left to run to its end was not. */
    private synchronized boolean isStopping() {
        return call != null && left && !call.pipeline().equals(last);
    }
}
