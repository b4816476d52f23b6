package org.ucsmigration.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.evidence.Authority;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.ReasonCode;

/** The table of next steps: the first row that fits. */
record Steps(UserFacts facts, Assessment assessment, MigrationConclusion conclusion, Instant asOf) {

    NextStep next() {
        List<Fact.Known<AccountScope>> scopes = facts.accountScope().claims();
        if (!scopes.isEmpty() && scopes.stream().noneMatch(claim -> claim.value().isInScope())) {
            return step(Action.OUT_OF_SCOPE, "None: out of scope, since "
                    + scopes.stream().map(Fact.Known::toString).collect(Collectors.joining(", and ")) + ".");
        }
        Finding mailbox = finding(Precondition.MAILBOX_ON_EXCHANGE_2013);
        if (conclusion.isContradictory()) {
            return step(Action.RESOLVE_CONTRADICTION, "Look into the contradiction. " + conclusion.sentence());
        }
        if (conclusion.isMigrated() && mailbox.outcome() == Outcome.NOT_MET) {
            return step(Action.RESOLVE_CONTRADICTION, "Look into the contradiction: the contacts are said to be in Exchange, and yet: "
                    + mailbox.sentence(), mailbox);
        }
        return switch (conclusion.state()) {
            case MIGRATED -> migrated();
            case MIGRATING -> step(Action.WAIT, "Wait: the contacts are being moved, which takes ten minutes or more even for a few.");
            case NOT_MIGRATED, UNKNOWN -> notYet();
        };
    }

    private NextStep migrated() {
        Finding policy = finding(Precondition.POLICY_ALLOWS_UCS);
        if (policy.outcome() == Outcome.NOT_MET) {
            return step(Action.FINISH_ROLLBACK_OR_ALLOW, "Finish the rollback (Invoke-CsUcsRollback, without -Force) or allow UCS again: "
                    + "a policy alone moves nothing back. " + policy.sentence(), policy);
        }
        boolean clientBehind = conclusion.against().stream().anyMatch(one -> one.authority() == Authority.CLIENT_CACHE);
        if (clientBehind) {
            return step(Action.REFRESH_CLIENT, "Sign out and in on the client that still shows the contacts in Lync. "
                    + conclusion.against().stream().filter(one -> one.authority() == Authority.CLIENT_CACHE).findFirst().orElseThrow().sentence());
        }
        Finding client = finding(Precondition.RICH_CLIENT_SIGN_IN);
        if (client.is(ReasonCode.ONLY_OLDER_CLIENTS)) {
            return step(Action.UPGRADE_CLIENT, "Upgrade the client: an older one can read the contacts but not edit them. " + client.sentence(), client);
        }
        return step(Action.NOTHING, "Nothing: the contacts are in Exchange.");
    }

    private NextStep notYet() {
        if (!assessment.blockers().isEmpty()) {
            return remedy(assessment.blockers().get(0));
        }
        if (!assessment.unknowns().isEmpty()) {
            return remedy(assessment.unknowns().get(0));
        }
        if (conclusion.state() == MigrationState.UNKNOWN) {
            return step(Action.ASK_SERVER, "Ask the server: Debug-CsUnifiedContactStore tells whether the contacts have moved.");
        }
        return delay().orElseGet(() -> step(Action.SIGN_IN_AGAIN, "Sign out and in with the Lync 2013 or later client and allow ten minutes; "
                + "then look into server-to-server authentication and Exchange autodiscover."));
    }

    /** The longest wait that any claim about the policy leaves. */
    private Optional<NextStep> delay() {
        return facts.policy().claims().stream().map(Fact.Known::value)
                .filter(policy -> delayEnd(policy).isAfter(asOf))
                .max(Comparator.comparing(this::delayEnd))
                .map(policy -> step(Action.WAIT_FOR_DELAY, waiting(policy), finding(Precondition.POLICY_ALLOWS_UCS)));
    }

    /** When the delay is over at the latest: where its start is not known, counted from the report's instant. */
    private Instant delayEnd(UserServicesPolicy policy) {
        return policy.since().orElse(asOf).plus(Duration.ofDays(policy.migrationDelayInDays().orElse(0)));
    }

    private String waiting(UserServicesPolicy policy) {
        int days = policy.migrationDelayInDays().orElseThrow();
        String delay = days + (days == 1 ? " day" : " days");
        String why = " The policy " + policy.identity() + " delays the migration by " + delay + ".";
        return policy.since().isEmpty()
                ? "Wait up to " + delay + ": since when the policy holds is not known." + why
                : "Wait until " + delayEnd(policy).atZone(ZoneOffset.UTC).toLocalDate() + "." + why;
    }

    /** The assessment's own finding, or, where its rules do not ask for it, what the documented rule says. */
    private Finding finding(Precondition rule) {
        return assessment.finding(rule.id()).orElseGet(() -> rule.check(facts));
    }

    private static NextStep remedy(Finding finding) {
        Advice advice = finding.advice().orElseThrow();
        return new NextStep(advice.withSentence(advice.sentence() + " " + finding.sentence()), finding);
    }

    private static NextStep step(Action action, String sentence) {
        return new NextStep(Advice.of(action, sentence), null);
    }

    private static NextStep step(Action action, String sentence, Finding finding) {
        return new NextStep(Advice.of(action, sentence), finding);
    }
}
