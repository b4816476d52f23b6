package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.probe.Observations;

@DisplayName("A report says")
class WordsOfReportsTest {

    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final Source SERVER = Source.of("server", NOW.minusSeconds(60));
    private static final Evidence MIGRATED = Evidence.serverState("Migrated", SERVER);
    private static final Evidence FLAG = Evidence.exchangeFlag(true, Source.of("Get-Mailbox", NOW));
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final UserFacts HOLDS = UserFacts.builder().policy(UserServicesPolicy.of("Global", true))
            .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).mailboxOpened(true).build();
    private static final UserFacts TOO_OLD = HOLDS.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2010)).build();

    private static UserReport report(UserFacts facts, Evidence... evidence) {
        return UserReport.of(Observations.of(KEN, facts, evidence), NOW);
    }

    private static String sentence(UserFacts facts, Evidence... evidence) {
        return report(facts, evidence).nextStep().sentence();
    }

    @Test
    @DisplayName("what else is known beside a state that only the server can settle")
    void besideAsking() {
        UserFacts facts = TOO_OLD.toBuilder().serverToServerTrust(false).migrationFailure(MigrationFailure.of("no answer")
                .withFailedAt(NOW)).build();
        assertThat(sentence(facts, FLAG)).startsWith("Ask the server first")
                .contains(" Known beside it: The mailbox is on Exchange 2010 (caller). "
                + "That release cannot hold contacts for Lync. Lync Server and Exchange do not trust each other (caller). An "
                + "attempt to migrate failed:");
        assertThat(sentence(HOLDS, FLAG)).doesNotContain("Known beside it", "It gave no answer");
        assertThat(sentence(facts)).as("nothing says that they are in Exchange").doesNotContain("Known beside it");
        UserFacts online = HOLDS.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE)).build();
        assertThat(sentence(online, FLAG)).as("told once, by the emergency").startsWith("Emergency: ")
                .doesNotContain("Known beside it");
    }

    @Test
    @DisplayName("how to roll back somebody out of scope only where the contacts are in Exchange for certain")
    void outOfScope() {
        UserFacts out = HOLDS.toBuilder().accountScope(AccountScope.excluded(Exclusion.DISABLED_FOR_LYNC)).build();
        assertThat(commands(out, MIGRATED)).anyMatch(command -> command.startsWith("Invoke-CsUcsRollback"));
        assertThat(commands(out, FLAG)).containsExactly("Debug-CsUnifiedContactStore -Identity 'sip:kenmyer@litwareinc.com'");
        assertThat(commands(out, Evidence.serverState("Disabled", SERVER), FLAG)).hasSize(1);
        assertThat(report(out, Evidence.serverState("Disabled", SERVER), FLAG).nextStep().action())
                .isEqualTo(Action.SECURE_CONTACTS);
    }

    private static List<String> commands(UserFacts facts, Evidence... evidence) {
        return report(facts, evidence).nextStep().advice().commands();
    }

    @Test
    @DisplayName("whether contacts are in Exchange, on the way, or only may be, in its hazards")
    void where() {
        assertThat(report(TOO_OLD, MIGRATED).hazards().get(0).sentence())
                .startsWith("The contacts are in Exchange. The mailbox is on Exchange 2010 (caller).");
        assertThat(report(TOO_OLD).hazards().get(0).sentence())
                .startsWith("It is not proven that the contacts are in Lync. The mailbox is on");
        assertThat(report(HOLDS, MIGRATED).hazards().get(0).sentence())
                .startsWith("The contacts are in Exchange: roll the user back");
        assertThat(report(HOLDS, Evidence.serverState("Migrating", SERVER)).hazards().get(0).sentence())
                .startsWith("The contacts are on the way to Exchange: roll the user back");
    }

    @Test
    @DisplayName("a move first, and of a mailbox that is too old that it is no emergency")
    void dangers() {
        UserFacts both = HOLDS.toBuilder().mailbox(Mailbox.none()).mailboxMove(MailboxMove.of("Queued",
                MailboxMove.Target.UNKNOWN, "")).build();
        assertThat(sentence(both, MIGRATED)).containsSubsequence("Emergency: ", "The mailbox is being moved", "(caller)",
                "The mailbox is gone (caller).");
        assertThat(sentence(TOO_OLD, MIGRATED)).startsWith("Look now").contains("(caller)");
        UserFacts unfit = HOLDS.toBuilder().mailbox(Mailbox.on(ExchangeRelease.of(ExchangeRelease.Generation.EXCHANGE_2010,
                ExchangeRelease.Generation.EXCHANGE_ONLINE))).build();
        assertThat(report(unfit, MIGRATED).nextStep().action()).as("neither is fit").isEqualTo(Action.LOOK_NOW);
    }

    @Test
    @DisplayName("that \"Disabled\" counts against contacts that only a test has seen in Exchange")
    void disabledBesideATest() {
        UserFacts facts = HOLDS.toBuilder().enabledByServer(Fact.known(false, SERVER)).build();
        Evidence test = Evidence.testSucceeded(Source.of("test", NOW));
        assertThat(report(facts, test).nextStep().action()).isEqualTo(Action.CHECK_CONTACTS);
    }

    @Test
    @DisplayName("who it is about, with everything that a join needs")
    void identity() {
        UUID guid = UUID.fromString("11111111-0000-0000-0000-000000000001");
        UserIdentity all = KEN.withUpn("ken@corp").withSmtpAddress("z@b.c").withSmtpAddress("a@b.c").withSid("S-1-5-21-1")
                .withMasterAccountSid("S-1-5-21-2").withDistinguishedName("CN=Ken").withDirectoryGuid(guid)
                        .withMailboxGuid(new UUID(1, 2));
        assertThat(UserReport.of(Observations.of(all), NOW).toMap().get("identity")).isEqualTo(Map.of("sip",
                "kenmyer@litwareinc.com", "upn", "ken@corp",
                "smtpAddresses", List.of("a@b.c", "z@b.c"), "sid", "S-1-5-21-1", "masterAccountSid", "S-1-5-21-2",
                        "distinguishedName", "CN=Ken",
                "directoryGuid", guid.toString(), "mailboxGuid", new UUID(1, 2).toString()));
        assertThat(UserReport.of(Observations.of(KEN), NOW).toMap().get("identity")).isEqualTo(Map.of("sip",
                "kenmyer@litwareinc.com", "smtpAddresses", List.of()));
    }

    @Test
    @DisplayName("the same next step where advice and finding are the same")
    void equalSteps() {
        NextStep step = report(HOLDS).nextStep();
        assertThat(step).isEqualTo(report(HOLDS).nextStep()).hasSameHashCodeAs(report(HOLDS).nextStep())
                .isNotEqualTo(report(HOLDS, MIGRATED).nextStep())
                .isNotEqualTo(new NextStep(step.advice(), report(HOLDS).assessment().findings().get(0))).isNotEqualTo(null)
                        .isNotEqualTo("step");
        assertThat(new NextStep(step.advice(), report(HOLDS).assessment().findings().get(0)))
                .isNotEqualTo(new NextStep(step.advice(), report(HOLDS).assessment().findings().get(1)));
    }
}
