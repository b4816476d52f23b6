package org.ucsmigration.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.precondition.Finding;

/**
 * What shows that the two sides have worked together, and when that was seen.
 *
 * <p>What carries no time, or one of long ago, proves nothing; a test that failed counts whenever it was made.
 */
record Proof(Finding finding, Optional<Instant> seen) {

    /** Clocks differ so much; what is seen later than that has no time. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    static Proof of(DeploymentFacts facts, Instant asOf, Duration freshness) {
        Check check = Check.PROOF;
        List<String> doubts = new ArrayList<>();
        Fact<Boolean> test = facts.test();
        if (test.claims().stream().anyMatch(claim -> !claim.value())) {
            String sources = String.join(", ", test.claims().stream().map(claim -> claim.value() + " (" + claim.source() + ")")
                    .toList());
            return new Proof(test.isKnown() ? check.found(DeploymentReason.TRUST_TEST_FAILED, "A test of the connection failed: "
                    + sources)
                    : check.found(DeploymentReason.TRUST_TEST_CONTESTED, "Tests of the connection disagree: " + sources),
                            Optional.empty());
        }
        if (test instanceof Fact.Known<Boolean> passed) {
            if (isFresh(passed.source(), asOf, freshness)) {
                return new Proof(check.found(DeploymentReason.TRUST_PROVEN, "A test of the connection succeeded ("
                        + passed.source() + ")"),
                        passed.source().at());
            }
            doubts.add("a test succeeded too long ago for a proof or at a time that is not known (" + passed.source() + ")");
        }
        doubts.addAll(test.reasons());
        for (Map.Entry<String, Fact<Long>> pool : facts.migrated().entrySet()) {
            for (Fact.Known<Long> count : pool.getValue().claims()) {
                if (count.value() > 0 && isFresh(count.source(), asOf, freshness)) {
                    return new Proof(check.found(DeploymentReason.TRUST_PROVEN, "On " + pool.getKey() + ", " + count.value()
                            + (count.value() == 1 ? " user has migrated (" : " users have migrated (") + count.source() + ")"),
                                    count.source().at());
                }
                doubts.add(count.value() > 0 ? pool.getKey() + " had " + count.value()
                        + " migrated users, too long ago for a proof or at a time that is not known ("
                        + count.source() + ")" : "nobody has migrated on " + pool.getKey() + " (" + count.source() + ")");
            }
            doubts.addAll(pool.getValue().reasons());
        }
        return new Proof(check.found(DeploymentReason.TRUST_UNPROVEN, "Nothing shows that it works: "
                + Words.some(doubts, "; ", 400)), Optional.empty());
    }

    private static boolean isFresh(Source source, Instant asOf, Duration freshness) {
        return source.at().map(at -> Duration.between(at, asOf))
                .filter(age -> age.compareTo(SKEW.negated()) >= 0 && age.compareTo(freshness) < 0).isPresent();
    }
}
