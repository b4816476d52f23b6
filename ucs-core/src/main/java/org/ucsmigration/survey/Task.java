package org.ucsmigration.survey;

import java.util.concurrent.Future;
import javax.annotation.Nullable;

/**
 * Something that a probe is to do on another thread, and how far it is. The time that it may take counts from its start, and
 * anew from each sign of life. Thread-safe.
 */
final class Task implements Runnable {

    private final Runnable work;
    private final long limit;
    @Nullable
    private Future<?> future;
    private boolean started;
    private boolean ended;
    private boolean stopped;
    private boolean news;
    private long lifeAt;
    @Nullable
    private Throwable failure;

    /** @param limit for how many nanoseconds it may give no sign of life */
    Task(Runnable work, long limit) {
        this.work = work;
        this.limit = limit;
    }

    /** Does the work, unless another thread does it or has done it. */
    @Override
    public void run() {
        synchronized (this) {
            if (started) {
                return;
            }
            started = true;
            lifeAt = System.nanoTime();
            notifyAll();
        }
        Throwable thrown = null;
        try {
            work.run();
        } catch (Throwable e) {
            // Whatever a probe throws is a reason for its users, an error too.
            thrown = e;
        }
        synchronized (this) {
            failure = stopped ? null : thrown;
            ended = !stopped;
            notifyAll();
        }
    }

    synchronized void runsAs(Future<?> newFuture) {
        future = newFuture;
    }

    /** Tells, from within the work, that it goes on. */
    synchronized void goesOn() {
        lifeAt = System.nanoTime();
        news = true;
        notifyAll();
    }

    /** Waits so many nanoseconds for its start; says whether it has started. */
    synchronized boolean awaitStart(long nanos) throws InterruptedException {
        long since = System.nanoTime();
        for (long left = nanos; !started && left > 0; left = nanos - (System.nanoTime() - since)) {
            wait(millis(left));
        }
        return started;
    }

    /**
     * Waits, so many nanoseconds at the most, until there is news of it, it has ended, or it is over its time.
     *
     * @throws InterruptedException also where there is news, if the thread is interrupted
     */
    synchronized void await(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long since = System.nanoTime();
        for (long left = nanos; !news && !ended && left > 0 && !isOverTime(); left = nanos - (System.nanoTime() - since)) {
            wait(millis(started ? Math.min(left, limit - (System.nanoTime() - lifeAt)) : left));
        }
        news = false;
    }

    /** A moment too long is no harm, one of nothing would be for ever. */
    private static long millis(long nanos) {
        return Math.max(0, nanos) / 1_000_000 + 1;
    }

    /** Whether it came to its own end. */
    synchronized boolean isEnded() {
        return ended;
    }

    /** Whether it has given no sign of life for longer than it may. */
    synchronized boolean isOverTime() {
        return started && !ended && System.nanoTime() - lifeAt >= limit;
    }

    /** What the work threw; null where it threw nothing, or has not ended. */
    @Nullable
    synchronized Throwable failure() {
        return failure;
    }

    /** Interrupts the work if it goes on, and lets it not begin if it has not. */
    void stop() {
        Future<?> running;
        synchronized (this) {
            started = true;
            stopped = !ended;
            running = stopped ? future : null;
        }
        if (running != null) {
            running.cancel(true);
        }
    }
}
