package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.probe.Observations;

/**
 * Situations of real migrations, each by its number in the collection that the rules were held against: what is known, and
 * what is right. Where nothing is said of a fact, it holds; a client lies under the user's own account, unless it says not.
 */
@DisplayName("A situation from the field")
class ScenariosTest {

    private static final Instant AS_OF = Instant.parse("2026-11-26T08:00:00Z");
    private static final UserServicesPolicy NO_UCS = UserServicesPolicy.of("Tag:NoUcs", false);
    private static final UserServicesPolicy GLOBAL = UserServicesPolicy.of("Global", true);
    private static final Client RICH = Client.of(Client.Kind.RICH_CLIENT, "OC/15");
    private static final Client LYNC_2010 = Client.of(Client.Kind.OLDER_RICH_CLIENT, "OC/4");

    private static Source ago(String name, double days) {
        return Source.of(name, AS_OF.minus(Duration.ofSeconds((long) (days * 86_400))));
    }

    private static Evidence server(String mode, double days) {
        return Evidence.serverState(mode, ago("Debug-CsUnifiedContactStore", days));
    }

    private static Evidence flag(boolean completed) {
        return Evidence.exchangeFlag(completed, ago("Get-Mailbox", 0));
    }

    private static Evidence pc(int mode, double changedDays) {
        return Evidence.clientCache(mode, ago("PC changed " + changedDays, 0)).withVouched()
                .withChangedAt(AS_OF.minus(Duration.ofSeconds((long) (changedDays * 86_400))));
    }

    private static final Evidence READY = server("Ready To Migrate", 0.04);
    private static final Evidence DISABLED = server("Disabled", 0.04);
    private static final Evidence MIGRATED = server("Migrated", 0.04);
    private static final Evidence TEST = Evidence.testSucceeded(ago("Test-CsUnifiedContactStore", 0.03));
    private static final Evidence TEST_FAILED = Evidence.testFailed("No contacts were received", ago("Test-CsUnifiedContactStore",
            0));

