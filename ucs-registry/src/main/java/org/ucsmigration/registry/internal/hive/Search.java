package org.ucsmigration.registry.internal.hive;

import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** The search for one of several, any of which may be damaged: what cannot be read may have been the one. */
final class Search<T> {

    private final Predicate<T> isWanted;
    @Nullable
    private T found;
    @Nullable
    private HiveException damage;

    /** What can fail to be read. */
    interface Reading<T> {

        T read() throws HiveException;
    }

    Search(Predicate<T> isWanted) {
        this.isWanted = isWanted;
    }

    /** Looks at one, and returns whether to go on. */
    boolean look(Reading<T> reading) {
        try {
            T one = reading.read();
            found = isWanted.test(one) ? one : null;
        } catch (HiveException fault) {
            damage = damage == null ? fault : damage;
        }
        return found == null;
    }

    boolean isFound() {
        return found != null;
    }

    /** The one that was found; empty where all were read and none was it. */
    Optional<T> answer() throws HiveException {
        if (found == null && damage != null) {
            throw damage;
        }
        return Optional.ofNullable(found);
    }
}
