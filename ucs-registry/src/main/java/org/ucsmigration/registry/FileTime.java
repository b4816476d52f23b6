package org.ucsmigration.registry;

import java.time.Instant;
import java.util.Optional;

/** Windows' count of 100 ns since 1601. */
final class FileTime {

    private static final long TICKS_A_SECOND = 10_000_000;
    private static final long SECONDS_TO_1970 = 11_644_473_600L;

    private FileTime() {
    }

    /** The instant; empty for zero, which means that nobody wrote it down. */
    static Optional<Instant> instant(long ticks) {
        return ticks == 0 ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(Long.divideUnsigned(ticks, TICKS_A_SECOND) - SECONDS_TO_1970,
                        Long.remainderUnsigned(ticks, TICKS_A_SECOND) * 100));
    }
}