    private static final UnaryOperator<UserFacts.Builder> ALL_HOLDS = facts -> facts;
    private static final UnaryOperator<UserFacts.Builder> FORBIDS = facts -> facts.policy(NO_UCS);
    private static final UnaryOperator<UserFacts.Builder> NO_CLIENTS = facts ->
            facts.clients(Fact.unknown("nobody collected sign-ins"));
    private static final UnaryOperator<UserFacts.Builder> ONLINE = facts -> NO_CLIENTS.apply(facts)
            .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE))
            .mailboxOpened(Fact.unknown("no statistics"));

    private static UnaryOperator<UserFacts.Builder> version(String text) {
        return facts -> facts.mailbox(Mailbox.on(ExchangeRelease.fromVersion(text)));
    }

    private static UnaryOperator<UserFacts.Builder> clients(ClientSignIns clients) {
        return facts -> facts.clients(clients);
    }

    private static Client seen(Client client, int days) {
        return client.withLastSeen(AS_OF.minus(Duration.ofDays(days)));
    }

    private static UserServicesPolicy delayed(UserServicesPolicy policy, int days) {
        return policy.withMigrationDelayInDays(days);
    }

    /** Number, facts, evidence; readiness, state and certainty, step, hazards; what the sentences say. */
    static Stream<Arguments> situations() {
        Client mac = Client.of(Client.Kind.LYNC_FOR_MAC_2011, "LMC");
        UserServicesPolicy since = GLOBAL.withSince(AS_OF.minus(Duration.ofDays(2)));
        String ready = "READY, NOT_MIGRATED DEFINITE, SIGN_IN_AGAIN, MAY_MIGRATE STANDING";
        String nothing = "READY, MIGRATED DEFINITE, NOTHING, ROLL_BACK_FIRST STANDING";
        String ask = "READY, MIGRATED PROVISIONAL, ASK_SERVER, ROLL_BACK_FIRST STANDING";
        String unclear = "UNKNOWN, NOT_MIGRATED DEFINITE, FIND_OUT, MAY_MIGRATE STANDING";
        String contradictory = "READY, UNKNOWN PROVISIONAL, RESOLVE_CONTRADICTION, STATE_UNPROVEN ACT";
        return Stream.of(
            row(1, ALL_HOLDS, "NOT_MET, NOT_MIGRATED DEFINITE, CHECK_POLICY", "not enabled|Get-CsEffectivePolicy|Replication",
                    DISABLED),
            row(2, FORBIDS, "NOT_MET, NOT_MIGRATED DEFINITE, CHECK_POLICY, MAY_MIGRATE ACT",
                    "which of the two is wrong|replicated", READY),
            row(4, ONLINE, "UNKNOWN, MIGRATED DEFINITE, LOOK_NOW, CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT", "Emergency",
                    MIGRATED),
            row(5, ONLINE, "UNKNOWN, MIGRATED PROVISIONAL, ASK_SERVER, CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT",
                    "Emergency|as that client last saw it",
                    pc(2165, 30)),
            row(7, NO_CLIENTS, "ELIGIBLE, NOT_MIGRATED DEFINITE, SIGN_IN_WITH_NEWER_CLIENT, MAY_MIGRATE STANDING", "Sign in once",
                    READY, flag(false)),
            row(8, facts -> NO_CLIENTS.apply(facts).policy(NO_UCS),
                    "NOT_MET, NOT_MIGRATED DEFINITE, FINISH_ROLLBACK, FLAG_LEFT_BEHIND ACT",
                    "ImListMigrationCompleted True", DISABLED, flag(true)),
            row(10, FORBIDS, "NOT_MET, UNKNOWN PROVISIONAL, RESOLVE_CONTRADICTION, STATE_UNPROVEN ACT", "Ask the server", pc(0,
                    3), pc(2165, 2), pc(0, 1)),
            row(11, FORBIDS, "NOT_MET, NOT_MIGRATED DEFINITE, FINISH_ROLLBACK", "PC changed 2.0|sign out and in", DISABLED, pc(0,
                    3), pc(2165, 2), pc(0, 1)),
            row(13, ALL_HOLDS, contradictory, "Ask the server again", server("Migrated", 1), pc(0, 0.5)),
            row(14, ALL_HOLDS, ask, "30 days ago", server("Migrated", 30), flag(false)),
            row(16, ALL_HOLDS, contradictory, "not known", Evidence.serverState("Ready To Migrate", Source.of("export")), pc(2165,
                    1)),
            row(17, ALL_HOLDS, contradictory.replace("READY", "NOT_MET"), "Ask the server again", TEST, DISABLED),
            row(19, ALL_HOLDS, contradictory.replace("READY", "NOT_MET"), "Ask the server again", DISABLED,
                    Evidence.testSucceeded(ago("Test-CsUnifiedContactStore", 0.041))),
            row(20, ALL_HOLDS, nothing, "Nothing", MIGRATED, TEST_FAILED),
            row(22, ALL_HOLDS, nothing, "Nothing", TEST),
            row(23, NO_CLIENTS, ask.replace("READY", "ELIGIBLE"), "only Exchange's flag", flag(true)),
            row(25, NO_CLIENTS, contradictory.replace("READY", "ELIGIBLE"), "Ask the server again", flag(true), pc(0, 1)),
            row(26, ALL_HOLDS, "READY, MIGRATING DEFINITE, WAIT, ROLL_BACK_FIRST STANDING", "Wait", server("Migrating", 0.04)),
            row(28, facts -> NO_CLIENTS.apply(facts).policy(NO_UCS),
                    "NOT_MET, MIGRATING DEFINITE, ASK_THEN_ROLL_BACK, ROLL_BACK_FIRST ACT",
                    "Do not wait|then roll back", server("Migrating", 0.04)),
            row(29, version("Version 14.3 (Build 123.4)"),
                    "NOT_MET, MIGRATED DEFINITE, LOOK_NOW, CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT", "Exchange 2010",
                    MIGRATED),
            row(31, facts -> facts.accountScope(AccountScope.excluded(Exclusion.DISABLED_FOR_LYNC)),
                    "READY, MIGRATED DEFINITE, SECURE_CONTACTS, ROLL_BACK_FIRST ACT", "while the account still exists", MIGRATED),
            row(32, facts -> facts.accountScope(AccountScope.excluded(Exclusion.HOSTED_ONLINE)),
                    "READY, MIGRATED PROVISIONAL, SECURE_CONTACTS, CONTACTS_STRANDED ACT, ROLL_BACK_FIRST ACT",
                            "stranded|skips|has happened", flag(true)),
            row(34, facts -> NO_CLIENTS.apply(facts).homePool(HomePool.of("red", HomePool.Release.OLDER_THAN_2013)),
                    "NOT_MET, MIGRATED DEFINITE, CHECK_CONTACTS, CONTACTS_OUT_OF_REACH ACT, ROLL_BACK_FIRST STANDING",
                            "may not be reached", MIGRATED),
            row(35, facts -> facts.homePool(HomePool.of("red", HomePool.Release.OLDER_THAN_2013)),
                    "NOT_MET, UNKNOWN PROVISIONAL, ASK_SERVER, CONTACTS_OUT_OF_REACH ACT, STATE_UNPROVEN STANDING",
                            "Ask the server first"),
            row(37, facts -> facts.homePool(HomePool.of("blue", HomePool.Release.SKYPE_FOR_BUSINESS_2015_OR_LATER))
                    .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2016)),
                    ready, "Sign out and in", READY),
            row(38, version("Version 15.0 (Build 516.32)"), ready, "", READY),
            row(40, version("Version 15.1 (Build 225.42)"), ready, "", READY),
            row(41, version("Version 15.2 (Build 1118.7)"), ready, "", READY),
            row(43, version("15.02.2562.017"), ready, "", READY),
            row(44, version("Version 15.20 (Build 8137.18)"), unclear, "Exchange Online", READY),
            row(46, version("0.20 (15.0.0.0)"), unclear, "Exchange 2013 or later, or Exchange Online", READY),
            row(47, version("Exchange Subscription Edition"), unclear, "does not tell", READY),
            row(49, clients(ClientSignIns.seen(seen(RICH, 730), seen(LYNC_2010, 1))), ready,
                    "730 days ago|Since then a Lync 2010", READY),
            row(50, facts -> facts.policy(since).clients(ClientSignIns.seen(seen(RICH, 10))), ready,
                    "before the policy allowed UCS|sign in again", READY),
            row(52, clients(ClientSignIns.complete(LYNC_2010, mac)), "NOT_MET, NOT_MIGRATED DEFINITE, SIGN_IN_WITH_NEWER_CLIENT",
                    "policy is ignored", READY),
            row(53, clients(ClientSignIns.complete(Client.of(Client.Kind.LYNC_BASIC, "Basic"))),
                    "ELIGIBLE, NOT_MIGRATED DEFINITE, SIGN_IN_WITH_NEWER_CLIENT, MAY_MIGRATE STANDING",
                            "not known whether it starts", READY),
            row(55, clients(ClientSignIns.complete(Client.of(Client.Kind.MOBILE, "iPhone"))),
                    "NOT_MET, NOT_MIGRATED DEFINITE, SIGN_IN_WITH_NEWER_CLIENT",
                    "no desktop client|Sign in once", READY),
            row(56, clients(ClientSignIns.complete(Client.of(Client.Kind.PHONE, "CPE"))),
                    "NOT_MET, NOT_MIGRATED DEFINITE, SIGN_IN_WITH_NEWER_CLIENT",
                    "no desktop client", READY),
            row(58, facts -> facts.policy(delayed(GLOBAL, 30)), ready.replace("SIGN_IN_AGAIN", "WAIT_FOR_DELAY"), "up to 30 days",
                    READY),
            row(59, facts -> facts.policy(delayed(GLOBAL, 30).withSince(AS_OF.minus(Duration.ofDays(10)))),
                    ready.replace("SIGN_IN_AGAIN", "WAIT_FOR_DELAY"), "until 16 December 2026", READY),
            row(61, facts -> NO_CLIENTS.apply(facts).policy(delayed(GLOBAL, 30)),
                    "ELIGIBLE, NOT_MIGRATED DEFINITE, WAIT_FOR_DELAY, MAY_MIGRATE STANDING",
                    "up to 30 days|Then sign in once", READY),
            row(62, facts -> NO_CLIENTS.apply(facts).policy(delayed(NO_UCS, 180)),
                    "NOT_MET, MIGRATED DEFINITE, FINISH_ROLLBACK_OR_ALLOW, ROLL_BACK_FIRST ACT",
                    "180 days|way from UCS too", MIGRATED),
            row(64, NO_CLIENTS, "ELIGIBLE, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING", "Ask the server first"),
            row(65, NO_CLIENTS, "ELIGIBLE, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING", "Migration In Progress",
                    server("Migration In Progress", 0)),
            row(67, ALL_HOLDS, "READY, NOT_MIGRATED DEFINITE, DECIDE_AFTER_ROLLBACK, RETURNS_AFTER_ROLLBACK ACT, MAY_MIGRATE "
                    + "STANDING", "after 7 days", server("Migrated", 10), READY),
            row(68, ALL_HOLDS, "READY, NOT_MIGRATED DEFINITE, DECIDE_AFTER_ROLLBACK, RETURNS_AFTER_ROLLBACK ACT, MAY_MIGRATE "
                    + "STANDING", "forbid UCS by policy now", server("Migrated", 30), server("Ready To Migrate", 20), READY),
            row(70, facts -> NO_CLIENTS.apply(facts).mailbox(Fact.unknown("no list")),
                    "UNKNOWN, MIGRATED DEFINITE, FIND_OUT, ROLL_BACK_FIRST STANDING",
                    "Find the mailbox", MIGRATED),
            row(71, facts -> NO_CLIENTS.apply(facts).serverToServerTrust(false),
                    "NOT_MET, MIGRATED DEFINITE, CHECK_CONTACTS, CONTACTS_OUT_OF_REACH ACT, ROLL_BACK_FIRST STANDING",
                            "do not trust", MIGRATED),
            row(73, clients(ClientSignIns.seen(seen(RICH, 1), seen(LYNC_2010, 1))), nothing, "can read them and not edit them",
                    MIGRATED),
            row(74, ALL_HOLDS, "READY, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING", "not a mode known here",
                    server("Not Migrated", 0)),
            row(76, facts -> facts.mailboxOpened(Fact.unknown("no statistics")), unclear, "Get-MailboxStatistics", READY),
            row(77, facts -> NO_CLIENTS.apply(facts).mailboxOpened(false),
                    "NOT_MET, MIGRATED PROVISIONAL, ASK_SERVER, CONTACTS_OUT_OF_REACH ACT, ROLL_BACK_FIRST STANDING",
                            "only Exchange's flag|never opened", flag(true)),
            row(79, ALL_HOLDS, ready, "Against it: I know it", READY, Evidence.caller(MigrationState.MIGRATED, "I know it.")),
            row(202, FORBIDS, "NOT_MET, UNKNOWN PROVISIONAL, RESOLVE_CONTRADICTION, STATE_UNPROVEN ACT", "Ask the server again",
                    DISABLED,
                    Evidence.testSucceeded(ago("Test-CsUnifiedContactStore", 0.08))),
            row(203, FORBIDS, "NOT_MET, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN ACT", "A later sign says otherwise",
                    server("Disabled", 30), flag(true)),
            row(205, FORBIDS, "NOT_MET, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING", "before anything is granted",
                    flag(false)),
            row(206, FORBIDS, "NOT_MET, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING", "before anything is granted"),
            row(208, facts -> NO_CLIENTS.apply(facts).mailbox(Mailbox.none()).mailboxOpened(Fact.unknown("no mailbox")),
                    "NOT_MET, MIGRATED PROVISIONAL, ASK_SERVER, CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT",
                            "Emergency|mailbox is gone", pc(2165, 5)),
            row(209, ALL_HOLDS, ask, "as that client last saw it", Evidence.clientCache(2165, ago("PC", 1095)).withVouched()),
            row(211, ALL_HOLDS, ask, "as that client last saw it", pc(2165, 1), TEST_FAILED),
            row(212, ALL_HOLDS, ask, "400 days ago", server("Migrated", 400), flag(false)));
    }

    private static Arguments row(int number, UnaryOperator<UserFacts.Builder> facts, String right, String words,
            Evidence... evidence) {
        return Arguments.of(number, facts, List.of(evidence), right,
                words.isEmpty() ? List.of("ken@l.com") : List.of(words.split("\\|")));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("situations")
    @DisplayName("has its right answer")
    void right(int number, UnaryOperator<UserFacts.Builder> facts, List<Evidence> evidence, String right, List<String> words) {
        UserReport report = UserReport.of(Observations.of(UserIdentity.of("ken@l.com"), facts.apply(holding()).build(), evidence),
                AS_OF);
        String readiness = report.assessment().isReady() ? "READY" : report.assessment().isEligible() ? "ELIGIBLE"
                : report.assessment().outcome().name();
        String hazards = report.hazards().stream().map(hazard -> ", " + hazard.kind() + " " + hazard.severity())
                .collect(Collectors.joining());
        assertThat(readiness + ", " + report.conclusion().state().name() + " " + report.conclusion().certainty() + ", "
                + report.nextStep().action() + hazards)
                .as("%s", report).isEqualTo(right);
        assertThat(report + report.hazards().toString() + report.nextStep().advice().commands()).contains(words);
    }

    @Test
    @DisplayName("121: a 2165 without an account is provisional, and the sentence says that nobody vouches for it")
    void nobodyVouches() {
        Evidence anybodys = Evidence.clientCache(2165, ago("HKCU .reg", 1));
        UserReport report = UserReport.of(Observations.of(UserIdentity.of("ken@l.com"), holding().build(), anybodys), AS_OF);
        assertThat(report.nextStep().sentence()).startsWith("Ask the server first").contains("Nobody vouches for it");
        assertThat(report.conclusion().isMigrated() && report.conclusion().isProvisional()).isTrue();
    }

    private static UserFacts.Builder holding() {
        return UserFacts.builder().policy(GLOBAL).mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).mailboxOpened(true)
                .clients(ClientSignIns.seen(seen(RICH, 1))).homePool(HomePool.of("atl", HomePool.Release.LYNC_2013))
                        .accountScope(AccountScope.inScope());
    }
}
