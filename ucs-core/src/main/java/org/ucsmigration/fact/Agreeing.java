package org.ucsmigration.fact;

import java.util.Optional;

/** A value that another source can say less or more precisely without contradicting it. A class, to keep that between facts. */
abstract class Agreeing<T> {

    /**
     * What both say together, or empty where they contradict each other. In whatever order many are put together, the same
     * comes of it.
     */
    abstract Optional<T> agreeWith(T other);

    /**
     * Whether what was once seen stays true, so that a newer reading adds to the older one of the same witness instead of
     * superseding it: a sign-in that happened has happened.
     */
    boolean accumulates() {
        return false;
    }
}
