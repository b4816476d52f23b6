package org.ucsmigration.evidence;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How evidence is weighed: authority first, then the time of observation. */
final class Weighing {

    /** How far witnesses disagree. */
    enum Contest { NONE, DISAGREEING, CONTRADICTORY }

    /** The whole order, so that the same evidence in any order gives the same conclusion. */
    private static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::authority)
            .thenComparing(evidence -> evidence.observedAt().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(Evidence::state)
            .thenComparing(Evidence::sentence)
            .thenComparing(evidence -> evidence.changedAt().orElse(Instant.MIN))
            .thenComparing(evidence -> evidence.source().text());

    private Weighing() {
    }

    static MigrationConclusion conclude(Collection<Evidence> all) {
        List<Evidence> sorted = all.stream().distinct().sorted(ORDER).toList();
        List<Evidence> definite = withoutSuperseded(sorted.stream().filter(one -> one.state() != MigrationState.UNKNOWN).toList());
        if (definite.isEmpty()) {
            return unknown(sorted, Contest.NONE, sorted.isEmpty() ? "Unknown: no witness was asked."
                    : "Unknown: " + sorted.stream().map(Evidence::sentence).collect(Collectors.joining(" ")));
        }
        Evidence first = definite.get(0);
        List<Evidence> same = definite.stream().filter(one -> one.authority() == first.authority()).toList();
        Optional<Evidence> equal = same.stream()
                .filter(one -> one.state() != first.state() && !isNewer(first, one)).findFirst();
        if (equal.isPresent()) {
            return unknown(sorted, Contest.CONTRADICTORY, "Unknown: two witnesses of one authority contradict each other. "
                    + first.sentence() + " Against it: " + equal.get().sentence());
        }
        Optional<Evidence> overtaking = first.state() == MigrationState.NOT_MIGRATED
                ? definite.stream().filter(weaker -> overtakes(weaker, first)).findFirst() : Optional.empty();
        if (overtaking.isPresent()) {
            return unknown(sorted, Contest.CONTRADICTORY, "Unknown: ask the server again. " + first.sentence()
                    + " A later sign says otherwise: " + overtaking.get().sentence());
        }
        boolean contradictory = same.stream().anyMatch(one -> one.state() != first.state());
        Optional<Evidence> other = definite.stream().filter(one -> one.state() != first.state()).findFirst();
        Contest contest = contradictory ? Contest.CONTRADICTORY : other.isPresent() ? Contest.DISAGREEING : Contest.NONE;
        return new MigrationConclusion(first.state(), first, sorted, contest, sentence(first, other));
    }

    private static MigrationConclusion unknown(List<Evidence> sorted, Contest contest, String sentence) {
        return new MigrationConclusion(MigrationState.UNKNOWN, null, sorted, contest, sentence);
    }

    private static String sentence(Evidence first, Optional<Evidence> other) {
        String verdict = switch (first.state()) {
            case MIGRATED -> "Migrated. ";
            case MIGRATING -> "Migrating. ";
            case NOT_MIGRATED -> first.authority() == Authority.SERVER_STATE ? "Not migrated. " : "Not migrated as last seen, which is no proof. ";
            case UNKNOWN -> throw new IllegalStateException("an unknown state decides nothing");
        };
        return verdict + first.sentence() + other.map(against -> " Against it: " + against.sentence()).orElse("");
    }

    /**
     * Without the older readings of a witness of which there is one only: the server, the test and the flag say one thing at
     * a time. Clients are many, and each may be right about itself.
     */
    private static List<Evidence> withoutSuperseded(List<Evidence> definite) {
        return definite.stream().filter(one -> one.authority() == Authority.CLIENT_CACHE || one.authority() == Authority.CALLER
                || definite.stream().noneMatch(other -> other.authority() == one.authority() && isNewer(other, one))).toList();
    }

    private static boolean isNewer(Evidence one, Evidence other) {
        return one.observedAt().isPresent() && other.observedAt().isPresent() && one.observedAt().get().isAfter(other.observedAt().get());
    }

    /**
     * Whether a weaker MIGRATED came after a stronger NOT_MIGRATED was seen. A test reads the contacts when it is run, so
     * that the time of its run counts; of the others only the time of the change does.
     */
    private static boolean overtakes(Evidence weaker, Evidence stronger) {
        if (weaker.state() != MigrationState.MIGRATED || weaker.authority() == stronger.authority() || stronger.observedAt().isEmpty()) {
            return false;
        }
        Optional<Instant> since = weaker.changedAt().isPresent() || weaker.authority() != Authority.SYNTHETIC_TEST
                ? weaker.changedAt() : weaker.observedAt();
        return since.isPresent() && since.get().isAfter(stronger.observedAt().get());
    }
}
