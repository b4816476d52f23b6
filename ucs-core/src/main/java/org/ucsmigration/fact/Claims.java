package org.ucsmigration.fact;

import java.util.List;
import java.util.Optional;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact.Known;

/** How one more claim joins the claims that are there. */
final class Claims {

    private Claims() {
    }

    static <T> void add(List<Known<T>> claims, Known<T> claim) {
        for (int i = 0; i < claims.size(); i++) {
            Known<T> there = claims.get(i);
            Optional<T> both = agreed(there.value(), claim.value());
            if (both.isPresent()) {
                claims.set(i, new Known<>(both.get(), source(there, claim, both.get())));
                return;
            }
        }
        claims.add(claim);
    }

    @SuppressWarnings("unchecked")
    private static <T> Optional<T> agreed(T one, T other) {
        // A class agrees with its own kind only, so the cast holds wherever the classes are the same.
        if (one instanceof Agreeing<?> agreeing && one.getClass() == other.getClass()) {
            return ((Agreeing<T>) agreeing).agreeWith(other);
        }
        return one.equals(other) ? Optional.of(one) : Optional.empty();
    }

    /** The source of the more precise claim; of two equally precise ones both are named. */
    private static <T> Source source(Known<T> one, Known<T> other, T both) {
        boolean first = one.value().equals(both);
        boolean second = other.value().equals(both);
        if (first != second) {
            return first ? one.source() : other.source();
        }
        return one.source().and(other.source());
    }
}
