package org.ucsmigration.internal;

import java.time.Instant;
import java.util.Optional;

/** Instants of which either may not be known. */
public final class Instants {

    private Instants() {
    }

    /** The later of two; the other where only one is known. */
    public static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return isLater(other, one) ? other : one;
    }

    /** Whether the one is known to be after the other, or known where the other is not. */
    public static boolean isLater(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isAfter(other.get()));
    }
}
