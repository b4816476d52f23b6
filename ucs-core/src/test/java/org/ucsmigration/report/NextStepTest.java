package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.EnumSet;
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
import org.ucsmigration.advice.Advice;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MigrationFailure;
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

    private static final Evidence DISABLED = Evidence.serverState("Disabled", LATER);
    private static final Evidence FLAG = Evidence.exchangeFlag(true, EARLIER);
    private static final MailboxMove MOVING = MailboxMove.of("Synced", MailboxMove.Target.EXCHANGE_ONLINE, "contoso");
    private static final Fact<MigrationFailure> FAILURE = Fact.known(MigrationFailure.of("no mailbox answered")
            .withCode("ErrorEwsAutodiscover"),
            Source.of("the pool says so", NOW));
    private static final Client RICH = Client.of(Client.Kind.RICH_CLIENT, "test");

    private static final UserServicesPolicy FORBIDS = UserServicesPolicy.of("Tag:NoUcs", false);
    private static final ClientSignIns ONLY_OLDER = ClientSignIns.complete(Client.of(Client.Kind.OLDER_RICH_CLIENT, "test"));
    private static final UserFacts READY = UserFacts.builder().accountScope(AccountScope.inScope())
            .policy(UserServicesPolicy.of("Global", true)).mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).mailboxOpened(true)
            .clients(ClientSignIns.seen(Client.of(Client.Kind.RICH_CLIENT, "test")))
            .homePool(HomePool.of("pool", HomePool.Release.LYNC_2013)).serverToServerTrust(true).build();
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
            row("OUT_OF_SCOPE", "None: out of scope|disabled for Lync|caller", OUT, NOT_MIGRATED),
            row("SECURE_CONTACTS", "Decide|out of scope|while the account still exists", OUT, MIGRATED),
            row("SECURE_CONTACTS", "Decide|as only Exchange's flag says|InUCSMode is 0", OUT, FLAG, Evidence.clientCache(0,
                    EARLIER)),
            row("SECURE_CONTACTS", "Decide|ImListMigrationCompleted True", OUT, NOT_MIGRATED, FLAG),
            row("SECURE_CONTACTS", "Decide|contradict each other", OUT, MIGRATED, Evidence.serverState("Disabled", LATER)),
            row("SECURE_CONTACTS", "Decide|stranded", READY.toBuilder()
                    .accountScope(AccountScope.excluded(Exclusion.HOSTED_ONLINE)).build(), FLAG),
            row("RESOLVE_CONTRADICTION", "what disagrees|\"Migrated\"|\"Disabled\"", READY, MIGRATED,
                    Evidence.serverState("Disabled", LATER)),
            row("RESOLVE_CONTRADICTION", "ask the server again|InUCSMode is 2165", READY.toBuilder().policy(FORBIDS)
                    .build(), NOT_MIGRATED, SAYS_2165),
            row("ASK_SERVER", "Ask the server first|no witness", READY.toBuilder().policy(FORBIDS).build()),
            row("ASK_SERVER", "Ask the server first|as only Exchange's flag says", READY, FLAG),
            row("ASK_SERVER", "Ask the server first|too long ago", READY, Evidence.serverState("Migrated", Source.of("x",
                    NOW.minusSeconds(700_000)))),
            row("ASK_SERVER", "flag says|Known beside it: The mailbox was never opened", READY.toBuilder().mailboxOpened(false)
                    .build(), FLAG),
            row("ASK_SERVER", "flag says|It gave no answer that tells: The server state is not known: access denied", READY, FLAG,
                    Evidence.none(Evidence.Authority.SERVER_STATE, "access denied", LATER)),
            row("FINISH_ROLLBACK_OR_ALLOW", "rollback|without -Force|allow UCS again|a policy alone moves nothing",
                    READY.toBuilder().policy(FORBIDS).mailboxOpened(false).build(), MIGRATED, SAYS_ZERO),
            row("LOOK_NOW", "Emergency: the contacts are in Exchange. The mailbox is gone|30 days|Look now",
                    READY.toBuilder().mailbox(Mailbox.none()).build(), MIGRATED),
            row("LOOK_NOW", "Look now|Exchange 2010", READY.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2010))
                    .build(), MIGRATED, SAYS_ZERO),
            row("LOOK_NOW", "Emergency: the contacts are in Exchange. The mailbox is in Exchange Online|1 April "
                    + "2027|inferred|Look now",
                    READY.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE)).build(), MIGRATED),
            row("LOOK_NOW", "Emergency: the contacts are in Exchange. The mailbox is being moved|Synced|Suspend it",
                    READY.toBuilder().mailboxMove(MOVING).build(), MIGRATED),
            row("FIND_OUT", "Find the mailbox|not known", READY.toBuilder().mailbox(Fact.unknown("x")).mailboxOpened(false)
                    .build(), MIGRATED),
            row("FIND_OUT", "Find the mailbox", UserFacts.none(), MIGRATED),
            row("CHECK_CONTACTS", "may not be reached|never opened", READY.toBuilder().mailboxOpened(false).clients(ONLY_OLDER)
                    .build(), MIGRATED),
            row("CHECK_CONTACTS", "may not be reached|cannot use UCS", READY.toBuilder().homePool(HomePool.of("old",
                    HomePool.Release.OLDER_THAN_2013)).build(), MIGRATED),
            row("CHECK_CONTACTS", "may not be reached|do not trust", READY.toBuilder().serverToServerTrust(false)
                    .build(), MIGRATED),
            row("CHECK_CONTACTS", "may not be reached|An attempt to migrate failed", READY.toBuilder().migrationFailure(FAILURE)
                    .build(), MIGRATED),
            row("UPGRADE_CLIENT", "Upgrade the client|not edit", READY.toBuilder().clients(ONLY_OLDER).build(), MIGRATED,
                    SAYS_ZERO),
            row("REFRESH_CLIENT", "Sign out and in|InUCSMode is 0|monday", READY, MIGRATED, SAYS_ZERO),
            row("NOTHING", "Nothing: the contacts are in Exchange.", READY, MIGRATED),
            row("NOTHING", "Nothing|can read them and not edit them|Lync 2010",
                    READY.toBuilder().clients(ClientSignIns.seen(RICH, Client.of(Client.Kind.OLDER_RICH_CLIENT, "test")))
                            .build(), MIGRATED),
            row("ASK_THEN_ROLL_BACK", "Do not wait|then roll back", READY.toBuilder().policy(FORBIDS).mailbox(Mailbox.none())
                    .build(), MIGRATING),
            row("LOOK_NOW", "Emergency|The mailbox is gone|Look now", READY.toBuilder().mailbox(Mailbox.none())
                    .build(), MIGRATING),
            row("LOOK_NOW", "Look now|do not trust", READY.toBuilder().serverToServerTrust(false).build(), MIGRATING),
            row("LOOK_NOW", "Look now|An attempt to migrate failed", READY.toBuilder().migrationFailure(FAILURE)
                    .build(), MIGRATING),
            row("LOOK_NOW", "Look now|for a day or more", READY, MIGRATING, Evidence.serverState("Migrating", Source.of("x",
                    NOW.minusSeconds(90_000)))),
            row("WAIT", "Wait|ten minutes", READY.toBuilder().policy(delayed).build(), MIGRATING),
            row("CHECK_POLICY", "which of the two is wrong|NoUcs", READY.toBuilder().policy(FORBIDS).build(), NOT_MIGRATED, FLAG),
            row("FINISH_ROLLBACK", "Finish the rollback|Compare|ImListMigrationCompleted True", READY.toBuilder().policy(FORBIDS)
                    .build(), DISABLED, FLAG),
            row("ALLOW_BY_POLICY", "Nothing moves while the policy forbids|only if migration is meant|NoUcs",
                    READY.toBuilder().policy(FORBIDS).mailbox(Mailbox.none()).build(), DISABLED),
            row("DECIDE_AFTER_ROLLBACK", "Decide: if the rollback was meant, forbid|7 days", READY.toBuilder()
                    .mailboxOpened(false).build(), NOT_MIGRATED, FLAG),
            row("DECIDE_AFTER_ROLLBACK", "Decide", READY.toBuilder().policy(Fact.unknown("x")).build(), NOT_MIGRATED, FLAG),
            row("PROVIDE_MAILBOX", "mailbox on Exchange 2013|no Exchange mailbox",
                    READY.toBuilder().mailbox(Mailbox.none()).mailboxOpened(false).build(), NOT_MIGRATED),
            row("MOVE_MAILBOX", "Move the mailbox|Exchange 2010",
                    READY.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2010)).mailboxOpened(false)
                            .build(), NOT_MIGRATED),
            row("OPEN_MAILBOX", "sign in to the mailbox once|never opened",
                    READY.toBuilder().mailboxOpened(false).clients(ONLY_OLDER).build(), NOT_MIGRATED),
            row("SIGN_IN_WITH_NEWER_CLIENT", "Sign in once|Lync 2010|delays the migration by 30 days",
                    READY.toBuilder().clients(ONLY_OLDER).policy(delayed).build(), NOT_MIGRATED),
            row("SIGN_IN_WITH_NEWER_CLIENT", "Sign in once|not signed in", READY.toBuilder().clients(ClientSignIns.complete())
                    .build(), NOT_MIGRATED),
            row("RE_HOME", "Move the user|old", READY.toBuilder().homePool(HomePool.of("old", HomePool.Release.OLDER_THAN_2013))
                    .serverToServerTrust(false).build(), NOT_MIGRATED),
            row("SET_UP_TRUST", "server-to-server", READY.toBuilder().serverToServerTrust(false).policy(delayed)
                    .build(), NOT_MIGRATED),
            row("CHECK_POLICY", "which policy the server applies|not enabled", READY.toBuilder().migrationFailure(FAILURE)
                    .build(), DISABLED),
            row("LOOK_INTO_FAILURE", "Look into the failure|ErrorEwsAutodiscover|pool says so",
                    READY.toBuilder().migrationFailure(FAILURE).mailboxOpened(Fact.unknown("x")).build(), NOT_MIGRATED),
            row("FIND_OUT", "Get-MailboxStatistics|access denied",
                    READY.toBuilder().mailboxOpened(Fact.unknown("access denied")).policy(delayed).build(), NOT_MIGRATED),
            row("WAIT_FOR_DELAY", "Wait|30 days", READY.toBuilder().policy(delayed).build(), NOT_MIGRATED),
            row("WAIT_FOR_DELAY", "Wait|30 days|Then sign in once|no sign-ins",
                    READY.toBuilder().policy(delayed).clients(Fact.unknown("no sign-ins")).build(), NOT_MIGRATED),
            row("SIGN_IN_WITH_NEWER_CLIENT", "Sign in once|nothing else is known to be missing|no sign-ins",
                    READY.toBuilder().clients(Fact.unknown("no sign-ins")).build(), NOT_MIGRATED),
            row("SIGN_IN_AGAIN", "Sign out and in|ten minutes|server-to-server authentication|autodiscover", READY,
                    NOT_MIGRATED));
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
                .containsAll(EnumSet.range(Action.OUT_OF_SCOPE, Action.SIGN_IN_AGAIN));
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

        private final Fact.Known<AccountScope> room = new Fact.Known<>(AccountScope.excluded(Exclusion.ROOM_OR_SHARED_MAILBOX),
                Source.of("Get-Mailbox"));
        private final Fact.Known<AccountScope> online = new Fact.Known<>(AccountScope.excluded(Exclusion.HOSTED_ONLINE),
                Source.of("Get-CsUser"));
        private final Fact.Known<AccountScope> in = new Fact.Known<>(AccountScope.inScope(), Source.of("caller"));

        @Test
        void tellsEveryGroundAndSource() {
            UserReport merged = reportOf(online.merge(room));
            assertThat(merged.isOutOfScope()).isTrue();
            assertThat(merged.nextStep().sentence()).contains("hosted online", "room, equipment or shared",
                    "Get-CsUser and Get-Mailbox");
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
        @CsvSource({"2014-03-10T11:59:59Z, 17 March 2014", "2014-03-03T12:00:01Z, 10 March 2014"})
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
            assertThat(next(contested).sentence()).startsWith("Wait until 16 March 2014.");
        }

        private NextStep next(Fact<UserServicesPolicy> policy) {
            return report(READY.toBuilder().policy(policy).build(), SIX, List.of(NOT_MIGRATED)).nextStep();
        }
    }

    @Test
    @DisplayName("tells the delay beside whatever else there is to do, for the way back too")
    void delayBeside() {
        UserServicesPolicy forbids = FORBIDS.withMigrationDelayInDays(180).withSince(NOW.minusSeconds(86_400));
        assertThat(sentence(forbids, MIGRATED)).contains("Finish the rollback",
                "has a delay of 180 days, until 5 September 2014.", "way from UCS too");
        assertThat(sentence(forbids, MIGRATING)).contains("way from UCS too");
        assertThat(sentence(forbids, DISABLED)).contains("Nothing moves", "way from UCS too");
        assertThat(sentence(FORBIDS.withMigrationDelayInDays(1), FLAG))
                .contains("a delay of 1 day; since when it holds is not known.");
        UserServicesPolicy allows = UserServicesPolicy.of("Slow", true).withMigrationDelayInDays(30);
        assertThat(sentence(allows, FLAG)).contains("Ask the server",
                "delays the migration by 30 days; since when it holds is not known.");
        assertThat(sentence(allows, MIGRATED)).isEqualTo("Nothing: the contacts are in Exchange.");
        assertThat(sentence(allows.withSince(NOW.minusSeconds(86_400L * 31)), FLAG)).doesNotContain("delay");
    }

    private static String sentence(UserServicesPolicy policy, Evidence evidence) {
        return report(READY.toBuilder().policy(policy).build(), SIX, List.of(evidence)).nextStep().sentence();
    }

    @Nested
    @DisplayName("has its commands as text")
    class Commands {

        private final UserIdentity ken = UserIdentity.of("kenmyer@litwareinc.com").withSmtpAddress("ken.o'brien@litwareinc.com");

        private List<String> commands(UserFacts facts, Evidence... evidence) {
            return advice(facts, evidence).commands();
        }

        private Advice advice(UserFacts facts, Evidence... evidence) {
            return UserReport.of(Observations.of(ken, facts, evidence), SIX, NOW).nextStep().advice();
        }

        @Test
        void toAskTheServerAndNothingElseBeforeItHasAnswered() {
            assertThat(commands(READY.toBuilder().policy(FORBIDS).build()))
                    .containsExactly("Debug-CsUnifiedContactStore -Identity 'sip:kenmyer@litwareinc.com'");
        }

        @Test
        void toForbidVerifyRollBackAndLookAgain() {
            Advice advice = advice(READY.toBuilder().policy(FORBIDS).build(), MIGRATED);
            assertThat(advice.commands()).containsExactly(
                    "Grant-CsUserServicesPolicy -Identity 'sip:kenmyer@litwareinc.com' -PolicyName 'NoUcs'",
                    "Get-CsEffectivePolicy -Identity 'sip:kenmyer@litwareinc.com'", "Get-CsManagementStoreReplicationStatus",
                    "Invoke-CsUcsRollback -Identity 'sip:kenmyer@litwareinc.com'",
                    "Debug-CsUnifiedContactStore -Identity 'sip:kenmyer@litwareinc.com'");
            assertThat(advice.before()).hasSize(3).first().asString().contains("in place of NoUcs");
        }

        @Test
        void toLookAtTheMailboxByItsMailAddress() {
            assertThat(commands(READY.toBuilder().mailbox(Mailbox.none()).build(), MIGRATED)).contains(
                    "Get-Mailbox -Identity 'ken.o\'\'brien@litwareinc.com'",
                            "Get-MoveRequest -Identity 'ken.o\'\'brien@litwareinc.com'");
        }

        @Test
        void toLookForWhatIsNotKnown() {
            assertThat(commands(READY.toBuilder().homePool(HomePool.of("old", HomePool.Release.OLDER_THAN_2013))
                    .build(), NOT_MIGRATED))
                    .containsExactly("Get-CsUser -Identity 'sip:kenmyer@litwareinc.com'", "Get-CsService -UserServer:$true");
            assertThat(commands(READY.toBuilder().mailboxOpened(Fact.unknown("x")).build(), NOT_MIGRATED)).singleElement()
                    .asString()
                    .startsWith("Get-MailboxStatistics");
            assertThat(commands(READY.toBuilder().serverToServerTrust(false).build(), NOT_MIGRATED))
                    .containsExactly("Test-CsExStorageConnectivity -SipUri 'sip:kenmyer@litwareinc.com'");
            assertThat(commands(READY.toBuilder().policy(Fact.unknown("x")).build(), NOT_MIGRATED)).singleElement().asString()
                    .startsWith("Get-CsEffectivePolicy");
            assertThat(commands(READY, DISABLED)).hasSize(3);
            assertThat(commands(READY.toBuilder().mailbox(Fact.unknown("x")).build(), NOT_MIGRATED)).hasSize(2);
            assertThat(commands(READY.toBuilder().clients(ONLY_OLDER).build(), NOT_MIGRATED)).hasSize(1);
        }

        @Test
        void toAllowOnlyBehindALook() {
            Advice advice = advice(READY.toBuilder().policy(FORBIDS).build(), DISABLED);
            assertThat(advice.commands()).containsExactly("Get-CsEffectivePolicy -Identity 'sip:kenmyer@litwareinc.com'",
                    "Grant-CsUserServicesPolicy -Identity 'sip:kenmyer@litwareinc.com' -PolicyName 'AllowUcs'");
            assertThat(advice.before()).singleElement().asString().contains("in place of AllowUcs");
        }
    }

    @Test
    @DisplayName("is led by the emergency, whatever the row")
    void emergency() {
        UserFacts moved = READY.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE)).build();
        assertThat(report(moved, SIX, List.of()).nextStep().sentence())
                .startsWith("Emergency: the contacts may be in Exchange. The mailbox is in Exchange Online");
        assertThat(report(moved.toBuilder().policy(FORBIDS).build(), SIX, List.of(MIGRATED)).nextStep().sentence())
                .startsWith("Emergency: ");
        assertThat(report(moved, SIX, List.of(MIGRATED, DISABLED)).nextStep().sentence()).startsWith("Emergency: ");
        assertThat(report(OUT.toBuilder().mailbox(Mailbox.none()).build(), SIX, List.of(MIGRATED)).nextStep().sentence())
                .startsWith("Emergency: ");
        assertThat(report(moved, SIX, List.of(NOT_MIGRATED)).nextStep().sentence()).as("proven to be in Lync")
                .doesNotContain("Emergency");
        UserFacts contested = READY.toBuilder().mailbox(new Fact.Contested<>(List.of(new Fact.Known<>(Mailbox.none(), LATER),
                new Fact.Known<>(Mailbox.on(ExchangeRelease.EXCHANGE_2013), LATER)))).build();
        assertThat(report(contested, SIX, List.of(MIGRATED)).nextStep().action()).as("one claim is enough")
                .isEqualTo(Action.LOOK_NOW);
    }

    @Test
    @DisplayName("counts the server's \"Disabled\" against migrated contacts only where it is the newer of the two")
    void disabledBefore() {
        Evidence migratedLater = Evidence.serverState("Migrated", Source.of("tuesday", NOW.minusSeconds(60)));
        UserFacts facts = READY.toBuilder().enabledByServer(Fact.known(false, LATER)).build();
        assertThat(report(facts, SIX, List.of(migratedLater)).nextStep().action()).isEqualTo(Action.NOTHING);
        assertThat(report(facts, SIX, List.of(Evidence.serverState("Migrated", EARLIER))).nextStep().action())
                .isEqualTo(Action.CHECK_CONTACTS);
        assertThat(report(READY.toBuilder().enabledByServer(false).build(), SIX, List.of(migratedLater)).nextStep().action())
                .as("without a time").isEqualTo(Action.CHECK_CONTACTS);
    }

    @Test
    @DisplayName("waits for a delay that ends when no instant is left")
    void endOfTime() {
        UserServicesPolicy late = UserServicesPolicy.of("Global", true).withMigrationDelayInDays(30)
                .withSince(Instant.MAX.minusSeconds(1));
        UserReport report = report(READY.toBuilder().policy(late).build(), SIX, List.of(NOT_MIGRATED));
        assertThat(report.nextStep().action()).isEqualTo(Action.WAIT_FOR_DELAY);
        assertThat(report.nextStep().sentence()).contains("Wait until " + Instant.MAX);
    }

    private static UserReport report(UserFacts facts, Rules rules, List<Evidence> evidence) {
        return UserReport.of(Observations.of(UserIdentity.of("kenmyer@litwareinc.com"), facts, evidence), rules, NOW);
    }

    private static Arguments row(String action, String words, UserFacts facts, Evidence... evidence) {
        return arguments(Action.valueOf(action), List.of(words.split("\\|")), facts, List.of(evidence));
    }
}
