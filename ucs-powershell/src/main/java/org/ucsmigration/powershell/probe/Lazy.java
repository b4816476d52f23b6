package org.ucsmigration.powershell.probe;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.PowerShellException;

/**
 * Something that is fetched when it is first asked for, once. Thread-safe; what an interrupted thread fetched is not kept, since
 * it may be cut short.
 */
final class Lazy<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> fetch;
    @Nullable
    private volatile T value;

    Lazy(Supplier<T> fetch) {
        this.fetch = fetch;
    }

    T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PowerShellException.of("list", "interrupted while another thread fetched it", e);
        }
        try {
            if (value != null) {
                return value;
            }
            T fetched = fetch.get();
            if (!Thread.currentThread().isInterrupted()) {
                value = fetched;
            }
            return fetched;
        } finally {
            lock.unlock();
        }
    }
}
