package org.ucsmigration.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

/** Spans of time: in words, and refused where there is none. */
public final class Durations {

    private Durations() {
    }

    /** In nanoseconds; a span too long for that, of centuries, is as long as can be. */
    public static long nanos(Duration span) {
        try {
            return span.toNanos();
        } catch (ArithmeticException e) {
            return span.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** In seconds, to the millisecond: {@code 1 second}, {@code 0.25 seconds}. */
    public static String words(Duration span) {
        BigDecimal seconds = BigDecimal.valueOf(span.getSeconds())
                .add(BigDecimal.valueOf(span.getNano() / 1_000_000, 3)).stripTrailingZeros();
        return seconds.toPlainString() + (seconds.compareTo(BigDecimal.ONE) == 0 ? " second" : " seconds");
    }

    /**
     * The span itself.
     *
     * @param what    its name for the middle of a sentence: {@code limit per user}
     * @param example what to write instead: {@code Duration.ofSeconds(30)}
     * @throws IllegalArgumentException if it is zero or negative
     */
    public static Duration positive(String what, Duration span, String example) {
        Objects.requireNonNull(span, () -> "The " + what + " is null: give a time, for example " + example + ".");
        if (span.isZero() || span.isNegative()) {
            throw new IllegalArgumentException("The " + what + " is a positive time, for example " + example + ", but got "
                    + span + ".");
        }
        return span;
    }
}
