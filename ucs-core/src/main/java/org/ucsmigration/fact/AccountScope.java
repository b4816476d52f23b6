package org.ucsmigration.fact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What takes an account out of the scope of migration, if anything. Immutable, compared by content.
 *
 * <p>Lync knows one half of it and Exchange the other, so two of them agree always: together they exclude for every
 * ground that either has.
 *
 * @since 0.1.0
 */
public final class AccountScope extends Agreeing<AccountScope> {

    /**
     * Why an account is not for migration at all.
     *
     * @since 0.1.0
     */
    public enum Exclusion {
        /** {@code Enabled} is False: the account cannot sign in to Lync. */
        DISABLED_FOR_LYNC("the account is disabled for Lync"),
        /** The account is hosted in Skype for Business Online or Teams, not on the company's own servers. */
        HOSTED_ONLINE("the account is hosted online, not on this Lync deployment"),
        /** The account has no registrar pool. */
        NO_HOME_POOL("the account has no home pool"),
        /** A room, equipment or shared mailbox: nobody signs in to it. */
        ROOM_OR_SHARED_MAILBOX("the mailbox is a room, equipment or shared mailbox, to which nobody signs in");

        private final String words;

        Exclusion(String words) {
            this.words = words;
        }

        /** The ground in words, fit for the middle of a sentence. */
        @Override
        public String toString() {
            return words;
        }
    }

    private static final AccountScope IN_SCOPE = new AccountScope(EnumSet.noneOf(Exclusion.class));

    private final Set<Exclusion> exclusions;

    private AccountScope(Set<Exclusion> exclusions) {
        this.exclusions = Collections.unmodifiableSet(exclusions);
    }

    /** Nothing takes the account out of scope. */
    public static AccountScope inScope() {
        return IN_SCOPE;
    }

    /** The account is out of scope on these grounds. */
    public static AccountScope excluded(Exclusion first, Exclusion... others) {
        Objects.requireNonNull(first, "first: name a ground, or use AccountScope.inScope()");
        Objects.requireNonNull(others, "others: leave them out where there is one ground");
        return new AccountScope(EnumSet.of(first, others));
    }

    /**
     * The account is out of scope on all these grounds.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AccountScope excluded(Set<Exclusion> grounds) {
        Objects.requireNonNull(grounds, "grounds: name them, or use AccountScope.inScope()");
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("An account is out of scope on some ground, but none is given: "
                    + "use AccountScope.inScope() where there is none.");
        }
        return new AccountScope(EnumSet.copyOf(grounds));
    }

    /** Whether nothing excludes the account. */
    public boolean isInScope() {
        return exclusions.isEmpty();
    }

    /** The grounds, in the order of the enum; empty where the account is in scope. */
    public Set<Exclusion> exclusions() {
        return exclusions;
    }

    @Override
    Optional<AccountScope> agreeWith(AccountScope other) {
        EnumSet<Exclusion> all = EnumSet.noneOf(Exclusion.class);
        all.addAll(exclusions);
        all.addAll(other.exclusions);
        return Optional.of(new AccountScope(all));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountScope that && exclusions.equals(that.exclusions);
    }

    @Override
    public int hashCode() {
        return exclusions.hashCode();
    }

    @Override
    public String toString() {
        return exclusions.isEmpty() ? "in scope" : exclusions.stream().map(Exclusion::toString)
                .collect(Collectors.joining(", and "));
    }
}
