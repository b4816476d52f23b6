package org.ucsmigration.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Freshness;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.internal.Ages;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.ReasonCode;
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
    private static final Set<ReasonCode> CONTESTED = EnumSet.of(ReasonCode.MAILBOX_OPENED_CONTESTED, ReasonCode.POOL_CONTESTED,
            ReasonCode.TRUST_CONTESTED);
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
     * that it waits for the user.
     */
    private static boolean isForbiddenForCertain(UserFacts facts, Freshness freshness, Instant asOf) {
        return facts.policy() instanceof Fact.Known<UserServicesPolicy> known && !known.value().allowsUcs()
                && !isSaid(facts.enabledByServer(), true) && isFresh(known.source(), freshness, asOf);
    }

    /** What the caller states is stated now; what carries no time is infinitely old. */
    private static boolean isFresh(Source source, Freshness freshness, Instant asOf) {
        return source.equals(Source.CALLER)
                || source.at().filter(at -> freshness.isFresh(MigrationState.UNKNOWN, at, asOf)).isPresent();
    }

    /** Whether where the mailbox is was read too long ago to rest on: it may have been moved since. */
    boolean isMailboxOld() {
        return facts.mailbox() instanceof Fact.Known<Mailbox> known
                && !isFresh(known.source(), Freshness.of(rules.freshness()), asOf);
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

    /** That nobody read lately that the account is out of scope; blank where somebody did. */
    String ageOfExclusions() {
        return exclusions().stream().anyMatch(claim -> isFresh(claim.source(), Freshness.of(rules.freshness()), asOf)) ? ""
                : exclusions().stream().findFirst().map(claim -> " That was read " + Ages.when(claim.source().at(), asOf)
                        + ", and may have changed since.").orElse("");
    }

    boolean isHostedOnline() {
        return exclusions().stream().anyMatch(claim -> claim.value().exclusions().contains(AccountScope.Exclusion.HOSTED_ONLINE));
    }

    boolean policyForbids() {
        return finding(Precondition.POLICY_ALLOWS_UCS).outcome() == Outcome.NOT_MET;
    }

    /** Whether one source says that the policy forbids, and another that it does not. */
    boolean policyIsContested() {
        return finding(Precondition.POLICY_ALLOWS_UCS).is(ReasonCode.POLICY_CONTESTED);
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

    /**
     * What keeps contacts in Exchange from being read, beside the mailbox and the client. One source that says so is enough, if
     * others say the opposite too.
     */
    List<Finding> obstaclesToReading() {
        Stream<Finding> contested = ACCESS.stream().map(this::finding)
                .filter(finding -> finding.reasonCode().filter(CONTESTED::contains).isPresent());
        return Stream.concat(obstacles.stream(), contested)
                .filter(finding -> isInExchange() ? !APART.contains(finding.precondition())
                        : ALWAYS.contains(finding.precondition()))
                .filter(finding -> !finding.precondition().equals(Precondition.ENABLED_BY_SERVER.id()) || isDisabledSince())
                .toList();
    }

    /** A move of the mailbox that is under way, in words. */
    Optional<String> moving() {
        return MailboxDanger.moves(facts).stream().findFirst();
    }

    /** Whether contacts that are in Lync for certain may migrate into a mailbox that is being moved. */
    boolean isMovingUnforbidden() {
        return !mayBeInExchange() && exclusions().isEmpty() && !policyForbids() && moving().isPresent();
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
