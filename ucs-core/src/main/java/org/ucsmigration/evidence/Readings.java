package org.ucsmigration.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ucsmigration.evidence.Evidence.Authority;

/**
 * All evidence in one order, and what its times mean: what has none is infinitely old where it supports a conclusion, and
 * as new as possible where it contradicts one.
 */
record Readings(List<Evidence> all, List<Evidence> current, Instant asOf, Freshness freshness) {

    /** How far another computer's clock may be ahead: a time later than that is no time. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The whole order, so that the same evidence in any order gives the same conclusion. */
    private static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::authority)
            .thenComparing(evidence -> evidence.observedAt().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(Evidence::state)
            .thenComparing(Evidence::isVouched, Comparator.reverseOrder())
            // Every sentence ends with its source, but for the caller's, which have one source only.
            .thenComparing(Evidence::sentence)
            .thenComparing(evidence -> evidence.changedAt().orElse(Instant.MIN));

    static Readings of(Collection<Evidence> evidence, Instant asOf, Freshness freshness) {
        // Loops here and below: every user of an estate comes through, and a stream costs more than what it does to two readings.
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.sort(ORDER);
        List<Evidence> all = distinct(sorted);
        Readings every = new Readings(all, all, asOf, freshness);
        List<Evidence> current = new ArrayList<>(all);
        current.removeIf(every::isSuperseded);
        return new Readings(all, Collections.unmodifiableList(current), asOf, freshness);
    }

    /** Without repetitions, which stand side by side, or nearly: few readings differ in nothing that orders them. */
    private static List<Evidence> distinct(List<Evidence> sorted) {
        List<Evidence> distinct = new ArrayList<>(sorted.size());
        for (Evidence one : sorted) {
            boolean known = false;
            for (int i = distinct.size() - 1; i >= 0 && ORDER.compare(distinct.get(i), one) == 0; i--) {
                known |= distinct.get(i).equals(one);
            }
            if (!known) {
                distinct.add(one);
            }
        }
        return Collections.unmodifiableList(distinct);
    }

    /**
     * Whether a newer reading of the same witness says what holds now. The server, the test and the flag say one thing at a
     * time; clients are many, and each may be right about itself. A failed test and a mode that nobody has documented
     * replace nothing.
     */
    private boolean isSuperseded(Evidence one) {
        boolean single = one.authority() == Authority.SERVER_STATE || one.authority() == Authority.SYNTHETIC_TEST
                || one.authority() == Authority.EXCHANGE_FLAG;
        if (!single) {
            return false;
        }
        for (Evidence other : all) {
            boolean replaces = other.state() != MigrationState.UNKNOWN
                    || (one.authority() == Authority.EXCHANGE_FLAG && other.isAnswer());
            if (other.authority() == one.authority() && replaces && isNewer(other, one)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNewer(Evidence one, Evidence other) {
        return seen(one).isPresent() && seen(other).isPresent() && seen(one).get().isAfter(seen(other).get());
    }

    /** The current readings of that witness which name a state, those that are vouched for first, then the newest. */
    List<Evidence> of(Authority authority) {
        List<Evidence> some = new ArrayList<>();
        for (Evidence one : current) {
            if (one.authority() == authority && one.state() != MigrationState.UNKNOWN) {
                some.add(one);
            }
        }
        if (some.size() > 1) {
            some.sort(Comparator.comparing(Evidence::isVouched, Comparator.reverseOrder())
                    .thenComparing(this::supporting, Comparator.reverseOrder()));
        }
        return Collections.unmodifiableList(some);
    }

    /** The current readings that name another state than that one. */
    List<Evidence> against(MigrationState state) {
        List<Evidence> some = new ArrayList<>();
        for (Evidence one : current) {
            if (one.state() != MigrationState.UNKNOWN && one.state() != state) {
                some.add(one);
            }
        }
        return Collections.unmodifiableList(some);
    }

    /** Every reading of that witness, history too, that says so. */
    List<Evidence> everySaying(Authority authority, MigrationState state) {
        List<Evidence> some = new ArrayList<>();
        for (Evidence one : all) {
            if (one.authority() == authority && one.state() == state) {
                some.add(one);
            }
        }
        return some;
    }

    /** When it was seen. */
    Optional<Instant> seen(Evidence one) {
        return one.observedAt().filter(this::isTime);
    }

    /** The latest time of which a reading can be the proof that it supports. */
    Instant supporting(Evidence one) {
        return seen(one).orElse(Instant.MIN);
    }

    /** The latest time at which what it says can have come about: a client cannot have changed after it was read. */
    Instant contradicting(Evidence one) {
        return one.changedAt().filter(this::isTime).or(() -> seen(one)).orElse(Instant.MAX);
    }

    boolean isFresh(Evidence one) {
        return seen(one).filter(at -> freshness.isFresh(one.state(), at, asOf)).isPresent();
    }

    /** Whether the same witness, when it was asked again, gave an answer that tells nothing. */
    boolean isClouded(Evidence one) {
        for (Evidence other : all) {
            if (other.authority() == one.authority() && other.isAnswer() && other.state() == MigrationState.UNKNOWN
                    && !seen(other).orElse(Instant.MAX).isBefore(supporting(one))) {
                return true;
            }
        }
        return false;
    }

    /** How long the server has said MIGRATING, from its newest such reading back to the oldest with none different between. */
    Duration migratingFor() {
        List<Evidence> dated = all.stream().filter(one -> one.authority() == Authority.SERVER_STATE && one.isAnswer() && seen(one)
                .isPresent())
                .sorted(Comparator.comparing(this::supporting, Comparator.reverseOrder()))
                .dropWhile(one -> one.state() != MigrationState.MIGRATING)
                .takeWhile(one -> one.state() == MigrationState.MIGRATING).toList();
        return dated.isEmpty() ? Duration.ZERO : Duration.between(supporting(dated.get(dated.size() - 1)),
                supporting(dated.get(0)));
    }

    private boolean isTime(Instant at) {
        return Duration.between(asOf, at).compareTo(SKEW) <= 0;
    }
}
