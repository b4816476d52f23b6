package org.ucsmigration.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.testing.UcsAssertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.testing.SampleUser;

@DisplayName("A move check")
class MoveCheckTest {

    private static final Instant NOW = SampleUser.asOf();
    private static final Source SERVER = Source.of("Debug-CsUnifiedContactStore", NOW.minusSeconds(600));
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");

    @Test
    @DisplayName("of contacts in Exchange forbids, verifies, rolls back, looks again, and only then moves")
    void ofContactsInExchange() {
        MoveCheck check = SampleUser.MIGRATED.check(Move.toTeams().withForbiddingPolicy("NoUcs"));
        assertThat(check).isNoGo().isHeldUpBy(MoveReason.CONTACTS_IN_EXCHANGE)
                .hasSteps(Action.FORBID_BY_POLICY, Action.VERIFY_POLICY,
                Action.ROLL_BACK, Action.LOOK_AGAIN, Action.MOVE);
        String sip = SampleUser.MIGRATED.identity().sip().uri();
        assertThat(check.steps()).extracting(Advice::commands).startsWith(
                List.of("Grant-CsUserServicesPolicy -Identity '" + sip + "' -PolicyName 'NoUcs'"),
                List.of("Get-CsEffectivePolicy -Identity '" + sip + "'", "Get-CsManagementStoreReplicationStatus"),
                List.of("Invoke-CsUcsRollback -Identity '" + sip + "'")).endsWith(List.of());
        assertThat(check.steps().get(2).before()).anyMatch(condition -> condition.contains("UcsAllowed False"));
        assertThat(check.toMap()).containsOnlyKeys("user", "asOf", "move", "verdict", "findings", "hazards", "steps");
    }

    @Test
    @DisplayName("names a rollback that was left half done, the delay on its way, and a mailbox that cannot be reached")
    void namesWhatIsHalfDone() {
        assertThat(SampleUser.MIGRATED_POLICY_FORBIDS.check(Move.mailboxRemoved())).isNoGo()
                .isHeldUpBy(MoveReason.CONTACTS_IN_EXCHANGE, MoveReason.ROLLBACK_HALF_DONE)
                .hasSteps(Action.VERIFY_POLICY, Action.ROLL_BACK, Action.LOOK_AGAIN, Action.MOVE);
        UserFacts delayed = SampleUser.MIGRATED_POLICY_FORBIDS.observations().facts().toBuilder()
                .policy(UserServicesPolicy.of("NoUcs", false).withMigrationDelayInDays(180)).mailbox(Mailbox.none()).build();
        MoveCheck check = MoveCheck.of(report(delayed, Evidence.serverState("Migrated", SERVER)), Move.rollback());
        assertThat(check).isNoGo().isHeldUpBy(MoveReason.DELAY_FROM_UCS, MoveReason.MAILBOX_GONE)
                .hasSteps(Action.RECONNECT_MAILBOX,
                Action.FORBID_BY_POLICY, Action.VERIFY_POLICY, Action.ROLL_BACK, Action.LOOK_AGAIN);
        assertThat(check.obstacles()).anyMatch(finding -> finding.sentence().contains("180 days")
                && finding.source().contains("New-Cs"));
    }

    @Test
    @DisplayName("says that a user who was rolled back returns in seven days while the policy allows")
    void returns() {
        assertThat(SampleUser.ROLLED_BACK.check(Move.mailboxToExchangeOnline())).asksFirst().isHeldUpBy(MoveReason.POLICY_ALLOWS,
                MoveReason.RETURNS_IN_SEVEN_DAYS, MoveReason.SERVER_WAITS, MoveReason.FLAG_LEFT_BEHIND);
    }

