package org.ucsmigration.move;

import java.util.List;

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

    /** The most careful of all. */
    static MoveVerdict of(List<MoveFinding> findings) {
        MoveVerdict careful = GO;
        for (MoveFinding finding : findings) {
            careful = finding.verdict().compareTo(careful) > 0 ? finding.verdict() : careful;
        }
        return careful;
    }
}
