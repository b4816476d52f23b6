package org.ucsmigration.powershell.internal.session;

import java.time.Duration;

/** A point in time by which a caller wants its answer, on the clock that no one sets back. */
public final class Deadline {

    private final Duration limit;
    private final long end;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + nanos(limit);
    }

    /** So long from now. */
    public static Deadline after(Duration limit) {
        return new Deadline(limit);
    }

    private static long nanos(Duration limit) {
        return limit.compareTo(Duration.ofDays(36_500)) > 0 ? Duration.ofDays(36_500).toNanos() : limit.toNanos();
    }

    /** What is left of it, not more than zero where it has passed. */
    public long nanosLeft() {
        return end - System.nanoTime();
    }

    /** How long it was. */
    public Duration limit() {
        return limit;
    }
}
