package org.ucsmigration.powershell.internal.session;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Looks after one session in a thread of its own, which ends with it. Safe for use from several threads. */
final class Watchdog {

    private final ScheduledThreadPoolExecutor timer;

    Watchdog(String name) {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        // Once it is shut down there is nothing to look after.
        timer.setRejectedExecutionHandler((work, executor) -> { });
    }

    /** Does something once, unless the session ends before. */
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it: it tells the calls itself, by what it does to them.
    void after(Duration time, Runnable then) {
        timer.schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something again and again until the session ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it: it tells the calls itself, by what it does to them.
    void each(Duration time, Runnable then) {
        timer.scheduleWithFixedDelay(then, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does nothing more, but for what it is about. */
    void end() {
        timer.shutdown();
    }
}
