package org.ucsmigration.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ucsmigration.Source;

/**
 * One thing that is known, unknown or contested. Immutable, compared by content, never null and never holding null.
 *
 * <p>Known carries its source, unknown its reasons, contested every claim: the sentences of a verdict show them
 * unchanged. In Groovy a fact is always truthy: ask {@link #isKnown()}.
 *
 * @param <T> what the fact is about; an immutable value
 * @since 0.1.0
 */
public sealed interface Fact<T> {

    /**
     * A value and who says it.
     *
     * @param value  the value, never null
     * @param source who says it, never null
     * @since 0.1.0
     */
    record Known<T>(T value, Source source) implements Fact<T> {
        /** Refuses null. */
        public Known {
            Objects.requireNonNull(value, "A known fact needs a value. Use Fact.unknown(reason) where there is none.");
            Objects.requireNonNull(source, "A known fact needs a source. Use Source.CALLER for what you state yourself.");
        }

        @Override
        public String toString() {
            return value + " (" + source.text() + ")";
        }
    }

    /**
     * Not known, and why.
     *
     * @param reasons at least one, none blank
     * @since 0.1.0
     */
    record Unknown<T>(List<String> reasons) implements Fact<T> {
        /** Refuses an unknown without a reason. */
        public Unknown {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty() || reasons.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("An unknown fact needs a reason, for example \"Get-Mailbox: access denied\", but got "
                        + reasons + ".");
            }
        }

        @Override
        public String toString() {
            return "unknown: " + String.join("; ", reasons);
        }
    }

    /**
     * Sources contradict each other.
     *
     * @param claims what each says; at least two
     * @since 0.1.0
     */
    record Contested<T>(List<Known<T>> claims) implements Fact<T> {
        /** Refuses fewer than two claims. */
        public Contested {
            claims = List.copyOf(claims);
            if (claims.size() < 2) {
                throw new IllegalArgumentException("A contested fact needs two claims or more, but got " + claims + ".");
            }
        }

        @Override
        public String toString() {
            return "contested: " + String.join(" against ", claims.stream().map(Known::toString).toList());
        }
    }

    /** A fact that the calling code states itself. */
    static <T> Fact<T> known(T value) {
        return new Known<>(value, Source.CALLER);
    }

    /** A fact and who says it. */
    static <T> Fact<T> known(T value, Source source) {
        return new Known<>(value, source);
    }

    /**
     * Not known, and why, as it shall stand in a sentence: {@code "Get-Mailbox: access denied"}.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    static <T> Fact<T> unknown(String reason) {
        Objects.requireNonNull(reason, "reason: say why it is not known, for example \"Get-Mailbox: access denied\"");
        return new Unknown<>(List.of(reason));
    }

    /** Whether there is one value that nobody contradicts. */
    default boolean isKnown() {
        return this instanceof Known;
    }

    /** Whether nobody says anything of it. */
    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    /** Whether sources contradict each other. */
    default boolean isContested() {
        return this instanceof Contested;
    }

    /** The value where the fact is known; empty where it is unknown or contested. */
    default Optional<T> toOptional() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** Every claim: one where known, none where unknown, all where contested. */
    default List<Known<T>> claims() {
        return this instanceof Known<T> known ? List.of(known) : List.of();
    }

    /** Why it is not known; empty where it is known or contested. */
    default List<String> reasons() {
        return List.of();
    }

    /** The same fact about something that follows from the value; sources and reasons stay. */
    default <R> Fact<R> map(Function<? super T, ? extends R> consequence) {
        Objects.requireNonNull(consequence, "consequence: what follows from the value");
        if (this instanceof Unknown<T> unknown) {
            return new Unknown<>(unknown.reasons());
        }
        Fact<R> all = null;
        for (Known<T> claim : claims()) {
            Fact<R> one = known(consequence.apply(claim.value()), claim.source());
            all = all == null ? one : all.merge(one);
        }
        return Objects.requireNonNull(all);
    }

    /**
     * Both together: what is known outweighs what is not, equal values stay known, values that differ only in precision
     * ("Exchange 2013 or later" and "Exchange 2016") become the more precise one, anything else is contested.
     */
    default Fact<T> merge(Fact<T> other) {
        Objects.requireNonNull(other, "other: use Fact.unknown(reason) where nothing else is known");
        if (this instanceof Unknown && other instanceof Unknown) {
            Set<String> all = new LinkedHashSet<>(reasons());
            all.addAll(other.reasons());
            return new Unknown<>(List.copyOf(all));
        }
        List<Known<T>> merged = new ArrayList<>(claims());
        for (Known<T> claim : other.claims()) {
            Claims.add(merged, claim);
        }
        return merged.size() == 1 ? merged.get(0) : new Contested<>(merged);
    }
}
