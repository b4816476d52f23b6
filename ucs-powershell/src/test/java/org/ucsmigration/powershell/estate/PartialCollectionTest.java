package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.live.LiveSession;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.probe.Observations;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A collection that could not have everything")
class PartialCollectionTest {

    @TempDir
    Path folder;

    private static Observations observe(LyncProbe probe, String address) {
        return probe.observe(UserIdentity.of(address));
    }

    @Test
    @DisplayName("records what was denied, goes on with the rest, and proves no absence")
    void denied() throws Exception {
        Collected part = Collected.into(folder,
                Map.of("STANDIN_DENIED", "Set-ADServerSettings,Get-RemoteMailbox,Get-CsSite,Debug-CsUnifiedContactStore"),
                "-Lync", "-Exchange");
        assertThat(part.calls()).noneMatch(call -> call.contains("DANGEROUS"));
        PsObject sites = part.entry("manifest-lync.clixml", "Get-CsSite");
        assertThat(sites.property("File").isNull()).isTrue();
        assertThat(folder.resolve("Get-CsSite.clixml")).doesNotExist();
        assertThat(sites.bool("Complete").orElseThrow()).isFalse();
        assertThat(sites.list("Errors").orElseThrow()).isEqualTo(List.of("Zugriff verweigert: Get-CsSite."));
        PsObject mailboxes = part.entry("manifest-exchange.clixml", "Get-Mailbox");
        assertThat(mailboxes.string("File").orElseThrow()).isEqualTo("Get-Mailbox.clixml");
        assertThat(mailboxes.string("Scope").orElseThrow()).isEqualTo("recipient scope of the session");
        assertThat(mailboxes.bool("Complete").orElseThrow()).isFalse();
        assertThat(mailboxes.list("Warnings").orElseThrow())
                .isEqualTo(List.of("Set-ADServerSettings -ViewEntireForest: Zugriff verweigert: Set-ADServerSettings."));
        assertThat(part.objects("Get-Mailbox.clixml")).hasSize(1006);

        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            assertThat(session.problems()).isEmpty();
            LyncProbe lync = LyncProbe.over(session);
            Observations kim = observe(lync, "kim.akers@litwareinc.com");
            assertThat(kim.facts().policy().isKnown()).isTrue();
            assertThat(kim.evidence()).singleElement().satisfies(evidence -> assertThat(evidence.sentence())
                    .contains("Zugriff verweigert: Debug-CsUnifiedContactStore."));
            ExchangeProbe exchange = ExchangeProbe.over(session);
            assertThat(exchange.observe(kim.identity()).facts().mailboxOpened().toOptional()).contains(true);
            // Her mailbox is in the part of the forest that the session did not see.
            assertThat(exchange.observe(observe(lync, "ana.bowman@litwareinc.com").identity()).facts().mailbox().isUnknown())
                    .isTrue();
            // His lies in Exchange Online, or nowhere: the list that would tell was denied.
            assertThat(exchange.observe(observe(lync, "garth.fort@litwareinc.com").identity()).facts().mailbox().isUnknown())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("does not call complete what was never asked, since the list that it comes from was denied, and says why")
    void neverAsked() throws Exception {
        Collected part = Collected.into(folder, Map.of("STANDIN_DENIED", "Get-CsUser,Get-Mailbox"), "-Lync -EffectivePolicy",
                "-Exchange");
        for (String command : List.of("Debug-CsUnifiedContactStore", "Get-CsEffectivePolicy", "Get-MailboxStatistics")) {
            String half = command.equals("Get-MailboxStatistics") ? "manifest-exchange.clixml" : "manifest-lync.clixml";
            String list = command.equals("Get-MailboxStatistics") ? "Get-Mailbox" : "Get-CsUser";
            assertThat(part.entries(half)).filteredOn(entry -> entry.string("Command").value().equals(Optional.of(command))
                    && !entry.string("ForEach").value().equals(Optional.of("PoolFqdn"))).singleElement().satisfies(entry -> {
                        assertThat(entry.bool("Complete").orElseThrow()).isFalse();
                        assertThat(entry.property("File").isNull()).isTrue();
                        assertThat(entry.texts("Errors")).containsExactly("Not run, since " + list
                                + " gave nothing to run it for. Zugriff verweigert: " + list + ".");
                    });
        }
        assertThat(part.calls()).noneMatch(call -> call.startsWith("Get-MailboxStatistics"));
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            assertThat(observe(LyncProbe.over(session), "kim.akers@litwareinc.com").evidence()).anySatisfy(evidence ->
                    assertThat(evidence.sentence()).contains("Not run, since Get-CsUser"));
        }
    }

