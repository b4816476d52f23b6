package org.ucsmigration.powershell.internal.session;

import java.math.BigDecimal;
import java.time.Duration;

/** Spans of time in words. */
final class Durations {

    private Durations() {
    }

    static String words(Duration span) {
        BigDecimal seconds = BigDecimal.valueOf(span.toMillis(), 3).stripTrailingZeros();
        return seconds.toPlainString() + (seconds.compareTo(BigDecimal.ONE) == 0 ? " second" : " seconds");
    }
}
