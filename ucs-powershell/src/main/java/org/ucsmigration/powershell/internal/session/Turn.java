package org.ucsmigration.powershell.internal.session;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is: one call at a time, the others in the order in which they came.
 *
 * <p>A turn is over when the caller has left and the shell is through with the call, whichever is last.
 */
final class Turn {

    private final Semaphore free = new Semaphore(1, true);
    private Call call;
    private boolean left;
    private boolean through;

    /** Waits for the turn, or gives up at the deadline. */
    boolean await(Deadline deadline) throws InterruptedException {
        return free.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    }

    /** Gives the turn that was waited for to a call. */
    synchronized void take(Call taker) {
        call = taker;
        left = false;
        through = false;
    }

    /** Gives the turn back unused. */
    void decline() {
        free.release();
    }

    /** The caller has left; true where the shell still has to get through. */
    synchronized boolean leave(Call leaver) {
        if (call != leaver || left) {
            return false;
        }
        left = true;
        return !endIfOver();
    }

    /** The shell is through with the call that has its turn. */
    synchronized void through() {
        if (call != null && !through) {
            through = true;
            endIfOver();
        }
    }

    private boolean endIfOver() {
        if (left && through) {
            call = null;
            free.release();
            return true;
        }
        return false;
    }

    /** The call that has its turn, or null. */
    synchronized Call call() {
        return call;
    }

    /** Whether this thread is in the middle of a call. */
    synchronized boolean isTakenBy(Thread thread) {
        return call != null && !left && call.isOf(thread);
    }
}
