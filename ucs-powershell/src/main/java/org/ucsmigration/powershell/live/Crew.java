package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.List;

/** Threads of our own that were started together and are ended together. For use by one thread. */
final class Crew {

    private final List<Thread> threads = new ArrayList<>();

    Crew(Thread... started) {
        threads.addAll(List.of(started));
    }

    /** Starts one more. */
    void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Waits for the end of each; where this thread is interrupted meanwhile, those are too, and it stays so. */
    void join() {
        boolean interrupted = false;
        for (Thread each : threads) {
            while (each.isAlive()) {
                try {
                    each.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    interrupt();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
