package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.Estate.KEN;
import static org.ucsmigration.powershell.Estate.ken;
import static org.ucsmigration.powershell.Estate.kensMailbox;
import static org.ucsmigration.powershell.Estate.row;
import static org.ucsmigration.powershell.ExportFolder.bag;
import static org.ucsmigration.powershell.ExportFolder.wrapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.Estate;
import org.ucsmigration.powershell.ExportFolder;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;

@DisplayName("Rows as other ways of exporting leave them")
class ForeignRowsTest {

    private static final UserIdentity PILAR = UserIdentity.of("pilar@litwareinc.com").withUpn("pilar@litwareinc.com");
    private static final String ONLINE_DN = "CN=ken,OU=litwareinc.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,"
            + "DC=EURPR01A001,DC=PROD,DC=OUTLOOK,DC=COM";
    /** Ends a terminal's line, turns the direction of writing, ends a line of text. */
    private static final String HIDDEN = "\u001B[2J\u202E\u2028";

    @TempDir
    Path folder;

    private static Fact<Mailbox> kensOf(Estate estate) {
        return estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts().mailbox();
    }

    /** Export-Clixml -InputObject @(,$list), or += of a list to a list. */
    @Test
    @DisplayName("are found in arrays within arrays, in lists and in what one value gave")
    void arraysInArrays() {
        ExportFolder export = new ExportFolder(folder)
                .list("Get-CsUser", Map.of(), "users.clixml", List.of(List.of(bag("SipAddress", "sip:a@l.com"),
                        bag("SipAddress", "sip:b@l.com")), List.of(List.of(bag("SipAddress", "sip:c@l.com")))))
                .forEach("Debug-CsUnifiedContactStore", "Identity", "states.clixml", wrapper("sip:a@l.com",
                        List.of(List.of(bag("SipUri", "a@l.com", "UcsMode", "Migrated")))));
        try (PowerShellSession session = export.replay()) {
            LyncProbe lync = LyncProbe.over(session);
            assertThat(lync.users()).extracting(user -> user.sip().address()).containsExactly("a@l.com", "b@l.com", "c@l.com");
            assertThat(lync.problems()).noneMatch(problem -> problem.contains("Get-CsUser:"));
            assertThat(lync.observe(UserIdentity.of("a@l.com")).evidence().get(0).state()).isEqualTo(MigrationState.MIGRATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP:ken@litwareinc.com|sip:kenmyer@litwareinc.com",
        "SMTP:ken@litwareinc.com;sip:kenmyer@litwareinc.com", "X500:/o=L/cn=ken\nsip:kenmyer@litwareinc.com"})
    @DisplayName("have their addresses apart, whatever they were joined by")
    void joined(String addresses) {
        Observations seen = new Estate().rows(Estate.MAILBOXES, kensMailbox("EmailAddresses", addresses, "PrimarySmtpAddress", "",
                "UserPrincipalName", "", "Guid", Estate.ABSENT, "DistinguishedName", Estate.ABSENT)).exchange().observe(KEN);
        assertThat(seen.facts().mailbox().isKnown()).isTrue();
        assertThat(seen.notes()).anyMatch(note -> note.contains("matched by sip: proxy address"));
    }

    /** A column of Format-Table, cut after four values; the text of a collection without one of its own; a property of CSV. */
    @ParameterizedTest
    @ValueSource(strings = {"{SMTP:ken@litwareinc.com, sip:kenmyer@litwareinc.com}", "{SMTP:ken@litwareinc.com...}",
        "Microsoft.Exchange.Data.ProxyAddressCollection", "@{PrefixString=SMTP; AddressString=ken@litwareinc.com}"})
    @DisplayName("of whose addresses only a display is left may be anybody's, and say what to export")
    void displayed(String addresses) {
        Estate estate = new Estate().rows(Estate.MAILBOXES, kensMailbox(),
                kensMailbox("EmailAddresses", addresses, "Guid", UUID.randomUUID(), "DistinguishedName", "CN=x",
                        "UserPrincipalName", "x@x", "PrimarySmtpAddress", "x@x"));
        ExchangeProbe exchange = estate.exchange();
        exchange.observe(estate.kenAsLyncKnowsHim());
        assertThat(exchange.observe(PILAR).facts().mailbox().reasons()).singleElement().asString()
                .contains("EmailAddresses of 1 of its rows cannot be read").contains("export the property as it comes");
        assertThat(exchange.problems()).anyMatch(problem -> problem.contains("EmailAddresses of 1"));
    }

    /** Get-EXOMailbox does not give AdminDisplayVersion unless it is asked for it. */
    @Test
    @DisplayName("are Exchange Online's where they lie in its directory, though they do not tell their server's version")
    void onlineByDirectory() {
        Estate estate = new Estate().rows(Estate.MAILBOXES, kensMailbox("DistinguishedName", ONLINE_DN, "Guid", UUID.randomUUID(),
                "AdminDisplayVersion", Estate.ABSENT));
        assertThat(kensOf(estate).toOptional()).contains(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE));
        ExchangeProbe exchange = estate.exchange();
        exchange.observe(estate.kenAsLyncKnowsHim());
        assertThat(exchange.observe(PILAR).facts().mailbox().reasons()).singleElement().asString()
                .contains("1 of its rows are of Exchange Online");
    }

