package org.ucsmigration.fact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ucsmigration.Source;
import org.ucsmigration.internal.Shown;

/**
 * One thing that is known, unknown or contested. Immutable, compared by content, never null and never holding null.
 *
 * <p>Known carries its source, contested every claim, unknown its reasons, in which hidden characters are made visible. In
 * Groovy a fact is always truthy: ask {@link #isKnown()}.
 *
 * @param <T> what the fact is about; an immutable value
 * @since 0.1.0
 */
public sealed interface Fact<T> {

    /**
     * A value and who says it. Compared by both.
     * @since 0.1.0
     */
    final class Known<T> implements Fact<T> {

        private final T value;
        private final Source source;
        /** What it was put together of; none where it is itself one reading. */
        private final List<Known<T>> parts;

        /** What one witness says, or several that say the same. */
        public Known(T value, Source source) {
            this(value, source, List.of());
        }

        Known(T value, Source source, List<Known<T>> parts) {
            this.value = Objects.requireNonNull(value, "A known fact needs a value. Use Fact.unknown(reason) for none.");
            this.source = Objects.requireNonNull(source,
                    "A known fact needs a source. Use Source.CALLER for what you state yourself.");
            this.parts = parts;
        }

        /** The value. */
        public T value() {
            return value;
        }

        /** Who says it, and as of when. */
        public Source source() {
            return source;
        }

        List<Known<T>> readings() {
            return parts.isEmpty() ? List.of(this) : parts;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Known<?> that && value.equals(that.value) && source.equals(that.source);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, source);
        }

        @Override
        public String toString() {
            return value + " (" + source.text() + ")";
        }
    }

    /**
     * Not known, and why. Compared by its reasons in any order.
     * @since 0.1.0
     */
    final class Unknown<T> implements Fact<T> {

        private final List<String> reasons;
        /** Whether somebody looked, or said why not; else the reason only says that nobody did. */
        private final boolean stated;

        /**
         * Unknown for these reasons.
         * @throws IllegalArgumentException if there is none, or one is blank
         */
        public Unknown(List<String> reasons) {
            this(reasons, true);
        }

        private Unknown(List<String> reasons, boolean stated) {
            this.reasons = reasons.stream().map(reason -> Shown.of(reason, Integer.MAX_VALUE)).toList();
            this.stated = stated;
            if (this.reasons.isEmpty() || this.reasons.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("An unknown fact needs a reason, for example "
                        + "\"Get-Mailbox: access denied\", but got " + reasons + ".");
            }
        }

        /** What a fact is before anybody said anything about it; anything else takes its place. */
        static <T> Unknown<T> neverStated(String about) {
            return new Unknown<>(List.of("nothing was collected about " + about), false);
        }

        @Override
        public List<String> reasons() {
            return reasons;
        }

        boolean isStated() {
            return stated;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Unknown<?> that && stated == that.stated && (reasons.equals(that.reasons)
                    || Set.copyOf(reasons).equals(Set.copyOf(that.reasons)));
        }

        @Override
        public int hashCode() {
            return reasons.size() == 1 ? reasons.get(0).hashCode() : Set.copyOf(reasons).hashCode();
        }

        @Override
        public String toString() {
            return "unknown: " + String.join("; ", reasons);
        }
    }

    /**
     * Sources contradict each other. Compared by the claims in any order.
     * @since 0.1.0
     */
    final class Contested<T> implements Fact<T> {

        private final List<Known<T>> claims;

        /**
         * What each says.
         * @throws IllegalArgumentException if there are fewer than two claims
         */
        public Contested(List<Known<T>> claims) {
            this.claims = List.copyOf(claims);
            if (this.claims.size() < 2) {
                throw new IllegalArgumentException("A contested fact needs two claims or more, but got " + claims + ".");
            }
        }

        @Override
        public List<Known<T>> claims() {
            return claims;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Contested<?> that && claims.size() == that.claims.size()
                    && Set.copyOf(claims).equals(Set.copyOf(that.claims));
        }

        @Override
        public int hashCode() {
            return Set.copyOf(claims).hashCode();
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
        return Following.map(this, consequence);
    }

    /**
     * What another fact says of the value, as where a pool leads to its site. It rests on both: it names the sources of
     * both, and is as old as the older. Where this one is contested and what any claim leads to is unknown, so is the whole.
     *
     * @param next what is known of a value, never null
     */
    default <R> Fact<R> flatMap(Function<? super T, Fact<R>> next) {
        Objects.requireNonNull(next, "next: what is known of the value");
        return Following.flatMap(this, next);
    }

    /**
     * Both together, the same in any order: what is known outweighs what is not; the newest dated reading of one witness
     * supersedes its older ones, but for sign-ins, which add up; equal values stay known, values that differ only in
     * precision ("Exchange 2013 or later" and "Exchange 2016") become the more precise one, anything else is contested.
     */
    default Fact<T> merge(Fact<T> other) {
        Objects.requireNonNull(other, "other: use Fact.unknown(reason) where nothing else is known");
        return Readings.merge(this, other);
    }
}
