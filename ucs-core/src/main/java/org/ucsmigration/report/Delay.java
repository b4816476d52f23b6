package org.ucsmigration.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.internal.Ages;
import org.ucsmigration.internal.Instants;
import org.ucsmigration.internal.Shown;

/**
 * The wait that a policy imposes, as long as any claim about the policy leaves it.
 *
 * <p>Source: "New-CsUserServicesPolicy": the delay holds for migration to or from UCS.
 */
record Delay(UserServicesPolicy policy, Instant asOf) {

    private static final int LONGEST_NAME = 200;

    static Optional<Delay> of(UserFacts facts, Instant asOf) {
        Delay longest = null;
        for (Fact.Known<UserServicesPolicy> claim : facts.policy().claims()) {
            Delay delay = new Delay(claim.value(), asOf);
            if (delay.end().isAfter(longest == null ? asOf : longest.end())) {
                longest = delay;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** When it is over at the latest: where its start is not known, counted from the report's instant. */
    private Instant end() {
        return Instants.after(policy.since().orElse(asOf), Duration.ofDays(days()));
    }

    private int days() {
        return policy.migrationDelayInDays().orElse(0);
    }

    private String name() {
        return Shown.of(policy.identity(), LONGEST_NAME);
    }

    private String words() {
        return Ages.span(Duration.ofDays(days()));
    }

    /** What to wait for. */
    String waiting() {
        String why = " The policy " + name() + " delays the migration by " + words() + ".";
        return policy.since().isEmpty() ? "Wait up to " + words() + ": since when the policy holds is not known." + why
                : "Wait until " + Ages.day(end()) + "." + why;
    }

    /** What there is to know of it where something else is to be done. */
    String beside() {
        String until = policy.since().isEmpty() ? "; since when it holds is not known." : ", until " + Ages.day(end()) + ".";
        return policy.allowsUcs() ? "The policy " + name() + " delays the migration by " + words() + until
                : "The policy " + name() + " has a delay of " + words() + until
                        + " By the documentation a delay holds for the way from UCS too, so that contacts may stay in Exchange "
                        + "as long.";
    }
}