    @Test
    @DisplayName("names a leaver who is no longer in Lync's list while the flag stays")
    void leavers() {
        UserFacts exchangeOnly = UserFacts.builder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).build();
        assertThat(MoveCheck.of(report(exchangeOnly, Evidence.exchangeFlag(true, SERVER)), Move.mailboxRemoved())).asksFirst()
                .isHeldUpBy(MoveReason.LEFT_LYNC, MoveReason.STATE_UNPROVEN)
                .hasSteps(Action.ASK_SERVER, Action.CONFIRM_CONTACTS, Action.LOOK_AGAIN);
    }

    @Test
    @DisplayName("downgrades a GO for a hazard that nothing else speaks of")
    void hazards() {
        UserFacts facts = SampleUser.MIGRATED.observations().facts().toBuilder()
                .policy(UserServicesPolicy.of("NoUcs", false)).build();
        Precondition pilot = Precondition.of("pilot", (finding, any) -> finding.notMet("NO", "Not in the pilot.", "Wait."));
        Observations seen = Observations.of(KEN, facts, Evidence.serverState("Migrated", SERVER));
        assertThat(MoveCheck.of(UserReport.of(seen, NOW), Move.rollback())).isGo();
        assertThat(MoveCheck.of(UserReport.of(seen, Rules.documented().requiring(pilot), NOW), Move.rollback())).asksFirst()
                .isHeldUpBy(MoveReason.HAZARD);
    }

    @Test
    @DisplayName("keeps the only copy where somebody is to be disabled")
    void disabling() {
        assertThat(SampleUser.POLICY_FORBIDS.check(Move.userDisabled())).asksFirst().isHeldUpBy(MoveReason.ONLY_COPY)
                .hasSteps(Action.KEEP_DATA, Action.MOVE);
    }

    @Test
    @DisplayName("takes the caller's times only where a source has none, and a user's word only while nothing is newer")
    void whatTheCallerStates() {
        UserFacts undated = SampleUser.POLICY_FORBIDS.observations().facts().toBuilder()
                .policy(Fact.known(UserServicesPolicy.of("NoUcs", false), Source.of("export"))).build();
        UserReport report = report(undated, Evidence.serverState("Disabled", SERVER));
        assertThat(MoveCheck.of(report, Move.toTeams())).asksFirst().isHeldUpBy(MoveReason.POLICY_TOO_OLD);
        assertThat(MoveCheck.of(report, Move.toTeams().withPolicyReadAt(NOW.minusSeconds(60)))).isGo();
        assertThat(MoveCheck.of(report, Move.toTeams().withPolicyReadAt(NOW.minus(Duration.ofDays(2))))).asksFirst();
        UserFacts old = undated.toBuilder().policy(Fact.known(UserServicesPolicy.of("NoUcs", false),
                Source.of("export", NOW.minus(Duration.ofDays(3))))).build();
        assertThat(MoveCheck.of(report(old, Evidence.serverState("Disabled", SERVER)), Move.toTeams().withPolicyReadAt(NOW)))
                .asksFirst();

        Observations flagged = Observations.of(KEN, SampleUser.POLICY_FORBIDS.observations().facts(),
                Evidence.serverState("Disabled", SERVER), Evidence.exchangeFlag(true, SERVER),
                Evidence.serverState("Migrated", SERVER.withTime(NOW.minus(Duration.ofDays(2)))));
        UserReport rolledBack = UserReport.of(flagged, NOW);
        assertThat(MoveCheck.of(rolledBack, Move.toTeams())).asksFirst().isHeldUpBy(MoveReason.FLAG_LEFT_BEHIND);
        assertThat(MoveCheck.of(rolledBack, word(Duration.ofHours(2)))).isGo();
        assertThat(MoveCheck.of(rolledBack, word(Duration.ofDays(3)))).asksFirst();
        assertThat(MoveCheck.of(rolledBack, word(Duration.ofHours(-1)))).asksFirst();
    }

    @Test
    @DisplayName("counts \"Ready To Migrate\" only where policy, replication and server were read in this order")
    void order() {
        Instant policyAt = NOW.minusSeconds(3_600);
        Instant serverAt = NOW.minusSeconds(600);
        UserFacts facts = SampleUser.POLICY_FORBIDS.observations().facts().toBuilder()
                .policy(Fact.known(UserServicesPolicy.of("NoUcs", false), Source.of("export", policyAt))).build();
        UserReport report = report(facts, Evidence.serverState("Ready To Migrate", SERVER));
        assertThat(MoveCheck.of(report, Move.toTeams())).asksFirst().isHeldUpBy(MoveReason.SERVER_WAITS)
                .hasSteps(Action.VERIFY_POLICY, Action.LOOK_AGAIN, Action.MOVE);
        for (Instant replicated : List.of(policyAt, policyAt.plusSeconds(60), serverAt)) {
            assertThat(MoveCheck.of(report, Move.toTeams().withReplicationUpToDate(replicated))).isGo();
        }
        for (Instant replicated : List.of(policyAt.minusSeconds(1), serverAt.plusSeconds(1))) {
            assertThat(MoveCheck.of(report, Move.toTeams().withReplicationUpToDate(replicated))).asksFirst();
        }
    }

    private static MoveCheck rollback(Fact<Mailbox> mailbox, Evidence... evidence) {
        UserFacts facts = SampleUser.MIGRATED_POLICY_FORBIDS.observations().facts().toBuilder().mailbox(mailbox).build();
        return MoveCheck.of(report(facts, evidence), Move.rollback());
    }

    @Test
    @DisplayName("says GO to a rollback only where the mailbox is known to be on a server, by a reading that is fresh")
    void rollbackNeedsTheMailbox() {
        Evidence migrated = Evidence.serverState("Migrated", SERVER);
        Mailbox on2016 = Mailbox.on(ExchangeRelease.EXCHANGE_2016);
        assertThat(rollback(Fact.known(on2016, SERVER), migrated)).isGo();
        assertThat(rollback(Fact.known(on2016, SERVER.withTime(NOW.minus(Duration.ofDays(8)))), migrated)).asksFirst()
                .isHeldUpBy(MoveReason.MAILBOX_UNKNOWN);
        assertThat(rollback(Fact.known(on2016, Source.of("a file")), migrated)).asksFirst();
        assertThat(rollback(Fact.known(Mailbox.on(ExchangeRelease.fromVersion("0.20 (15.0.0.0)")), SERVER), migrated)).asksFirst()
                .isHeldUpBy(MoveReason.MAILBOX_UNKNOWN);
        Instant weekAgo = NOW.minus(Duration.ofDays(6));
        assertThat(rollback(Fact.known(on2016, SERVER.withTime(weekAgo)), migrated).holdsUntil())
                .as("the policy was read an hour ago").contains(NOW.plus(Duration.ofHours(23)));
        assertThat(rollback(Fact.known(on2016, SERVER.withTime(weekAgo.minus(Duration.ofHours(20)))), migrated).holdsUntil())
                .as("the mailbox was read before all else").contains(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    @DisplayName("does not roll back who may have been rolled back since the server was asked")
    void rolledBackSince() {
        Evidence earlier = Evidence.serverState("Migrated", SERVER.withTime(NOW.minus(Duration.ofDays(3))));
        assertThat(rollback(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2016), SERVER), earlier,
                Evidence.exchangeFlag(false, SERVER))).asksFirst().isHeldUpBy(MoveReason.STATE_UNPROVEN)
                .hasSteps(Action.ASK_SERVER, Action.LOOK_AGAIN);
    }

    @Test
    @DisplayName("does not take the pool that a user leaves for the one that was read two years ago")
    void oldHomePool() {
        HomePool home = HomePool.of("home", HomePool.Release.LYNC_2013);
        Move move = Move.toPool(HomePool.of("target", HomePool.Release.LYNC_2013));
        UserFacts.Builder facts = SampleUser.READY.observations().facts().toBuilder();
        Evidence ready = Evidence.serverState("Ready To Migrate", SERVER);
        assertThat(MoveCheck.of(report(facts.homePool(Fact.known(home, SERVER)).build(), ready), move)).isGo();
        assertThat(MoveCheck.of(report(facts.homePool(Fact.known(home, SERVER.withTime(NOW.minus(Duration.ofDays(730))))).build(),
                ready), move)).asksFirst().isHeldUpBy(MoveReason.POLICY_ALLOWS, MoveReason.SERVER_WAITS,
                        MoveReason.POOL_RELEASE_UNKNOWN)
                .satisfies(check -> assertThat(check.steps().get(0).commands()).contains("Get-CsService -UserServer:$true"));
    }

    @Test
    @DisplayName("names a flag that was left behind to who disables the user, too")
    void flagOfWhoIsDisabled() {
        assertThat(SampleUser.ROLLED_BACK_FOR_GOOD.check(Move.userDisabled())).asksFirst()
                .isHeldUpBy(MoveReason.ONLY_COPY, MoveReason.FLAG_LEFT_BEHIND);
    }

    @Test
    @DisplayName("says GO no longer than the policy counts that keeps an older answer of the server fresh, nor than the flag")
    void holdsNoLonger() {
        UserFacts forbids = SampleUser.POLICY_FORBIDS.observations().facts().toBuilder()
                .policy(Fact.known(UserServicesPolicy.of("NoUcs", false), SERVER.withTime(NOW.minus(Duration.ofHours(165)))))
                .homePool(Fact.known(HomePool.of("home", HomePool.Release.LYNC_2013), SERVER)).build();
        Evidence threeDays = Evidence.serverState("Disabled", SERVER.withTime(NOW.minus(Duration.ofDays(3))));
        assertThat(MoveCheck.of(report(forbids, threeDays), Move.toPool(HomePool.of("target",
                HomePool.Release.LYNC_2013))).holdsUntil()).contains(NOW.plus(Duration.ofHours(3)));
        UserFacts fresh = forbids.toBuilder().policy(Fact.known(UserServicesPolicy.of("NoUcs", false), SERVER)).build();
        assertThat(MoveCheck.of(report(fresh, Evidence.serverState("Disabled", SERVER), Evidence.exchangeFlag(false,
                SERVER.withTime(NOW.minus(Duration.ofHours(20))))), Move.mailboxToExchange2010()).holdsUntil())
                .contains(NOW.plus(Duration.ofHours(4)));
    }

    private static Move word(Duration ago) {
        return Move.toTeams().withContactsConfirmed(NOW.minus(ago), List.of(KEN.sip()));
    }

    private static UserReport report(UserFacts facts, Evidence... evidence) {
        return UserReport.of(Observations.of(KEN, facts.toBuilder().accountScope(AccountScope.inScope()).build(), evidence), NOW);
    }

    @Nested
    @DisplayName("made again after a step")
    class After {

        private final Instant taken = NOW.minus(Duration.ofHours(2));
        private final Instant sinceThen = NOW.plusSeconds(1);

        @Test
        @DisplayName("says whether it has taken effect, by what was read since only")
        void effects() {
            assertThat(SampleUser.MIGRATED.check(Move.toTeams()).effectOf(Action.ROLL_BACK, taken).reason())
                    .isEqualTo(MoveReason.NO_EFFECT);
            assertThat(SampleUser.POLICY_FORBIDS.check(Move.toTeams()).effectOf(Action.ROLL_BACK, taken).reason())
                    .isEqualTo(MoveReason.TOOK_EFFECT);
            assertThat(SampleUser.POLICY_FORBIDS.check(Move.toTeams()).effectOf(Action.ROLL_BACK, sinceThen).reason())
                    .isEqualTo(MoveReason.EFFECT_UNKNOWN);
            assertThat(SampleUser.ROLLED_BACK_FOR_GOOD.check(Move.toTeams()).effectOf(Action.ROLL_BACK, taken).reason())
                    .isEqualTo(MoveReason.FLAG_LEFT_BEHIND);
            assertThat(SampleUser.NOTHING_KNOWN.check(Move.toTeams()).effectOf(Action.ROLL_BACK, taken).reason())
                    .isEqualTo(MoveReason.EFFECT_UNKNOWN);
            assertThat(SampleUser.POLICY_FORBIDS.check(Move.toTeams()).effectOf(Action.FORBID_BY_POLICY, taken).verdict().isGo())
                    .isTrue();
            assertThat(SampleUser.MIGRATED.check(Move.toTeams()).effectOf(Action.VERIFY_POLICY, taken).reason())
                    .isEqualTo(MoveReason.NO_EFFECT);
            assertThat(SampleUser.MIGRATING.check(Move.toTeams()).effectOf(Action.WAIT, taken).reason())
                    .isEqualTo(MoveReason.NO_EFFECT);
            assertThat(SampleUser.MIGRATED_MAILBOX_MOVING.check(Move.toTeams()).effectOf(Action.SUSPEND_MOVE, taken).reason())
                    .isEqualTo(MoveReason.NO_EFFECT);
            assertThat(SampleUser.MIGRATED.check(Move.toTeams()).effectOf(Action.SUSPEND_MOVE, taken).reason())
                    .isEqualTo(MoveReason.TOOK_EFFECT);
            assertThat(SampleUser.MIGRATED.check(Move.toTeams()).effectOf(Action.MOVE, taken).remedy()).isNotBlank();
        }

        private MoveFinding effect(Action step, UserFacts.Builder facts, Evidence... evidence) {
            return MoveCheck.of(report(facts.build(), evidence), Move.mailboxToExchangeOnline()).effectOf(step, taken);
        }

        @Test
        @DisplayName("takes a request that is listed no more for suspended only where the mailbox is still on a server")
        void listedNoMore() {
            Source since = SERVER.withTime(NOW.minusSeconds(60));
            UserFacts.Builder none = UserFacts.builder().mailboxMove(Fact.known(MailboxMove.none(), since));
            assertThat(effect(Action.SUSPEND_MOVE, none).reason()).isEqualTo(MoveReason.EFFECT_UNKNOWN);
            assertThat(effect(Action.SUSPEND_MOVE, none.mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE), since)))
                    .reason()).isEqualTo(MoveReason.NO_EFFECT);
            assertThat(effect(Action.SUSPEND_MOVE, none.mailbox(Fact.known(Mailbox.none(), since))).reason())
                    .isEqualTo(MoveReason.NO_EFFECT);
            assertThat(effect(Action.SUSPEND_MOVE, none.mailbox(Fact.known(Mailbox.on(ExchangeRelease.fromVersion(
                    "0.20 (15.0.0.0)")), since))).reason()).isEqualTo(MoveReason.EFFECT_UNKNOWN);
            assertThat(effect(Action.SUSPEND_MOVE, none.mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2016),
                    SERVER.withTime(taken)))).reason()).as("read before").isEqualTo(MoveReason.EFFECT_UNKNOWN);
            assertThat(effect(Action.SUSPEND_MOVE, none.mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2016), since)))
                    .reason()).isEqualTo(MoveReason.TOOK_EFFECT);
        }

        @Test
        @DisplayName("does not take a policy for replicated while the server still waits, nor one of a time to come")
        void notReplicated() {
            UserFacts.Builder forbids = UserFacts.builder().policy(Fact.known(UserServicesPolicy.of("NoUcs", false),
                    SERVER.withTime(NOW.minusSeconds(60))));
            Evidence ready = Evidence.serverState("Ready To Migrate", SERVER);
            assertThat(effect(Action.VERIFY_POLICY, forbids, ready).reason()).isEqualTo(MoveReason.EFFECT_UNKNOWN);
            assertThat(effect(Action.VERIFY_POLICY, forbids, Evidence.serverState("Ready To Migrate",
                    SERVER.withTime(taken))).reason()).as("read before").isEqualTo(MoveReason.TOOK_EFFECT);
            assertThat(effect(Action.VERIFY_POLICY, forbids.policy(Fact.known(UserServicesPolicy.of("NoUcs", false),
                    SERVER.withTime(NOW.plusSeconds(1))))).reason()).isEqualTo(MoveReason.EFFECT_UNKNOWN);
        }

        @Test
        @DisplayName("has the steps that are left")
        void steps() {
            assertThat(SampleUser.POLICY_FORBIDS.check(Move.toTeams())).isGo().hasSteps(Action.MOVE);
        }
    }
}
