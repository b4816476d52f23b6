package org.ucsmigration.move;

/**
 * Whether a user may be moved. In the order of caution. In Groovy every constant is truthy: ask {@link #isGo()}.
 *
 * @since 0.1.0
 */
public enum MoveVerdict {
    /** Move: everything that the move demands is proven. */
    GO,
    /** Not yet: something must be found out, decided or settled first; the first step says what. */
    ASK_FIRST,
    /** No: contacts are known to get lost. */
    NO_GO;

    /** Whether it is {@link #GO}. */
    public boolean isGo() {
        return this == GO;
    }

    /** The more careful of the two. */
    MoveVerdict and(MoveVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
