package org.ucsmigration.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Freshness;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;

/**
 * What is known of one user at an instant, by what next steps and hazards ask of it.
 *
 * @param obstacles everything that is known not to be met: by the caller's rules first, then by those of the library that they
 *         leave out
 */
record Situation(UserIdentity user, UserFacts facts, Rules rules, Assessment assessment, MigrationConclusion conclusion,
        List<Finding> obstacles, Instant asOf) {

    /** Beside the mailbox and the client, of which the tables speak apart, what can keep contacts in Exchange from being read. */
    private static final List<Precondition> ACCESS = List.of(Precondition.MAILBOX_OPENED, Precondition.HOME_POOL_ON_LYNC_2013,
            Precondition.SERVER_TO_SERVER_TRUST, Precondition.ENABLED_BY_SERVER);
    /** Of contacts that only may be in Exchange, what would endanger them there. */
    private static final List<String> ALWAYS = List.of(Precondition.HOME_POOL_ON_LYNC_2013.id(),
            Precondition.SERVER_TO_SERVER_TRUST.id());
    private static final List<String> APART = List.of(Precondition.POLICY_ALLOWS_UCS.id(),
            Precondition.MAILBOX_ON_EXCHANGE_2013.id(),
            Precondition.RICH_CLIENT_SIGN_IN.id());

    static final String STUCK = "The server has said \"Migrating\" for a day or more.";

    static Situation of(Observations observations, Rules rules, Instant asOf) {
        UserFacts facts = observations.facts();
        Freshness freshness = Freshness.of(rules.freshness());
        MigrationConclusion conclusion = MigrationConclusion.of(observations.evidence(), asOf,
                isForbiddenForCertain(facts, freshness, asOf) ? freshness.withMigrationForbidden() : freshness);
        Assessment assessment = Assessment.of(facts, rules, asOf);
        return new Situation(observations.identity(), facts, rules, assessment, conclusion, obstacles(assessment, facts), asOf);
    }

    private static List<Finding> obstacles(Assessment assessment, UserFacts facts) {
        List<Finding> all = new ArrayList<>(assessment.blockers());
        for (Precondition rule : ACCESS) {
            // What the caller's rules ask is among the blockers where it is not met.
            if (assessment.finding(rule.id()).isEmpty()) {
                Finding left = rule.check(facts);
                if (left.outcome() == Outcome.NOT_MET) {
                    all.add(left);
                }
            }
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * Whether the policy is known, uncontested and from a reading that is itself fresh, to forbid, and the server does not say
     * that it waits for the user. What the caller states is stated now.
     */
    private static boolean isForbiddenForCertain(UserFacts facts, Freshness freshness, Instant asOf) {
        return facts.policy() instanceof Fact.Known<UserServicesPolicy> known && !known.value().allowsUcs()
                && !isSaid(facts.enabledByServer(), true)
                && (known.source().equals(Source.CALLER)
                        || known.source().at().filter(at -> freshness.isFresh(MigrationState.UNKNOWN, at, asOf)).isPresent());
    }

    MigrationState state() {
        return conclusion.state();
    }

    /** Whether nothing proves that the contacts are in Lync. */
    boolean mayBeInExchange() {
        return state() != MigrationState.NOT_MIGRATED || !conclusion.isDefinite();
    }

    /** Whether the contacts are in Exchange or on their way, by all that is known. */
    boolean isInExchange() {
        return state() == MigrationState.MIGRATED || state() == MigrationState.MIGRATING;
    }

    /** The claims that take the account out of scope; none where any puts it in. */
    List<Fact.Known<AccountScope>> exclusions() {
        List<Fact.Known<AccountScope>> scopes = facts.accountScope().claims();
        for (Fact.Known<AccountScope> claim : scopes) {
            if (claim.value().isInScope()) {
                return List.of();
            }
        }
        return scopes;
    }

    boolean isHostedOnline() {
        return exclusions().stream().anyMatch(claim -> claim.value().exclusions().contains(AccountScope.Exclusion.HOSTED_ONLINE));
    }

    boolean policyForbids() {
        return finding(Precondition.POLICY_ALLOWS_UCS).outcome() == Outcome.NOT_MET;
    }

    /** Whether the server has said that it waits for the user's sign-in only. */
    boolean serverIsReady() {
        return isSaid(facts.enabledByServer(), true);
    }

    private static boolean isSaid(Fact<Boolean> fact, boolean value) {
        for (Fact.Known<Boolean> claim : fact.claims()) {
            if (claim.value() == value) {
                return true;
            }
        }
        return false;
    }

    List<MailboxDanger> mailboxDangers() {
        return MailboxDanger.of(facts, asOf);
    }

    /** A known failure of attempts to migrate, in words with its source. */
    Optional<String> failure() {
        for (Fact.Known<MigrationFailure> claim : facts.migrationFailure().claims()) {
            if (claim.value().isStanding(claim.source(), asOf, rules.freshness())) {
                return Optional.of("An attempt to migrate failed: " + claim.value() + " (" + claim.source().text() + ").");
            }
        }
        return Optional.empty();
    }

    /** What keeps contacts in Exchange from being read, beside the mailbox and the client. */
    List<Finding> obstaclesToReading() {
        return obstacles.stream().filter(finding -> isInExchange() ? !APART.contains(finding.precondition())
                : ALWAYS.contains(finding.precondition()))
                .filter(finding -> !finding.precondition().equals(Precondition.ENABLED_BY_SERVER.id()) || isDisabledSince())
                        .toList();
    }

    /** Whether the server's "Disabled" may be newer than what decided: its mode is one at a time. */
    private boolean isDisabledSince() {
        Optional<Instant> decided = conclusion.deciding().filter(one -> one.authority() == Evidence.Authority.SERVER_STATE)
                .flatMap(Evidence::observedAt);
        return facts.enabledByServer().claims().stream().map(claim -> claim.source().at())
                .anyMatch(at -> at.isEmpty() || decided.isEmpty() || at.get().isAfter(decided.get()));
    }

    /** The assessment's own finding, or, where its rules do not ask for it, what the library's rule says. */
    Finding finding(Precondition rule) {
        Optional<Finding> own = assessment.finding(rule.id());
        return own.isPresent() ? own.get() : rule.check(facts);
    }
}
