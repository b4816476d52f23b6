package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.ExportFolder.bag;
import static org.ucsmigration.powershell.ExportFolder.document;
import static org.ucsmigration.powershell.ExportFolder.time;
import static org.ucsmigration.powershell.ExportFolder.wrapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.powershell.probe.LyncProbe;

@DisplayName("A manifest proves what it names:")
class ManifestProofTest {

    private static final Command USERS = Command.of("Get-CsUser");
    private static final ExportFolder.Xml ONE = bag("SipAddress", "sip:one@litwareinc.com");
    private static final ExportFolder.Xml TWO = bag("SipAddress", "sip:two@litwareinc.com");

    @TempDir
    Path folder;

    private ExportFolder export;

    @BeforeEach
    void newFolder() {
        export = new ExportFolder(folder).list("Get-CsUser", Map.of(), "u.clixml", ONE, TWO);
    }

    private void assertDoubted(PowerShellSession session, String file, String words) {
        assertThat(session.problems())
                .anySatisfy(problem -> assertThat(problem).startsWith(folder.resolve(file) + ": ").contains(words));
        assertThat(session.invoke(USERS).isComplete()).isFalse();
        assertThat(session.invoke(USERS).problem()).isPresent();
    }

    private void assertNotUsed(PowerShellSession session, String file, String words) {
        session.invoke(USERS);
        assertDoubted(session, file, words);
        assertThat(session.invoke(USERS).output()).isEmpty();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    @DisplayName("the same file, whole, is used")
    void sound() {
        PowerShellSession session = export.replay();
        assertThat(session.problems()).isEmpty();
        assertThat(session.invoke(USERS).isComplete()).isTrue();
        assertThat(session.invoke(USERS).output()).hasSize(2);
    }

    @Test
    @DisplayName("a file from which a row was lost, though it is closed properly, is not")
    void lostRow() throws IOException {
        export.write("u.clixml", document(ONE));
        assertNotUsed(export.replay(), "u.clixml", "rows were lost or changed");
    }

    @Test
    @DisplayName("nor one that was cut, or of which a byte was changed")
    void changed() throws IOException {
        String sound = text("u.clixml");
        export.write("u.clixml", sound.replace("two@", "too@"));
        assertNotUsed(export.manifest("manifest.clixml").replay(), "u.clixml", "rows were lost or changed");
        export.write("u.clixml", sound.substring(0, sound.length() - 20));
        assertNotUsed(PowerShellSession.replay(folder), "u.clixml", "rows were lost or changed");
    }

    @Test
    @DisplayName("a number of rows that is another makes the list incomplete")
    void wrongCount() {
        ExportFolder other = new ExportFolder(folder)
                .entry(Map.of("Command", "Get-CsUser", "File", "u.clixml", "Complete", true, "Rows", 3));
        PowerShellSession session = other.replay();
        session.invoke(USERS);
        assertDoubted(session, "u.clixml", "it holds 2 rows, and the manifest counts 3");
    }

    @Test
    @DisplayName("a manifest that was changed, or has lost its end, says nothing at all")
    void seal() throws IOException {
        export.manifest("manifest.clixml");
        String sound = text("manifest.clixml");
        export.write("manifest.clixml", sound.replace("whole forest", "whole forset"));
        assertNotUsed(PowerShellSession.replay(folder), "manifest.clixml", "changed or damaged after it was written");
        export.write("manifest.clixml", sound.replaceAll("\n<!--.*", ""));
        assertNotUsed(PowerShellSession.replay(folder), "manifest.clixml", "has lost the digest at its end");
        export.write("manifest.clixml", sound.replaceAll("(?s)</Objs>.*", ""));
        assertNotUsed(PowerShellSession.replay(folder), "manifest.clixml", "has lost the digest at its end");
    }

    @Test
    @DisplayName("entries of another run are not used")
    void otherRun() {
        PowerShellSession session = export.head("Run", "another").replay();
        assertNotUsed(session, "manifest.clixml", "entries of another run");
    }

    @Test
    @DisplayName("two entries that name one file are a problem; its digest tells whose it is")
    void twoEntries() {
        Map<String, Object> wrong = Map.of("Command", "Get-CsUser", "File", "U.clixml", "Complete", true, "CollectedAt",
                time("2026-11-20T09:00:00Z"), "Rows", 2, "Digest", "SHA256:" + "0".repeat(64));
        PowerShellSession session = export.entry(wrong).replay();
        assertThat(session.problems())
                .anySatisfy(problem -> assertThat(problem).contains("2 entries of the manifests name this file"));
        assertThat(session.invoke(USERS).isComplete()).isFalse();
    }

    @Test
    @DisplayName("of two runs of one half in one folder only the newest is used")
    void twoRuns() {
        export.head("Half", "Lync").manifest("manifest-lync.clixml");
        new ExportFolder(folder).head("Half", "Lync").head("Run", "newer")
                .entry(Map.of("Command", "Get-CsSite", "Run", "newer", "Errors", List.of("denied"), "CollectedAt",
                time("2026-11-21T08:00:00Z"), "Complete", false))
                .manifest("manifest-lync (2).clixml");
        assertNotUsed(PowerShellSession.replay(folder), "manifest-lync.clixml", "two runs lie in one folder");
    }

    @Test
    @DisplayName("a file that no manifest names is a problem, and is not used")
    void unnamed() {
        export.write("Get-CsUser (2).clixml", document(ONE));
        PowerShellSession session = export.replay();
        assertThat(session.problems()).singleElement().asString()
                .startsWith(folder.resolve("Get-CsUser (2).clixml") + ": no manifest names this file");
        assertThat(session.invoke(USERS).output()).hasSize(2);
    }

    @Test
    @DisplayName("a time in the future is no time, and proves no absence")
    void future() {
        Instant future = Instant.now().plusSeconds(86_400);
        PowerShellSession session = new ExportFolder(folder)
                .entry(Map.of("Command", "Get-CsUser", "File", "u.clixml", "Complete", true,
                "CollectedAt", time(future.toString()))).replay();
        assertDoubted(session, "manifest.clixml", "was run in the future");
        assertThat(session.invoke(USERS).source().at()).isEmpty();
    }

    @Test
    @DisplayName("a later version proves nothing here")
    void laterVersion() {
        assertDoubted(export.head("Manifest", 3).replay(), "manifest.clixml",
                "it is of the version 3, and this library knows none later than 2");
    }

    @Test
    @DisplayName("a collection that was broken off says so; what had ended is whole, and what was being written is not used")
    void interrupted() {
        export.write("s.clixml", document(bag("Identity", "Site:Redmond")));
        PowerShellSession session = export.head("EndedAt", null)
                .bagged(Map.of("Run", ExportFolder.RUN, "Command", "Get-CsSite", "File", "s.clixml", "Complete", false,
                "Errors", List.of("The command was running, or was interrupted, when the manifest was written."))).replay();
        assertThat(session.problems()).singleElement().asString().contains("the collection was broken off, or still runs");
        assertThat(session.invoke(USERS).isComplete()).isTrue();
        assertThat(session.invoke(Command.of("Get-CsSite")).output()).isEmpty();
        assertThat(session.invoke(Command.of("Get-CsSite")).isCollected()).isFalse();
    }

    @Test
    @DisplayName("halves of organisations that have no domain in common are named")
    void organisations() {
        export.head("Half", "Lync").head("Organisation", List.of("contoso.com")).manifest("manifest-lync.clixml");
        new ExportFolder(folder).head("Half", "Exchange").head("Organisation", List.of("fabrikam.com"))
                .list("Get-Mailbox", Map.of("ResultSize", "Unlimited"), "m.clixml", ONE)
                .manifest("manifest-exchange.clixml");
        assertThat(PowerShellSession.replay(folder).problems()).singleElement().asString()
                .contains("of other domains (contoso.com) than manifest-exchange.clixml (fabrikam.com)");
    }

    @Test
    @DisplayName("what was asked for one user after another has the time of each; a row without an address is the asked user's, "
            + "a text beside it no second state")
    void eachHasItsTime() {
        ExportFolder.Xml state = bag("UcsMode", "Migrated");
        ExportFolder.Xml asked = bag("For", "sip:one@litwareinc.com", "At", time("2026-11-20T08:30:00Z"), "Output",
                List.of(state, new ExportFolder.Xml("<S%s>Reading the contact store.</S>")), "Errors", List.of(), "Warnings",
                List.of());
        PowerShellSession session = export.forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml", asked,
                wrapper("sip:two@litwareinc.com", state)).replay();
        LyncProbe lync = LyncProbe.over(session);
        List<Evidence> evidence = lync.users().stream().flatMap(user -> lync.observe(user).evidence().stream()).toList();
        assertThat(evidence).hasSize(2).allMatch(each -> each.state() == MigrationState.MIGRATED);
        assertThat(evidence.get(0).source().at()).contains(Instant.parse("2026-11-20T08:30:00Z"));
        assertThat(evidence.get(1).source().at()).contains(Instant.parse(ExportFolder.COLLECTED_AT));
    }

    @Test
    @DisplayName("a test that was collected is shown, whoever asks, and whichever pool it was run against")
    void collectedTest() {
        export.write("t.clixml", document(wrapper("sip:one@litwareinc.com", bag("Result", "Success", "Error", ""))));
        PowerShellSession session = export.entry(Map.of("Command", "Test-CsUnifiedContactStore", "Parameters",
                Map.of("TargetFqdn", "pool09.litwareinc.com"),
                "ForEach", "UserSipAddress", "File", "t.clixml", "Complete", true)).replay();
        LyncProbe lync = LyncProbe.over(session);
        for (LyncProbe probe : List.of(lync, lync.withTest(user -> true))) {
            assertThat(probe.observe(probe.users().get(0)).evidence()).anySatisfy(each -> {
                assertThat(each.source().text()).isEqualTo("Test-CsUnifiedContactStore");
                assertThat(each.state()).isEqualTo(MigrationState.MIGRATED);
            });
        }
    }
}
