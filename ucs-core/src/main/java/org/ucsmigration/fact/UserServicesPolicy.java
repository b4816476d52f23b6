package org.ucsmigration.fact;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/**
 * A user services policy, one of a list or the one in effect for a user. Immutable, compared by content, the identity
 * ignoring case.
 *
 * <p>Source: "New-CsUserServicesPolicy" and "Set-CsUserServicesPolicy" in the Skype for Business Server PowerShell
 * reference; {@code MigrationDelayInDays} is on Lync Server 2013's own help page too.
 *
 * @since 0.1.0
 */
public final class UserServicesPolicy extends Agreeing<UserServicesPolicy> {

    /**
     * Where a policy holds, from the widest to the narrowest.
     *
     * @since 0.1.0
     */
    public enum Scope {
        /** The whole deployment: identity {@code Global}. */
        GLOBAL,
        /** One site: identity {@code Site:Redmond}. */
        SITE,
        /** One User Services service: identity {@code Service:UserServer:atl-cs-001.litwareinc.com}. */
        SERVICE,
        /** The users it is granted to: identity {@code Tag:NoUcs}, as an assignment {@code NoUcs}. */
        USER
    }

    private static final int LONGEST_DELAY = 180;
    private static final int LONGEST_NAME = 200;

    private final String identity;
    private final boolean allowsUcs;
    @Nullable
    private final Integer delayInDays;
    @Nullable
    private final Instant since;

    private UserServicesPolicy(String identity, boolean allowsUcs, @Nullable Integer delayInDays, @Nullable Instant since) {
        this.identity = identity;
        this.allowsUcs = allowsUcs;
        this.delayInDays = delayInDays;
        this.since = since;
    }

    /**
     * A policy by its identity and its {@code UcsAllowed}.
     *
     * @param identity {@code Global}, {@code Site:…}, {@code Service:UserServer:…}, or a name with or without {@code Tag:}
     * @throws IllegalArgumentException if the identity is blank
     */
    public static UserServicesPolicy of(String identity, boolean ucsAllowed) {
        Objects.requireNonNull(identity,
                "identity: Global, Site:..., Service:UserServer:... or a name; where it is not known, so is the policy");
        return new UserServicesPolicy(PolicyIdentity.normal(identity), ucsAllowed, null, null);
    }

    /**
     * The same policy with its {@code MigrationDelayInDays}.
     *
     * @throws IllegalArgumentException if the number is not from 0 to 180, as the cmdlet demands
     */
    public UserServicesPolicy withMigrationDelayInDays(int days) {
        if (days < 0 || days > LONGEST_DELAY) {
            throw new IllegalArgumentException("MigrationDelayInDays is a number from 0 to " + LONGEST_DELAY + ", but got "
                    + days + ".");
        }
        return new UserServicesPolicy(identity, allowsUcs, days, since);
    }

    /** The same policy, in effect for the user since that instant: the day from which a delay counts. */
    public UserServicesPolicy withSince(Instant start) {
        return new UserServicesPolicy(identity, allowsUcs, delayInDays, Objects.requireNonNull(start, "start"));
    }

    /** The identity, without {@code Tag:}. */
    public String identity() {
        return identity;
    }

    /** Where it holds, as its identity says. */
    public Scope scope() {
        return PolicyIdentity.scope(identity);
    }

    /** {@code UcsAllowed}. */
    public boolean allowsUcs() {
        return allowsUcs;
    }

    /** {@code MigrationDelayInDays}, 0 to 180, where known: how long migration to or from UCS waits. */
    public OptionalInt migrationDelayInDays() {
        return delayInDays == null ? OptionalInt.empty() : OptionalInt.of(delayInDays);
    }

    /** Since when it is in effect for the user, where known. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    @Override
    Optional<UserServicesPolicy> agreeWith(UserServicesPolicy other) {
        boolean same = identity.equalsIgnoreCase(other.identity) && allowsUcs == other.allowsUcs
                && compatible(delayInDays, other.delayInDays) && compatible(since, other.since);
        if (!same) {
            return Optional.empty();
        }
        UserServicesPolicy both = new UserServicesPolicy(identity, allowsUcs,
                delayInDays != null ? delayInDays : other.delayInDays, since != null ? since : other.since);
        return Optional.of(both.equals(this) ? this : both);
    }

    private static boolean compatible(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserServicesPolicy that && identity.equalsIgnoreCase(that.identity)
                && allowsUcs == that.allowsUcs && Objects.equals(delayInDays, that.delayInDays)
                && Objects.equals(since, that.since);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identity.toLowerCase(Locale.ROOT), allowsUcs);
    }

    @Override
    public String toString() {
        return "policy " + Shown.of(identity, LONGEST_NAME) + " with UcsAllowed " + (allowsUcs ? "True" : "False")
                + (delayInDays == null ? "" : ", MigrationDelayInDays " + delayInDays)
                + (since == null ? "" : ", since " + since);
    }
}
