package org.ucsmigration.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.ucsmigration.evidence.Evidence.Authority;

/** The table of what cannot both be so. Distances are between the two readings, so that no contradiction dissolves by age. */
record Contradiction(Readings readings) {

    private static final List<Evidence> NONE = List.of();

    /** The two readings that contradict each other, the stronger first; empty where there are none. */
    List<Evidence> pair() {
        for (Authority strongest : Authority.values()) {
            List<Evidence> saying = readings.of(strongest);
            if (!saying.isEmpty()) {
                List<Evidence> within = within(strongest, saying);
                return within.isEmpty() ? across(saying.get(0)) : within;
            }
        }
        return NONE;
    }

    /** Two of one witness that differ; of clients, only two that are vouched for. */
    private static List<Evidence> within(Authority authority, List<Evidence> saying) {
        List<Evidence> heard = authority == Authority.CLIENT_CACHE
                ? saying.stream().filter(Evidence::isVouched).toList() : saying;
        return heard.isEmpty() ? NONE : two(heard.get(0), heard, other -> other.state() != heard.get(0).state());
    }

    /** The strongest reading and one of another witness that cannot be so beside it. */
    private List<Evidence> across(Evidence first) {
        return switch (first.authority()) {
            case SERVER_STATE -> {
                List<Evidence> test = first.state() != MigrationState.NOT_MIGRATED ? NONE
                        : two(first, readings.everySaying(Authority.SYNTHETIC_TEST, MigrationState.MIGRATED), one ->
                                refutes(one, first));
                yield test.isEmpty() ? changedAfter(first) : test;
            }
            // A test that succeeded has seen what the server has, so that it is held to the same.
            case SYNTHETIC_TEST -> changedAfter(first);
            case EXCHANGE_FLAG -> two(first, opposite(first), client -> isNearOrAfter(readings.contradicting(client),
                    readings.supporting(first)));
            case CLIENT_CACHE, CALLER -> NONE;
        };
    }

    /** A test that read contacts in Exchange near the time at which the server says that they are in Lync, or after it. */
    private boolean refutes(Evidence test, Evidence server) {
        Instant tested = readings.contradicting(test);
        Instant seen = readings.supporting(server);
        boolean explained = readings.everySaying(Authority.SERVER_STATE, MigrationState.MIGRATED).stream()
                .map(readings::supporting)
                .anyMatch(between -> !between.isBefore(tested) && !between.isAfter(seen));
        return !explained && isNearOrAfter(tested, seen);
    }

    private List<Evidence> changedAfter(Evidence first) {
        return two(first, opposite(first), client -> readings.contradicting(client).isAfter(readings.supporting(first)));
    }

    /** Clients that are vouched for and say the opposite; while the contacts are on their way, nothing is. */
    private List<Evidence> opposite(Evidence first) {
        List<Evidence> clients = readings.of(Authority.CLIENT_CACHE);
        return clients.isEmpty() || first.state() == MigrationState.MIGRATING ? NONE
                : clients.stream().filter(one -> one.isVouched() && one.state() != first.state()).toList();
    }

    /** Whether the one time is after the other, or no more than the limit before it. */
    private boolean isNearOrAfter(Instant one, Instant other) {
        return Duration.between(one, other).compareTo(readings.freshness().limit()) <= 0;
    }

    private static List<Evidence> two(Evidence first, List<Evidence> others, Predicate<Evidence> contradicts) {
        for (Evidence other : others) {
            if (contradicts.test(other)) {
                return List.of(first, other);
            }
        }
        return NONE;
    }
}
