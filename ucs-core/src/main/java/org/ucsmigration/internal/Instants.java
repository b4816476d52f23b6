package org.ucsmigration.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Instants of which either may not be known, and the end of those that can be told. */
public final class Instants {

    private Instants() {
    }

    /** The later of two; the other where only one is known. */
    public static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return isLater(other, one) ? other : one;
    }

    /** So long after the start, or the last instant that there is. */
    public static Instant after(Instant start, Duration length) {
        return length.compareTo(Duration.between(start, Instant.MAX)) < 0 ? start.plus(length) : Instant.MAX;
    }

    /** Whether the one is known to be after the other, or known where the other is not. */
    public static boolean isLater(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isAfter(other.get()));
    }
}
