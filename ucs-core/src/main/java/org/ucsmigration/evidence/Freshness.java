package org.ucsmigration.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How old an observation may be for a definite conclusion to rest on it. Immutable, compared by content.
 *
 * <p>Contacts in Lync may move at any sign-in, or by the server itself, while the policy allows it, without any
 * administrator: then "not migrated" counts for 24 hours, or for the limit if that is less. So does "migrating", whatever the
 * policy: a migration takes ten minutes or more ("Configuring Lync Server 2013 to use the unified contact store"), so that
 * what was on the way yesterday has arrived, or has not for a reason.
 *
 * @since 0.1.0
 */
public final class Freshness {

    private static final Freshness STANDARD = new Freshness(Duration.ofDays(7), false);
    private static final Duration WHILE_ALLOWED = Duration.ofHours(24);

    private final Duration limit;
    private final boolean migrationForbidden;

    private Freshness(Duration limit, boolean migrationForbidden) {
        this.limit = limit;
        this.migrationForbidden = migrationForbidden;
    }

    /** Seven days, and no policy that is known to forbid. */
    public static Freshness standard() {
        return STANDARD;
    }

    /**
     * That limit, and no policy that is known to forbid.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public static Freshness of(Duration limit) {
        Objects.requireNonNull(limit, "limit: how old an observation may be, for example Duration.ofDays(2)");
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("Freshness is how old an observation may be, for example Duration.ofDays(2), "
                    + "but got " + limit + ".");
        }
        return new Freshness(limit, false);
    }

    /**
     * The same limit where the policy in effect is known, uncontested, to forbid UCS: then "not migrated" counts as long as
     * anything else.
     */
    public Freshness withMigrationForbidden() {
        return new Freshness(limit, true);
    }

    /** How old an observation may be. */
    public Duration limit() {
        return limit;
    }

    /** How old an observation of that state may be. */
    public Duration limit(MigrationState state) {
        Objects.requireNonNull(state, "state: the one that was observed");
        boolean mayMove = state == MigrationState.MIGRATING || (state == MigrationState.NOT_MIGRATED && !migrationForbidden);
        return mayMove && limit.compareTo(WHILE_ALLOWED) > 0 ? WHILE_ALLOWED : limit;
    }

    /** Whether an observation of that state is fresh at an instant: not later than it, and not longer ago than the limit. */
    public boolean isFresh(MigrationState state, Instant seenAt, Instant asOf) {
        Objects.requireNonNull(seenAt, "seenAt: when it was observed");
        Objects.requireNonNull(asOf, "asOf: the instant that the question speaks of");
        Duration age = Duration.between(seenAt, asOf);
        return !age.isNegative() && age.compareTo(limit(state)) <= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Freshness that && limit.equals(that.limit) && migrationForbidden == that.migrationForbidden;
    }

    @Override
    public int hashCode() {
        return Objects.hash(limit, migrationForbidden);
    }

    /** The limits in ISO-8601: of anything, and of "not migrated". */
    @Override
    public String toString() {
        return limit + ", of \"not migrated\" " + limit(MigrationState.NOT_MIGRATED);
    }
}
