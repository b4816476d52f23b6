package org.ucsmigration.move;

import static org.ucsmigration.move.MoveCheck.Verdict.ASK_FIRST;
import static org.ucsmigration.move.MoveCheck.Verdict.GO;
import static org.ucsmigration.move.MoveCheck.Verdict.NO_GO;

import java.util.List;
import java.util.Optional;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;

/**
 * Whether the pool that a user goes to is older than the one that the user leaves, and the table of both.
 *
 * <p>The pages contradict each other on a move to an older pool: it rolls back by itself, or the list is lost. The careful one
 * holds here.
 */
enum PoolAge {
    OLDER, SAME_OR_NEWER, UNKNOWN;

    static PoolAge of(Seen seen) {
        Optional<HomePool.Release> target = seen.move().target().flatMap(HomePool::release);
        if (target.isEmpty()) {
            return UNKNOWN;
        }
        List<Fact.Known<HomePool>> claims = seen.facts().homePool().claims();
        List<Optional<HomePool.Release>> homes = claims.stream().map(claim -> claim.value().release()).toList();
        if (homes.stream().flatMap(Optional::stream).anyMatch(home -> home.compareTo(target.get()) > 0)) {
            return OLDER;
        }
        boolean isNewest = target.get() == HomePool.Release.SKYPE_FOR_BUSINESS_2015_OR_LATER;
        // Whoever was moved since the home pool was read may be on a newer one by now.
        boolean isProven = !homes.isEmpty() && homes.stream().allMatch(Optional::isPresent)
                && claims.stream().allMatch(claim -> seen.isFresh(claim.source()));
        return isNewest || isProven ? SAME_OR_NEWER : UNKNOWN;
    }

    void check(Findings into) {
        Seen seen = into.seen();
        if (this == OLDER) {
            into.leaving();
        } else if (!into.unproven()) {
            if (seen.isDefinitely(MigrationState.MIGRATING)) {
                into.add(MoveReason.CONTACTS_ON_THE_WAY, NO_GO, seen.conclusion()::sentence);
            } else if (this == UNKNOWN) {
                unknown(into);
            } else if (seen.isDefinitely(MigrationState.MIGRATED)) {
                into.add(MoveReason.TARGET_UNPROVEN, ASK_FIRST,
                        () -> "The contacts stay in Exchange, where the target pool must read them. "
                        + seen.conclusion().sentence());
                Access.all(into, ASK_FIRST);
            } else {
                into.add(MoveReason.CONTACTS_IN_LYNC, GO, seen.conclusion()::sentence);
            }
        }
    }

    private static void unknown(Findings into) {
        if (into.seen().isDefinitely(MigrationState.NOT_MIGRATED)) {
            // Where everything is proven that an older pool demands, the release is no matter.
            into.leaving();
            if (into.isGo()) {
                return;
            }
        }
        into.add(MoveReason.POOL_RELEASE_UNKNOWN, ASK_FIRST, () ->
                "The release of the pool that the user leaves, or goes to, is not known, or was read too long ago, "
                + "so that it may be an older one.");
    }
}
