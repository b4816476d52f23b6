package org.ucsmigration.fact;

import java.util.List;

/** What a fact is before anybody said anything about it: unknown, for a reason that any other reason replaces. */
final class Unstated {

    private static final String NOTHING = "nothing was collected about ";

    private Unstated() {
    }

    static <T> Fact<T> about(String what) {
        return Fact.unknown(NOTHING + what);
    }

    static <T> Fact<T> merge(Fact<T> one, Fact<T> other) {
        return isUnstated(one) ? other : isUnstated(other) ? one : one.merge(other);
    }

    static <T> Fact<T> checked(String name, Fact<T> fact) {
        if (fact == null) {
            throw new NullPointerException("The fact \"" + name + "\" is null. Use Fact.unknown(reason) where it is not known.");
        }
        return fact;
    }

    private static boolean isUnstated(Fact<?> fact) {
        List<String> reasons = fact.reasons();
        return reasons.size() == 1 && reasons.get(0).startsWith(NOTHING);
    }
}
