package org.ucsmigration.survey;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Durations;

/** Where the probes of one run do their work: the caller's executor, or threads of the run's own; and until when. */
final class Workers implements AutoCloseable {

    /** So long an executor may let a task wait: then its threads are taken, perhaps by those who wait for this very task. */
    private static final long PATIENCE = 1_000_000_000L;

    /** The run ends here, with what it has. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param why as a sentence of the result; null where the calling thread was interrupted */
        Ended(@Nullable String why) {
            super(why);
        }
    }

    @Nullable
    private final ExecutorService given;
    private final ExecutorService own = Executors.newCachedThreadPool(Workers::daemon);
    private final long limit;
    @Nullable
    private final Duration total;
    private final long begun = System.nanoTime();
    private boolean hasStartedAny;
    private boolean isGivenStuck;

    Workers(@Nullable ExecutorService given, Duration limit, @Nullable Duration total) {
        this.given = given;
        this.limit = Durations.nanos(limit);
        this.total = total;
    }

    /**
     * Lets the work be done until it ends or is over its time, which the caller then stops, and tells the listener, on this
     * thread, when there is news of it.
     *
     * @throws RejectedExecutionException if the caller's executor takes no more work
     * @throws Ended if the run ends here
     */
    void run(Task task, Runnable listener) {
        try {
            start(task);
            while (!task.isEnded() && !task.isOverTime()) {
                task.await(left());
                listener.run();
                checkLeft();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ended(null);
        }
    }

    Task task(Runnable work) {
        return new Task(work, limit);
    }

    private void start(Task task) throws InterruptedException {
        checkLeft();
        if (given != null && !isGivenStuck) {
            task.runsAs(given.submit(task));
            if (task.awaitStart(Math.min(PATIENCE, left()))) {
                hasStartedAny = true;
                return;
            }
            // One that never started anything is waited for no more: the survey itself may be what occupies it.
            isGivenStuck = !hasStartedAny;
        }
        task.runsAs(own.submit(task));
    }

    /** @throws Ended if the calling thread is interrupted, which it stays */
    static void refuseInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Ended(null);
        }
    }

    private void checkLeft() {
        if (left() <= 0) {
            throw new Ended("the total limit of the survey, " + Durations.words(total == null ? Duration.ZERO : total)
                    + ", was over before its end");
        }
    }

    private long left() {
        return total == null ? Long.MAX_VALUE : Durations.nanos(total) - (System.nanoTime() - begun);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "ucs-survey");
        thread.setDaemon(true);
        return thread;
    }

    /** Interrupts what still runs on threads of the run's own. */
    @Override
    public void close() {
        own.shutdownNow();
    }
}
