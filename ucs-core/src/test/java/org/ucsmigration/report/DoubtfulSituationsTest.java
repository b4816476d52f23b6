package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
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
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MailboxMove.Target;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.probe.Observations;

/**
 * Situations in which one source says "no" and another "yes", a fact is old, a later sign speaks against the server, or a move
 * is under way. The right answers follow from the design's laws: everything has an age (B), a known obstacle always counts (C),
 * nothing says "nothing to do" while any known fact endangers the contacts, and advice knows where it leads (D).
 */
@DisplayName("A doubtful situation")
class DoubtfulSituationsTest {

    private static final Instant AS_OF = Instant.parse("2026-11-26T08:00:00Z");
    private static final String MIGRATED = "MIGRATED DEFINITE, ";
    private static final String READY = "NOT_MIGRATED DEFINITE, ";

    private static Source ago(String name, double days) {
        return Source.of(name, AS_OF.minusSeconds((long) (days * 86_400)));
    }

    private static <T> Fact<T> read(T value, String name, double days) {
        return Fact.known(value, ago(name, days));
    }

    private static Evidence server(String mode, double days) {
        return Evidence.serverState(mode, ago("Debug-CsUnifiedContactStore", days));
    }

    private static Evidence flag(boolean value, double days) {
        return Evidence.exchangeFlag(value, ago("Get-Mailbox", days));
    }

    private static <T> Fact<T> contested(T one, T other) {
        return read(one, "one list", 0.1).merge(read(other, "another list", 0.1));
    }

    private static Fact<MailboxMove> moving(Target target) {
        return read(MailboxMove.of("Synced", target, "batch 7"), "Get-MigrationUser", 0.1);
    }

    private static Fact<MigrationFailure> failed(double days) {
        return read(MigrationFailure.of("no mailbox answered").withFailedAt(AS_OF.minus(Duration.ofDays(1))),
                "Debug-CsStorageServiceFailures", days);
    }

    private static Arguments row(String what, String right, String words, UnaryOperator<UserFacts.Builder> facts,
            Evidence... evidence) {
        return Arguments.of(what, right, List.of(words.split("\\|")), facts, List.of(evidence));
    }

