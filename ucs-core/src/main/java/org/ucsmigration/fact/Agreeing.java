package org.ucsmigration.fact;

import java.util.Optional;

/** A value that another source can say less or more precisely without contradicting it. A class, to keep that between facts. */
abstract class Agreeing<T> {

    /** What both say together, or empty where they contradict each other. */
    abstract Optional<T> agreeWith(T other);
}