    @Test
    @DisplayName("with a mailbox GUID of zeros have no statistics, which is not the same as never opened")
    void zeroGuid() {
        Estate estate = new Estate().rows(Estate.MAILBOXES, kensMailbox("ExchangeGuid", new UUID(0, 0)));
        assertThat(estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts().mailboxOpened().reasons()).singleElement()
                .asString().contains("ExchangeGuid is all zeros");
    }

    @Test
    @DisplayName("bring no control or direction character into a sentence, wherever it stands in them")
    void hidden() {
        List<String> sentences = new ArrayList<>();
        for (boolean twice : new boolean[] {false, true}) {
            Object[] users = twice
                    ? new Object[] {ken("DistinguishedName", "CN=Ken" + HIDDEN), ken("DistinguishedName", "CN=K" + HIDDEN)}
                    : new Object[] {ken("UserServicesPolicy", "Tag:P" + HIDDEN, "RegistrarPool", "pool" + HIDDEN)};
            Estate estate = new Estate().rows(Estate.USERS, users)
                    .rows(Estate.POLICIES, row("Identity", "Tag:P" + HIDDEN, "UcsAllowed", true, "MigrationDelayInDays", 30L))
                    .rows(Estate.REGISTRARS, Estate.registrar("pool" + HIDDEN, "pool" + HIDDEN))
                    .rows(Estate.USER_SERVERS, Estate.userServer("pool" + HIDDEN, 6L))
                    .rows(Estate.MAILBOXES, kensMailbox("Database", "DB" + HIDDEN, "MailboxMoveStatus", "Queued" + HIDDEN,
                            "MailboxMoveRemoteHostName", "host" + HIDDEN, "MailboxMoveFlags", "x"))
                    .rows(Command.of("Debug-CsUnifiedContactStore").with("PoolFqdn", "pool" + HIDDEN));
            LyncProbe lync = LyncProbe.over(estate.rows(Estate.USERS, withNobody(users)).session());
            ExchangeProbe exchange = estate.exchange();
            Observations seen = lync.observe(KEN);
            seen = seen.merge(exchange.observe(seen.identity()));
            UserReport report = UserReport.of(seen, Estate.AT);
            sentences.add(report.toString());
            sentences.add(seen.facts().toString());
            sentences.add(report.nextStep().sentence());
            sentences.add(report.hazards().toString());
            sentences.add(report.assessment().findings().toString());
            sentences.addAll(seen.notes());
            sentences.addAll(lync.problems());
            sentences.addAll(lync.usersWithoutAddress());
            sentences.addAll(exchange.problems());
            lync.pools().forEach(pool -> sentences.add(pool.toString()));
        }
        assertThat(String.join("\n", sentences)).contains("CN=Ken\\u001B", "P\\u001B", "pool\\u001B", "DB\\u001B", "host\\u001B",
                "Queued\\u001B", "nobody\\u001B").matches("[\\P{C}\\n&&[^\\u2028]]*");
    }

    private static Object[] withNobody(Object[] users) {
        List<Object> all = new ArrayList<>(List.of(users));
        all.add(row("SipAddress", "sip:nobody" + HIDDEN, "DistinguishedName", "CN=N" + HIDDEN));
        return all.toArray();
    }
}
