package org.ucsmigration.evidence;

/**
 * How much a conclusion can bear. In Groovy every constant is truthy: ask {@link #isDefinite()}.
 *
 * @since 0.1.0
 */
public enum Certainty {
    /** A fresh reading of the server decides, or, for MIGRATED, a fresh test that succeeded. */
    DEFINITE,
    /**
     * Only what was last seen, by a weaker witness or too long ago, or nothing at all: ask the server before anything
     * depends on it.
     */
    PROVISIONAL;

    /** Whether it is {@link #DEFINITE}. */
    public boolean isDefinite() {
        return this == DEFINITE;
    }
}
