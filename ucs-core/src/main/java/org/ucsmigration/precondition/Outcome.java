package org.ucsmigration.precondition;

import java.util.Objects;

/**
 * Met, not met, or not known: the three values of Kleene's strong logic. Unknown is never a success.
 *
 * <p>In Groovy every constant is truthy: ask {@link #isMet()}.
 *
 * @since 0.1.0
 */
public enum Outcome {
    /** It holds. */
    MET,
    /** It does not hold. */
    NOT_MET,
    /** Nobody can say. */
    UNKNOWN;

    /** Whether it holds. */
    public boolean isMet() {
        return this == MET;
    }

    /** Both hold: not met if either is not, met if both are, else unknown. */
    public Outcome and(Outcome other) {
        Objects.requireNonNull(other, "other");
        if (this == NOT_MET || other == NOT_MET) {
            return NOT_MET;
        }
        return this == MET && other == MET ? MET : UNKNOWN;
    }

    /** Either holds: met if either is, not met if both are not, else unknown. */
    public Outcome or(Outcome other) {
        Objects.requireNonNull(other, "other");
        return negate().and(other.negate()).negate();
    }

    /** The opposite; unknown stays unknown. */
    public Outcome negate() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