    static Stream<Arguments> situations() {
        UserServicesPolicy allows = UserServicesPolicy.of("Global", true);
        UserServicesPolicy forbids = UserServicesPolicy.of("NoUcs", false);
        HomePool old = HomePool.of("old", HomePool.Release.OLDER_THAN_2013);
        Fact<AccountScope> teams = read(AccountScope.excluded(Exclusion.HOSTED_ONLINE), "Get-CsUser", 0.1);
        Client phone = Client.fromUserAgent("CPE/4.0.7577.4100 OCPhone/4.0.7577.4100 (Microsoft Lync Phone Edition)");
        Client lync2010 = Client.fromUserAgent("UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010)");
        return Stream.of(
            // One source is enough.
            row("migrated, of the policy sources disagree", MIGRATED + "FIND_OUT, ROLL_BACK_FIRST ACT",
                    "Find out which policy holds|NoUcs|Get-CsEffectivePolicy",
                    facts -> facts.policy(contested(allows, forbids)), server("Migrated", 0.1)),
            row("on the way, of the policy sources disagree", "MIGRATING DEFINITE, FIND_OUT, ROLL_BACK_FIRST ACT",
                    "Find out which policy holds", facts -> facts.policy(contested(allows, forbids)), server("Migrating", 0.1)),
            row("migrated, of the trust sources disagree", MIGRATED + "CHECK_CONTACTS, CONTACTS_OUT_OF_REACH ACT, "
                    + "ROLL_BACK_FIRST STANDING", "may not be reached|Sources disagree on server-to-server trust",
                    facts -> facts.serverToServerTrust(contested(true, false)), server("Migrated", 0.1)),
            row("nobody knows, of the trust sources disagree", "UNKNOWN PROVISIONAL, ASK_SERVER, CONTACTS_OUT_OF_REACH ACT, "
                    + "STATE_UNPROVEN STANDING", "Sources disagree on server-to-server trust",
                    facts -> facts.serverToServerTrust(contested(true, false))),
            row("migrated, of the pool sources disagree", MIGRATED + "CHECK_CONTACTS, CONTACTS_OUT_OF_REACH ACT, "
                    + "ROLL_BACK_FIRST STANDING", "Sources disagree on the home pool",
                    facts -> facts.homePool(contested(HomePool.of("new", HomePool.Release.LYNC_2013), old)),
                    server("Migrated", 0.1)),
            row("migrated, of the first opening sources disagree", MIGRATED + "CHECK_CONTACTS, CONTACTS_OUT_OF_REACH ACT, "
                    + "ROLL_BACK_FIRST STANDING", "Sources disagree on whether the mailbox was ever opened",
                    facts -> facts.mailboxOpened(contested(true, false)), server("Migrated", 0.1)),

            // Everything has an age.
            row("migrated, the mailbox was read two years ago", MIGRATED + "FIND_OUT, ROLL_BACK_FIRST STANDING",
                    "Read again which mailbox|730 days ago",
                    facts -> facts.mailbox(read(Mailbox.on(ExchangeRelease.EXCHANGE_2016), "Get-Mailbox", 730)),
                    server("Migrated", 0.1)),
            row("ready, the mailbox was read two years ago", READY + "FIND_OUT, MAY_MIGRATE STANDING",
                    "Read again where the mailbox is, before anybody migrates|730 days ago",
                    facts -> facts.mailbox(read(Mailbox.on(ExchangeRelease.EXCHANGE_2016), "Get-Mailbox", 730)),
                    server("Ready To Migrate", 0.1)),
            row("migrated, nobody knows when the mailbox was read", MIGRATED + "FIND_OUT, ROLL_BACK_FIRST STANDING",
                    "Read again which mailbox",
                    facts -> facts.mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2016), Source.of("a file"))),
                    server("Migrated", 0.1)),
            row("on the way five days ago", "MIGRATING PROVISIONAL, ASK_SERVER, ROLL_BACK_FIRST STANDING", "5 days ago",
                    facts -> facts, server("Migrating", 5)),
            row("on the way six and five days ago", "MIGRATING PROVISIONAL, ASK_SERVER, FAILING ACT, ROLL_BACK_FIRST STANDING",
                    "Known beside it: The server has said \"Migrating\" for a day or more", facts -> facts,
                    server("Migrating", 5), server("Migrating", 6)),
            row("a state of which nobody knows when it was read", "MIGRATED PROVISIONAL, ASK_SERVER, ROLL_BACK_FIRST STANDING",
                    "as last seen, and nobody knows when: ask", facts -> facts,
                    Evidence.serverState("Migrated", Source.of("a file"))),
            row("a failure of yesterday, which today's list does not name", READY + "LOOK_INTO_FAILURE, FAILING ACT, MAY_MIGRATE "
                    + "STANDING", "no mailbox answered", facts -> facts.migrationFailure(failed(1).merge(
                    read(MigrationFailure.none(), "Debug-CsStorageServiceFailures", 0.1))), server("Ready To Migrate", 0.1)),

            row("out of scope, as was read a year ago", READY + "OUT_OF_SCOPE, MAY_MIGRATE STANDING",
                    "hosted online|That was read on 26 November 2025, 365 days ago, and may have changed since",
                    facts -> facts.accountScope(read(AccountScope.excluded(Exclusion.HOSTED_ONLINE), "Get-CsUser", 365)),
                    server("Ready To Migrate", 0.1)),

            // Signs that are later than the server's answer.
            row("migrated, and rolled back since, as somebody says", MIGRATED + "ASK_SERVER, ROLL_BACK_FIRST ACT",
                    "Against it: Rolled back by the helpdesk", facts -> facts, server("Migrated", 3), Evidence.caller(
                    MigrationState.NOT_MIGRATED, "Rolled back by the helpdesk.", AS_OF.minusSeconds(3_600))),
            row("migrated, as somebody denied before that", MIGRATED + "NOTHING, ROLL_BACK_FIRST STANDING", "Nothing",
                    facts -> facts, server("Migrated", 3), Evidence.caller(MigrationState.NOT_MIGRATED, "No.",
                    AS_OF.minus(Duration.ofDays(4)))),
            row("migrated, and the flag was read to be False since", MIGRATED + "ASK_SERVER, ROLL_BACK_FIRST ACT",
                    "rolled back since, or somebody set it by hand|Exchange 2010", facts -> facts, server("Migrated", 3),
                    flag(false, 0.1)),
            row("migrated after the flag was read to be False", MIGRATED + "NOTHING, ROLL_BACK_FIRST STANDING", "Nothing",
                    facts -> facts, server("Migrated", 0.1), flag(false, 3)),
            row("gone to Teams, \"Disabled\" there, and migrated two days ago", READY + "SECURE_CONTACTS, "
                    + "RETURNS_AFTER_ROLLBACK ACT", "stranded|Before that: The server's UcsMode is \"Migrated\"",
                    facts -> facts.accountScope(teams), server("Disabled", 0.1), server("Migrated", 2)),

            // Where advice leads.
            row("ready while the mailbox is moved to Exchange Online", READY + "FORBID_BY_POLICY, MAILBOX_MOVING ACT, "
                    + "MAY_MIGRATE STANDING",
                    "Synced|Nothing is to migrate before that has ended|Forbid UCS|Grant-CsUserServicesPolicy",
                    facts -> facts.mailboxMove(moving(Target.EXCHANGE_ONLINE)), server("Ready To Migrate", 0.1)),
            row("only the sign-in is to come while the mailbox is moved", READY + "FORBID_BY_POLICY, MAILBOX_MOVING ACT, "
                    + "MAY_MIGRATE STANDING", "Forbid UCS", facts -> facts.clients(Fact.unknown("no list"))
                    .mailboxMove(moving(Target.UNKNOWN)), server("Ready To Migrate", 0.1)),
            row("never opened while the mailbox is moved", READY + "OPEN_MAILBOX, MAILBOX_MOVING ACT",
                    "Nothing is to migrate before that has ended", facts -> facts.mailboxOpened(read(false, "statistics", 0.1))
                    .mailboxMove(moving(Target.EXCHANGE_ONLINE)), server("Ready To Migrate", 0.1)),
            row("forbidden while the mailbox is moved", READY + "ALLOW_BY_POLICY", "Nothing is to migrate before that has ended",
                    facts -> facts.policy(read(forbids, "Get-CsUser", 0.1)).mailboxMove(moving(Target.EXCHANGE_ONLINE)),
                    server("Disabled", 0.1)),
            row("migrated with phones only", MIGRATED + "SIGN_IN_WITH_NEWER_CLIENT, ROLL_BACK_FIRST STANDING",
                    "look whether the contacts are there|only with a phone",
                    facts -> facts.clients(ClientSignIns.complete(phone)), server("Migrated", 0.1)),
            row("migrated without any sign-in", MIGRATED + "SIGN_IN_WITH_NEWER_CLIENT, ROLL_BACK_FIRST STANDING",
                    "starts a migration, and none is known", facts -> facts.clients(ClientSignIns.complete()),
                    server("Migrated", 0.1)),
            row("migrated with Lync 2010 beside a phone", MIGRATED + "UPGRADE_CLIENT, ROLL_BACK_FIRST STANDING",
                    "Upgrade the client|(Microsoft Lync 2010)|(Microsoft Lync Phone Edition)|unmigrated contacts stay in Lync",
                    facts -> facts.clients(ClientSignIns.complete(lync2010, phone)), server("Migrated", 0.1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    @DisplayName("has its careful answer")
    void careful(String what, String right, List<String> words, UnaryOperator<UserFacts.Builder> facts,
            List<Evidence> evidence) {
        UserFacts.Builder holding = UserFacts.builder().policy(read(UserServicesPolicy.of("Global", true), "Get-CsUser", 0.1))
                .mailbox(read(Mailbox.on(ExchangeRelease.EXCHANGE_2016), "Get-Mailbox", 0.1))
                .mailboxOpened(read(true, "Get-MailboxStatistics", 0.1))
                .clients(ClientSignIns.seen(Client.of(Client.Kind.RICH_CLIENT, "test")))
                .homePool(read(HomePool.of("pool", HomePool.Release.LYNC_2013), "Get-CsUser", 0.1));
        UserReport report = UserReport.of(Observations.of(UserIdentity.of("ken@l.com"), facts.apply(holding).build(), evidence),
                AS_OF);
        String hazards = report.hazards().stream().map(hazard -> ", " + hazard.kind() + " " + hazard.severity())
                .collect(Collectors.joining());
        assertThat(report.conclusion().state().name() + " " + report.conclusion().certainty() + ", "
                + report.nextStep().action() + hazards).as("%s", report).isEqualTo(right);
        assertThat(report + report.hazards().toString() + report.nextStep().advice().commands()).contains(words);
        assertThat(report.nextStep().advice().commands()).as("a doubt is no ground to act on")
                .noneMatch(command -> command.startsWith("Invoke-"));
    }
}
