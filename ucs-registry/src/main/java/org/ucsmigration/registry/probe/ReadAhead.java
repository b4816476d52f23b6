package org.ucsmigration.registry.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A few threads that read, and one that hands on in the order in which the work was given; little waits in between. */
final class ReadAhead implements AutoCloseable {

    /** Enough for a slow file not to stop the others, few enough to hold in memory. */
    private static final int WAITING_PER_THREAD = 8;

    private final ExecutorService executor;
    private final int most;
    private final Deque<Future<List<RegistryReading>>> waiting = new ArrayDeque<>();
    private final Consumer<RegistryReading> into;

    ReadAhead(int threads, Consumer<RegistryReading> into) {
        this.into = into;
        this.most = threads * WAITING_PER_THREAD;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "ucs-registry-sweep");
            thread.setDaemon(true);
            return thread;
        });
    }

    void take(ReadingTask work) {
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
        try {
            // A reading that is done already is given without a look at the interrupt.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            waiting.remove().get().forEach(into);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The sweep of registries was interrupted.");
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("A registry reading failed in a way that nobody foresaw: " + fault.getCause(), fault.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
