package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.ProvenFolder;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/**
 * Replay folders from the field, shortened and with made-up names; what is right stands in the list that came with them. Their
 * manifests are of the first version; where that would hide what is looked at, they are read with manifests that prove the same
 * files.
 */
@DisplayName("A folder from the field")
class FieldCasesTest {

    @TempDir
    Path folder;

    private static Path of(String name) {
        try {
            return Path.of(Objects.requireNonNull(FieldCasesTest.class.getResource("/cases/exports/" + name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path proven(String name) throws IOException {
        return ProvenFolder.of(of(name), folder);
    }

    private static Map<String, UserReport> reports(Path folder) {
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            LyncProbe lync = LyncProbe.over(session);
            Map<String, UserReport> all = new TreeMap<>();
            Survey.over(lync, ExchangeProbe.over(session)).run(lync.users()).reports()
                    .forEach(report -> all.put(report.identity().sip().address(), report));
            return all;
        }
    }

    private static UserFacts facts(Path folder, String user) {
        return Objects.requireNonNull(reports(folder).get(user), user).observations().facts();
    }

    @Test
    @DisplayName("holds the same facts in the remote shape as in the local one (A, B)")
    void shapes() throws IOException {
        Map<String, UserReport> remote = reports(proven("A"));
        Map<String, UserReport> local = reports(ProvenFolder.of(of("B"), Files.createTempDirectory(folder, "b")));
        assertThat(local.keySet()).containsExactly("u1@contoso.com", "u2@contoso.com");
        assertThat(remote.keySet()).containsExactly("u1@contoso.com", "u2@contoso.com", "u3@contoso.com");
        local.forEach((user, report) -> {
            UserFacts facts = report.observations().facts();
            assertThat(facts.policy().isKnown()).isTrue();
            assertThat(facts.homePool().isKnown()).isTrue();
            assertThat(facts.mailbox().isKnown()).isTrue();
            UserFacts other = remote.get(user).observations().facts();
            assertThat(facts.homePool()).isEqualTo(other.homePool());
            assertThat(facts.mailbox()).isEqualTo(other.mailbox());
        });
    }

    @Test
    @DisplayName("with a linked mailbox as Exchange gives it joins it where the account can be told (C)")
    void linked() throws IOException {
        proven("C");
        assertThat(facts(folder, "u1@contoso.com").mailbox().isKnown()).isTrue();
        assertThat(facts(folder, "u3@contoso.com").mailbox().toOptional()).contains(Mailbox.none());
    }

    @ParameterizedTest
    @CsvSource({"CORP, OTHER", "u1, u9"})
    @DisplayName("with a linked mailbox of an account that cannot be told leaves its candidates unknown, and only those (C)")
    void linkedElsewhere(String was, String is) throws IOException {
        Path changed = Files.createTempDirectory(folder, "changed");
        ProvenFolder.copy(of("C"), changed);
        Path mailboxes = changed.resolve("Get-Mailbox.clixml");
        Files.writeString(mailboxes, new String(Files.readAllBytes(mailboxes), StandardCharsets.UTF_16)
                .replace("CORP\\u1", "CORP\\u1".replace(was, is))
                .replace("first.last1@contoso.com", "other@contoso.com"));
        ProvenFolder.of(changed, folder);
        Fact<Mailbox> u1 = facts(folder, "u1@contoso.com").mailbox();
        assertThat(u1.reasons()).singleElement().asString().contains("other@contoso.com may be the user's")
                .contains("collect LinkedMasterAccount");
    }

    @Test
    @DisplayName("whose lists were exported as one array gives all their rows (D)")
    void arrays() throws IOException {
        Map<String, UserReport> reports = reports(proven("D"));
        assertThat(reports.keySet()).containsExactly("u1@contoso.com", "u2@contoso.com");
        assertThat(reports.values()).allMatch(report -> report.observations().facts().mailbox().isKnown());
    }

    @Test
    @DisplayName("whose pools and policies are objects with a FriendlyName, and no other text than their type, has them known "
            + "(F)")
    void friendlyNames() throws IOException {
        proven("F");
        assertThat(facts(folder, "u1@contoso.com").policy().toOptional())
                .hasValueSatisfying(policy -> assertThat(policy.identity()).contains("NoUcs"));
        assertThat(reports(folder).values()).hasSize(2).allSatisfy(report -> {
            assertThat(report.observations().facts().policy().isKnown()).isTrue();
            assertThat(report.observations().facts().homePool().toOptional())
                    .hasValueSatisfying(pool -> assertThat(pool.fqdn()).isEqualTo("pool01.contoso.com"));
        });
        assertThat(facts(of("F"), "u1@contoso.com").policy().isKnown()).isTrue();
    }

    @Test
    @DisplayName("whose addresses are one text joined by blanks has them apart (M)")
    void joinedAddresses() throws IOException {
        UserReport report = reports(proven("M")).get("u1@contoso.com");
        assertThat(report.observations().facts().mailbox().isKnown()).isTrue();
        assertThat(report.observations().notes().toString()).contains("matched by sip: proxy address");
    }

    @Test
    @DisplayName("into which two runs were merged says so, and takes nobody for migrated by a file of another run")
    void merged() {
        Path merged = of("merged-keep-both");
        List<UserIdentity> users = IntStream.range(0, 40).mapToObj(i -> UserIdentity.of("user" + i + "@contoso.com")).toList();
        try (PowerShellSession session = PowerShellSession.replay(merged)) {
            assertThat(session.problems()).anySatisfy(problem -> assertThat(problem)
                    .contains("Debug-CsUnifiedContactStore-Identity.clixml").contains("2 entries"))
                    .anySatisfy(problem -> assertThat(problem).contains("Get-CsUser (2).clixml")
                    .contains("no manifest names this file"));
            List<UserReport> reports = Survey.over(LyncProbe.over(session), ExchangeProbe.over(session)).run(users).reports();
            assertThat(reports).hasSize(40).noneMatch(report -> report.conclusion().state() == MigrationState.MIGRATED)
                    .allMatch(report -> report.observations().facts().mailbox().isUnknown());
        }
    }

    @Test
    @DisplayName("whose Get-Mailbox was Exchange Online's says of nobody that there is no mailbox")
    void onlineList() throws IOException {
        Map<String, UserReport> reports = reports(proven("online-list"));
        assertThat(reports).hasSizeGreaterThan(30);
        assertThat(reports.values()).noneMatch(report -> report.observations().facts().mailbox().toOptional()
                .equals(Optional.of(Mailbox.none())))
                .anySatisfy(report -> assertThat(report.observations().facts().mailbox().reasons().toString())
                .contains("Exchange Online, not of this organisation's servers"));
    }

    @Test
    @DisplayName("in which the statistics of a database are missing does not know whether its mailboxes were opened")
    void statisticsMissing() throws IOException {
        Map<String, UserReport> reports = reports(proven("statistics-missing"));
        List<String> silent = Clixml.read(folder.resolve("Get-MailboxStatistics-Database.clixml")).objects().stream()
                .filter(each -> each.list("Output").orElseThrow().isEmpty()).map(each -> each.string("For").orElseThrow())
                .toList();
        List<String> addresses = Clixml.read(folder.resolve("Get-Mailbox.clixml")).objects().stream()
                .filter(row -> silent.contains(row.string("Database").orElseThrow()))
                .flatMap(row -> row.texts("EmailAddresses").stream())
                .filter(address -> address.startsWith("sip:")).map(address -> address.substring(4)).filter(reports::containsKey)
                .toList();
        assertThat(silent).isNotEmpty();
        assertThat(addresses).isNotEmpty().allSatisfy(address -> assertThat(reports.get(address).observations().facts()
                .mailboxOpened().isUnknown()).isTrue());
        assertThat(reports.values()).anySatisfy(report -> assertThat(report.observations().facts().mailboxOpened().toOptional())
                .contains(true))
                .anySatisfy(report -> assertThat(report.observations().facts().mailboxOpened().reasons().toString())
                .contains("no row of the database"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Get-CsUser-table.clixml     | Get-CsUser  | Format",
        "Get-CsUser-hasht.clixml     | Get-CsUser  | a dictionary of",
        "Get-CsUser-nested.clixml    | Get-CsUser  | an object of type System.Management.Automation.PSCustomObject with no "
        + "property SipAddress", "Get-Mailbox-nullm.clixml    | Get-Mailbox | a null",
        "Get-Mailbox-tablem.clixml   | Get-Mailbox | Format"})
    @DisplayName("in which a list was exported by hand as something else names what its rows are, and never says nobody")
    void byHand(String file, String command, String words) throws IOException {
        Path laid = Files.createTempDirectory(folder, "laid");
        ProvenFolder.copy(of("A"), laid);
        Files.copy(of("hand-made").resolve(file), laid.resolve(command + ".clixml"), StandardCopyOption.REPLACE_EXISTING);
        ProvenFolder.of(laid, folder);
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            LyncProbe lync = LyncProbe.over(session);
            ExchangeProbe exchange = ExchangeProbe.over(session);
            List<String> problems = command.equals("Get-CsUser") ? lync.problems() : exchange.problems();
            assertThat(problems).anySatisfy(problem -> assertThat(problem).startsWith(command + ": ").contains("no object")
                    .contains(words));
            UserIdentity user = UserIdentity.of("u1@contoso.com").withUpn("u1@corp.contoso.com");
            UserReport report = Survey.over(lync, exchange).run(List.of(user)).reports().get(0);
            if (command.equals("Get-CsUser")) {
                assertThat(report.observations().facts().accountScope().reasons().toString()).contains(words);
            } else {
                assertThat(report.observations().facts().mailbox().reasons().toString()).contains(words);
            }
        }
    }

    @Test
    @DisplayName("in which a list was exported by hand as one array gives its rows")
    void convertTo() throws IOException {
        Path laid = Files.createTempDirectory(folder, "laid");
        ProvenFolder.copy(of("A"), laid);
        Files.copy(of("hand-made").resolve("Get-CsUser-convertto.clixml"), laid.resolve("Get-CsUser.clixml"),
                StandardCopyOption.REPLACE_EXISTING);
        ProvenFolder.of(laid, folder);
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            LyncProbe lync = LyncProbe.over(session);
            assertThat(lync.users().size()).isGreaterThan(10);
            assertThat(lync.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "F", "M", "online-list", "statistics-missing"})
    @DisplayName("of the first version is read, as less certain: it says so, and no absence is drawn from it")
    void firstVersion(String name) {
        try (PowerShellSession session = PowerShellSession.replay(of(name))) {
            assertThat(session.problems()).anySatisfy(problem -> assertThat(problem).contains("manifest-lync.clixml")
                    .contains("of the first version"));
            assertThat(session.invoke(Command.of("Get-CsUser")).objects()).isNotEmpty();
            assertThat(session.invoke(Command.of("Get-CsUser")).isComplete()).isFalse();
        }
        assertThat(reports(of(name)).values()).allSatisfy(report ->
                assertThat(report.observations().facts().mailbox().toOptional()).isNotEqualTo(Optional.of(Mailbox.none())));
    }

    @Test
    @DisplayName("(a file of it) with U+FFFF in a value is read to its end (ff.clixml)")
    void noncharacter() throws IOException {
        Path file = of("A").getParent().getParent().resolve("hostile/ff.clixml");
        assertThat(Clixml.read(file).values()).containsExactly("a", "x\uFFFFy", "b");
        List<Object> streamed = new ArrayList<>();
        assertThat(Clixml.stream(file, streamed::add).isComplete()).isTrue();
        assertThat(streamed).hasSize(3);
    }
}
