package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientKind;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.LyncRelease;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;

@DisplayName("The next step")
class NextStepTest {

    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final Source EARLIER = Source.of("monday", NOW.minusSeconds(7200));
    private static final Source LATER = Source.of("tuesday", NOW.minusSeconds(3600));

    private static final Evidence MIGRATED = Evidence.serverState("Migrated", LATER);
    private static final Evidence MIGRATING = Evidence.serverState("Migrating", LATER);
    private static final Evidence NOT_MIGRATED = Evidence.serverState("Ready To Migrate", LATER);
    private static final Evidence SAYS_ZERO = Evidence.clientCache(0, EARLIER);
    private static final Evidence SAYS_2165 = Evidence.clientCache(2165, LATER).withVouched().withChangedAt(NOW);

    private static final UserServicesPolicy FORBIDS = UserServicesPolicy.of("Tag:NoUcs", false);
    private static final ClientSignIns ONLY_OLDER = ClientSignIns.complete(Client.of(ClientKind.OLDER_RICH_CLIENT, "test"));
    private static final UserFacts READY = UserFacts.builder().accountScope(AccountScope.inScope())
            .policy(UserServicesPolicy.of("Global", true)).mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).mailboxOpened(true)
            .clients(ClientSignIns.seen(Client.of(ClientKind.RICH_CLIENT, "test")))
            .homePool(HomePool.of("pool", LyncRelease.LYNC_2013)).serverToServerTrust(true).build();
    private static final UserFacts OUT = READY.toBuilder().accountScope(AccountScope.excluded(Exclusion.DISABLED_FOR_LYNC))
            .build();

    private static final Precondition BADGE = Precondition.of("badge",
            (finding, facts) -> finding.notMet("NO_BADGE", "The user has no badge.", "Order a badge."));
    private static final Rules SIX = Rules.documented().requiring(Precondition.HOME_POOL_ON_LYNC_2013)
            .requiring(Precondition.SERVER_TO_SERVER_TRUST);

    /** The rows of the table, in its order, each with what stands below it and would have fitted too. */
    static Stream<Arguments> table() {
        UserServicesPolicy delayed = UserServicesPolicy.of("Global", true).withMigrationDelayInDays(30);
        return Stream.of(
            row("OUT_OF_SCOPE", "out of scope|disabled for Lync|caller", OUT, MIGRATED),
            row("OUT_OF_SCOPE", "out of scope", OUT, MIGRATED, Evidence.serverState("Disabled", LATER)),
            row("RESOLVE_CONTRADICTION", "contradiction|\"Migrated\"|\"Disabled\"", READY, MIGRATED,
                    Evidence.serverState("Disabled", LATER)),
            row("RESOLVE_CONTRADICTION", "contradiction|ask the server again", READY, NOT_MIGRATED, SAYS_2165),
            row("RESOLVE_CONTRADICTION", "contradiction|in Exchange|no Exchange mailbox",
                    READY.toBuilder().mailbox(Mailbox.none()).policy(FORBIDS).build(), MIGRATED),
            row("RESOLVE_CONTRADICTION", "contradiction|Exchange 2010",
                    READY.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2010)).build(), MIGRATED, SAYS_ZERO),
            row("FINISH_ROLLBACK_OR_ALLOW", "rollback|without -Force|allow UCS again|a policy alone moves nothing",
                    READY.toBuilder().policy(FORBIDS).build(), MIGRATED, SAYS_ZERO),
            row("REFRESH_CLIENT", "Sign out and in|InUCSMode is 0|monday", READY.toBuilder().clients(ONLY_OLDER)
                    .build(), MIGRATED, SAYS_ZERO),
            row("UPGRADE_CLIENT", "Upgrade the client|not edit", READY.toBuilder().clients(ONLY_OLDER).build(), MIGRATED),
            row("NOTHING", "Nothing|in Exchange", READY, MIGRATED),
            row("NOTHING", "Nothing|in Exchange", UserFacts.none(), MIGRATED),
            row("WAIT", "Wait|ten minutes", READY.toBuilder().policy(FORBIDS).build(), MIGRATING),
            row("ALLOW_BY_POLICY", "UcsAllowed True|NoUcs",
                    READY.toBuilder().policy(FORBIDS).mailbox(Mailbox.none()).mailboxOpened(Fact.unknown("x"))
                    .build(), NOT_MIGRATED),
            row("PROVIDE_MAILBOX", "mailbox on Exchange 2013|no Exchange mailbox",
                    READY.toBuilder().mailbox(Mailbox.none()).mailboxOpened(false).build(), NOT_MIGRATED),
            row("MOVE_MAILBOX", "Move the mailbox|Exchange 2010",
                    READY.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2010)).mailboxOpened(false)
                    .build(), NOT_MIGRATED),
            row("OPEN_MAILBOX", "sign in to the mailbox once|never opened",
                    READY.toBuilder().mailboxOpened(false).clients(ONLY_OLDER).build(), NOT_MIGRATED),
            row("SIGN_IN_WITH_NEWER_CLIENT", "Sign in once|Lync 2010",
                    READY.toBuilder().clients(ONLY_OLDER).homePool(HomePool.of("old", LyncRelease.OLDER_THAN_2013))
                    .build(), NOT_MIGRATED),
            row("SIGN_IN_WITH_NEWER_CLIENT", "Sign in once|not signed in",
                    READY.toBuilder().clients(ClientSignIns.complete()).build()),
            row("RE_HOME", "Move the user|old", READY.toBuilder().homePool(HomePool.of("old", LyncRelease.OLDER_THAN_2013))
                    .serverToServerTrust(false).build(), NOT_MIGRATED),
            row("SET_UP_TRUST", "server-to-server", READY.toBuilder().serverToServerTrust(false).policy(delayed)
                    .build(), NOT_MIGRATED),
            row("FIND_OUT", "Get-MailboxStatistics|access denied",
                    READY.toBuilder().mailboxOpened(Fact.unknown("access denied")).policy(delayed).build(), NOT_MIGRATED),
            row("FIND_OUT", "Get-CsUser|not known", UserFacts.none()),
            row("WAIT_FOR_DELAY", "Wait|30 days", READY.toBuilder().policy(delayed).build(), NOT_MIGRATED),
            row("SIGN_IN_AGAIN", "Sign out and in|ten minutes|server-to-server authentication|autodiscover", READY, NOT_MIGRATED),
            row("SIGN_IN_AGAIN", "Sign out and in", READY, SAYS_ZERO),
            row("ASK_SERVER", "Ask the server|Debug-CsUnifiedContactStore", READY.toBuilder().policy(delayed).build()),
            row("ASK_SERVER", "Ask the server", READY, Evidence.testFailed("x", LATER)));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("table")
    void isTheFirstRowThatFits(Action action, List<String> words, UserFacts facts, List<Evidence> evidence) {
        NextStep next = report(facts, SIX, evidence).nextStep();
        assertThat(next.action()).isEqualTo(action);
        assertThat(next.sentence()).contains(words).matches("(?s)[A-Z].*\\.").doesNotContain("..");
        assertThat(next).hasToString(next.sentence());
    }

    @Test
    void canBeEveryAction() {
        assertThat(Stream.concat(table().map(row -> (Action) row.get()[0]), Stream.of(Action.MEET_OWN_PRECONDITION)))
                .containsAll(Arrays.asList(Action.values()));
    }

    @Test
    void isWhatASitesOwnPreconditionDemands() {
        NextStep next = report(READY, Rules.only(Precondition.POLICY_ALLOWS_UCS, BADGE), List.of(NOT_MIGRATED)).nextStep();
        assertThat(next.action()).isEqualTo(Action.MEET_OWN_PRECONDITION);
        assertThat(next.sentence()).isEqualTo("Order a badge. The user has no badge.");
        assertThat(next.finding().map(Finding::reason)).contains("NO_BADGE");
        assertThat(next.toMap()).containsEntry("action", "MEET_OWN_PRECONDITION").containsEntry("reason", "NO_BADGE");
        assertThat(next.toMap().keySet()).containsExactly("action", "sentence", "reason");
    }

    @Test
    @DisplayName("is the site's where its own code is spelled like one of the library's")
    void isTheSitesWhereItsCodeIsSpelledLikeOneOfOurs() {
        Precondition archive = Precondition.of("has-archive",
                (finding, facts) -> finding.notMet("NO_MAILBOX", "There is no archive mailbox.", "Add one."));
        NextStep next = report(READY, Rules.only(Precondition.POLICY_ALLOWS_UCS, archive), List.of(NOT_MIGRATED)).nextStep();
        assertThat(next.action()).isEqualTo(Action.MEET_OWN_PRECONDITION);
        assertThat(next.sentence()).isEqualTo("Add one. There is no archive mailbox.");
    }

    @Test
    void namesNoFindingWhereNoneIsBehindIt() {
        NextStep next = report(READY, SIX, List.of(MIGRATED)).nextStep();
        assertThat(next.finding()).isEmpty();
        assertThat(next.toMap().keySet()).containsExactly("action", "sentence");
    }

    @Test
    void judgesPolicyMailboxAndClientAlsoWhereTheCallersRulesDoNotAskForThem() {
        UserFacts forbidden = READY.toBuilder().policy(FORBIDS).build();
        assertThat(report(forbidden, Rules.only(Precondition.SERVER_TO_SERVER_TRUST), List.of(MIGRATED)).nextStep().action())
                .isEqualTo(Action.FINISH_ROLLBACK_OR_ALLOW);
    }

    @Nested
    @DisplayName("for an account out of scope")
    class OutOfScope {

        private final Fact.Known<AccountScope> room =
                new Fact.Known<>(AccountScope.excluded(Exclusion.ROOM_OR_SHARED_MAILBOX), Source.of("Get-Mailbox"));
        private final Fact.Known<AccountScope> online =
                new Fact.Known<>(AccountScope.excluded(Exclusion.HOSTED_ONLINE), Source.of("Get-CsUser"));
        private final Fact.Known<AccountScope> in = new Fact.Known<>(AccountScope.inScope(), Source.of("caller"));

        @Test
        void tellsEveryGroundAndSource() {
            UserReport merged = reportOf(online.merge(room));
            assertThat(merged.isOutOfScope()).isTrue();
            assertThat(merged.nextStep().sentence())
                    .contains("hosted online", "room, equipment or shared", "Get-CsUser and Get-Mailbox");
        }

        @Test
        void isSoWhereContestedOnlyIfEveryClaimExcludes() {
            assertThat(reportOf(new Fact.Contested<>(List.of(online, room))).isOutOfScope()).isTrue();
            assertThat(reportOf(new Fact.Contested<>(List.of(online, in))).isOutOfScope()).isFalse();
        }

        @Test
        void isNotSoWhereNobodyKnows() {
            assertThat(reportOf(Fact.unknown("x")).isOutOfScope()).isFalse();
        }

        private UserReport reportOf(Fact<AccountScope> scope) {
            return report(READY.toBuilder().accountScope(scope).build(), SIX, List.of());
        }
    }

    @Nested
    @DisplayName("within the migration delay")
    class Delay {

        private final UserServicesPolicy seven = UserServicesPolicy.of("Tag:Slow", true).withMigrationDelayInDays(7);

        @ParameterizedTest(name = "of 7 days since {0}: {1}")
        @CsvSource({"2014-03-10T11:59:59Z, 2014-03-17", "2014-03-03T12:00:01Z, 2014-03-10"})
        void isToWaitUntilTheDay(Instant since, String day) {
            NextStep next = next(Fact.known(seven.withSince(since)));
            assertThat(next.action()).isEqualTo(Action.WAIT_FOR_DELAY);
            assertThat(next.sentence()).isEqualTo("Wait until " + day + ". The policy Slow delays the migration by 7 days.");
            assertThat(next.finding().map(Finding::reason)).contains("POLICY_ALLOWS");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2014-03-03T12:00:00Z", "2013-01-01T00:00:00Z"})
        void isOverOnceTheDaysHavePassed(Instant since) {
            assertThat(next(Fact.known(seven.withSince(since))).action()).isEqualTo(Action.SIGN_IN_AGAIN);
        }

        @Test
        void isUpToNDaysWhereItsStartIsNotKnown() {
            assertThat(next(Fact.known(seven)).sentence())
                    .startsWith("Wait up to 7 days: since when the policy holds is not known.");
            assertThat(next(Fact.known(seven.withMigrationDelayInDays(1))).sentence()).startsWith("Wait up to 1 day:")
                    .endsWith("by 1 day.");
        }

        @Test
        void isNoneWhereThePolicySaysZeroOrNothing() {
            assertThat(next(Fact.known(seven.withMigrationDelayInDays(0))).action()).isEqualTo(Action.SIGN_IN_AGAIN);
            assertThat(next(Fact.known(UserServicesPolicy.of("Global", true))).action()).isEqualTo(Action.SIGN_IN_AGAIN);
        }

        @Test
        void isTheLongestThatAnyClaimLeaves() {
            UserServicesPolicy over = seven.withMigrationDelayInDays(180).withSince(NOW.minusSeconds(86_400L * 200));
            UserServicesPolicy running = seven.withSince(NOW.minusSeconds(86_400L));
            Fact<UserServicesPolicy> contested = Fact.known(over).merge(Fact.known(running));
            assertThat(contested.isContested()).isTrue();
            assertThat(next(contested).sentence()).startsWith("Wait until 2014-03-16.");
        }

        private NextStep next(Fact<UserServicesPolicy> policy) {
            return report(READY.toBuilder().policy(policy).build(), SIX, List.of(NOT_MIGRATED)).nextStep();
        }
    }

    @Test
    @DisplayName("of NOT_MIGRATED as last seen by a client alone still warns that this is no proof")
    void provisional() {
        UserReport report = report(READY, SIX, List.of(SAYS_ZERO));
        assertThat(report.conclusion().state()).isEqualTo(MigrationState.NOT_MIGRATED);
        assertThat(report.hazards()).containsExactly(Hazard.STATE_UNPROVEN);
    }

    private static UserReport report(UserFacts facts, Rules rules, List<Evidence> evidence) {
        return UserReport.of(Observations.of(UserIdentity.of("kenmyer@litwareinc.com"), facts, evidence), rules, NOW);
    }

    private static Arguments row(String action, String words, UserFacts facts, Evidence... evidence) {
        return arguments(Action.valueOf(action), List.of(words.split("\\|")), facts, List.of(evidence));
    }
}
