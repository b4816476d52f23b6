package org.ucsmigration.ahead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the clock shows in a year. */
public final class ShiftedTime {

    private static final Duration AHEAD = Duration.ofDays(366);

    private ShiftedTime() {
    }

    /** In place of {@link Instant#now()}. */
    public static Instant now() {
        return Instant.now().plus(AHEAD);
    }

    /** In place of {@link System#currentTimeMillis()}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + AHEAD.toMillis();
    }

    /** In place of {@link Clock#systemUTC()}. */
    public static Clock systemUTC() {
        return Clock.offset(Clock.systemUTC(), AHEAD);
    }
}
