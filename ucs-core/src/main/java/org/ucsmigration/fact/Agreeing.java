package org.ucsmigration.fact;

import java.util.Optional;

/** A value that another source can say less or more precisely without contradicting it. */
interface Agreeing<T> {

    /** What both say together, or empty where they contradict each other. */
    Optional<T> agreeWith(T other);
}