    @Test
    @DisplayName("of an account that may see only some recipients proves no absence, nor does such a live probe, nor one that "
            + "does not see the whole forest")
    void restricted() throws Exception {
        Collected.into(folder, Map.of(), "-Lync", "-Exchange -RestrictedScope");
        PowerShellOptions options = StandIns.options("Lync", "Exchange").withEnvironment("STANDIN_REMOTE", "none");
        PowerShellOptions whole = options.withStartupScript("Set-ADServerSettings -ViewEntireForest $true", Map.of());
        PowerShellOptions blind = options.withEnvironment("STANDIN_DENIED", "Get-ADServerSettings");
        try (PowerShellSession replay = PowerShellSession.replay(folder); PowerShellSession all = LiveSession.start(whole);
                PowerShellSession part = LiveSession.start(options); PowerShellSession unknown = LiveSession.start(blind)) {
            UserIdentity jeff = observe(LyncProbe.over(replay), "jeff.price@litwareinc.com").identity();
            String words = "no mailbox was found, in lists that may lack some (Get-Mailbox: the list is not complete (recipient "
                    + "scope of the session); Get-RemoteMailbox: the list is not complete (recipient scope of the session))";
            for (ExchangeProbe probe : List.of(ExchangeProbe.over(replay), ExchangeProbe.over(all).withRestrictedScope(),
                    ExchangeProbe.over(part))) {
                assertThat(probe.observe(jeff).facts().mailbox()).isEqualTo(Fact.unknown(words));
            }
            assertThat(ExchangeProbe.over(all).observe(jeff).facts().mailbox().toOptional()).contains(Mailbox.none());
            assertThat(ExchangeProbe.over(unknown).observe(jeff).facts().mailbox().reasons()).singleElement().asString()
                    .contains("the recipient scope of the session is not known (Get-ADServerSettings: Zugriff verweigert: "
                    + "Get-ADServerSettings.)");
            UserIdentity ana = observe(LyncProbe.over(replay), "ana.bowman@litwareinc.com").identity();
            assertThat(ExchangeProbe.over(part).observe(ana).facts().mailbox().isUnknown()).isTrue();
            assertThat(ExchangeProbe.over(all).observe(ana).facts().mailbox().isKnown()).isTrue();
        }
    }

    @Test
    @DisplayName("leaves out a value that could not be read, says so, and takes it for no blank; nor does a live session")
    void unreadable() throws Exception {
        Map<String, String> broken = Map.of("STANDIN_BROKEN", "LastLogonTime");
        Collected part = Collected.into(folder, broken, "-Lync", "-Exchange");
        List<PsObject> answers = part.objects("Get-MailboxStatistics-Database.clixml");
        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.texts("Errors")).containsExactly("LastLogonTime: Der Server antwortet nicht.");
            assertThat(answer.list("Output").orElseThrow()).isNotEmpty().allSatisfy(row ->
                    assertThat(((PsObject) row).properties()).containsKey("MailboxGuid").doesNotContainKey("LastLogonTime"));
        });
        PowerShellOptions options = StandIns.options("Lync", "Exchange").withEnvironment("STANDIN_BROKEN", "LastLogonTime");
        try (PowerShellSession replay = PowerShellSession.replay(folder); PowerShellSession live = LiveSession.start(options)) {
            for (PowerShellSession session : List.of(replay, live)) {
                Observations kim = observe(LyncProbe.over(session), "kim.akers@litwareinc.com");
                Fact<Boolean> opened = ExchangeProbe.over(session).observe(kim.identity()).facts().mailboxOpened();
                assertThat(opened.isUnknown()).as("%s over %s", opened, session).isTrue();
                assertThat(opened.reasons()).anyMatch(reason -> reason.contains("LastLogonTime"));
            }
        }
    }

    @Test
    @DisplayName("leaves out the characters that no file can hold, and nothing else")
    void oddCharacters() throws Exception {
        Collected odd = Collected.into(folder, Map.of("STANDIN_ODD", "yes"), "-Lync -UcsState None");
        assertThat(odd.ended().status()).as(odd.ended().text()).isZero();
        assertThat(odd.objects("Get-CsUser.clixml")).hasSize(21).allSatisfy(row ->
                assertThat(row.string("DisplayName").orElseThrow()).endsWith("\uD83D").doesNotContain("\uFFFE", "\uFFFF"));
    }

    @Test
    @DisplayName("leaves a manifest that says what is there when it is broken off")
    void interrupted() throws Exception {
        Process process = StandIns.start("& '" + StandIns.script("Export-UcsEstate.ps1") + "' -Path '" + folder + "' -Lync",
                Map.of("STANDIN_HANG", "sip:ken.myer@litwareinc.com"));
        try {
            await(folder.resolve("Debug-CsUnifiedContactStore-Identity.clixml"));
            Thread.sleep(200);
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        List<PsObject> all = Clixml.read(folder.resolve("manifest-lync.clixml")).objects();
        assertThat(all.get(0).property("EndedAt").isNull()).isTrue();
        List<PsObject> entries = all.subList(1, all.size());
        assertThat(Clixml.read(folder.resolve("manifest-lync.clixml")).isComplete()).isTrue();
        assertThat(entries).hasSize(12);
        assertThat(entries.subList(0, 11)).allMatch(entry -> entry.bool("Complete").orElseThrow());
        assertThat(entries.get(11).bool("Complete").orElseThrow()).isFalse();
        assertThat(entries.get(11).list("Errors").orElseThrow())
                .isEqualTo(List.of("The command was running, or was interrupted, when the manifest was written."));

        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            assertThat(session.invoke(Command.of("Get-CsUser")).isComplete()).isTrue();
            Observations kim = observe(LyncProbe.over(session), "kim.akers@litwareinc.com");
            assertThat(kim.facts().policy().isKnown()).isTrue();
            // The engine writes each answer as it comes: one that was there before the break is as good as ever, none behind it
            // is.
            assertThat(kim.evidence()).allMatch(evidence -> evidence.state() == MigrationState.UNKNOWN
                    || evidence.state() == MigrationState.MIGRATED);
            assertThat(observe(LyncProbe.over(session), "ken.myer@litwareinc.com").evidence()).isNotEmpty()
                    .allMatch(evidence -> evidence.state() == MigrationState.UNKNOWN);
        }
    }

    private static void await(Path file) throws Exception {
        Instant limit = Instant.now().plus(Duration.ofMinutes(1));
        while (!Files.exists(file)) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
    }
}
