package org.ucsmigration.registry.internal;

/** What a key of a collected file tells beside what every key tells. */
public interface Implied {

    /** Whether the file names the key only as a part of others' paths, so that it need not hold all that is in it. */
    boolean isImplied();
}
