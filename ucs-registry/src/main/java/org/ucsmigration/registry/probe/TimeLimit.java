package org.ucsmigration.registry.probe;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.internal.Failures;

/** Gives up work that does not end in time. A call of Windows cannot be ended: its thread goes on, and nobody waits for it. */
final class TimeLimit {

    private TimeLimit() {
    }

    /**
     * @param limit  from the start of the work on
     * @param failed makes the answer of a reason where there is none within the limit, or the work threw
     */
    static <T> T within(Duration limit, Supplier<T> work, Function<String, T> failed) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "ucs-registry-computer");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return failed.apply("it did not answer within " + Durations.words(limit));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return failed.apply("interrupted before it answered");
        } catch (ExecutionException fault) {
            return failed.apply("to read it failed with " + Failures.words(fault.getCause() == null ? fault : fault.getCause()));
        }
    }
}
