package org.ucsmigration.registry.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A few threads that read, and one that hands on in the order in which the work was given; little waits in between. */
final class ReadAhead<T> implements AutoCloseable {

    /** Enough for a slow file not to stop the others, few enough to hold in memory. */
    private static final int WAITING_PER_THREAD = 8;
    /** What reads notices an interrupt well within this time. */
    private static final int MILLISECONDS_TO_END = 100;

    private final ExecutorService executor;
    private final int most;
    private final Deque<Future<T>> waiting = new ArrayDeque<>();
    private final Consumer<T> into;

    ReadAhead(int threads, Consumer<T> into) {
        this.into = into;
        this.most = threads * WAITING_PER_THREAD;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "ucs-registry-sweep");
            thread.setDaemon(true);
            return thread;
        });
    }

    void take(Callable<T> work) {
        refuseInterrupt();
        if (waiting.size() >= most) {
            handOn();
        }
        waiting.add(executor.submit(work));
    }

    void finish() {
        while (!waiting.isEmpty()) {
            handOn();
        }
    }

    private void handOn() {
        // A reading that is done already is given without a look at the interrupt.
        refuseInterrupt();
        try {
            into.accept(waiting.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuseInterrupt();
        } catch (ExecutionException fault) {
            Throwable cause = Objects.requireNonNull(fault.getCause(), "a task fails with a cause");
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("A registry reading failed in a way that nobody foresaw: " + cause, cause);
        }
    }

    private static void refuseInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The sweep of registries was interrupted.");
        }
    }

    /** Ends what is still read, and waits a moment for it. */
    @Override
    public void close() {
        executor.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            executor.awaitTermination(MILLISECONDS_TO_END, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
