package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.powershell.ExportFolder;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;

/** Expectations come from the agreed form of a replay folder and from {@code estate.psd1}. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The collection script")
class ExportUcsEstateTest {

    private static final Collected WHOLE = Collected.whole();

    @TempDir
    Path folder;

    private static List<?> list(PsObject object, String name) {
        return object.list(name).orElseThrow();
    }

    @Test
    @DisplayName("asks the standard set of commands, each list once, and nothing dangerous")
    void calls() throws Exception {
        assertThat(WHOLE.ended().text()).doesNotContain("WARNING")
                .contains("Get-CsUser is whole, 21 rows.", "Get-Mailbox is whole, 1007 rows.",
                "Written to ").doesNotContain("NOT WHOLE");
        assertThat(WHOLE.calls()).noneMatch(call -> call.contains("DANGEROUS"));
        assertThat(WHOLE.calls().stream().filter(call -> !call.equals("Get-ADServerSettings"))).doesNotHaveDuplicates();
        Set<String> withoutValues = new LinkedHashSet<>();
        WHOLE.calls().forEach(call -> withoutValues.add(call.replaceAll("( -\\w+) [^-]\\S*", "$1")));
        assertThat(withoutValues).containsExactlyInAnyOrder("Get-CsUser", "Get-CsUserServicesPolicy", "Get-CsService -Registrar",
                "Get-CsService -UserServer",
                "Get-CsSite", "Debug-CsUnifiedContactStore -PoolFqdn", "Debug-CsUnifiedContactStore -Identity",
                "Get-CsEffectivePolicy -Identity",
                "Test-CsUnifiedContactStore -TargetFqdn -UserSipAddress", "Set-ADServerSettings -ViewEntireForest",
                "Get-Mailbox -ResultSize",
                "Get-RemoteMailbox -ResultSize", "Get-MailboxStatistics -Database", "Get-ADServerSettings",
                "Get-CsComputer -Local", "Get-CsCertificate -Type", "Get-CsOAuthConfiguration", "Get-CsPartnerApplication",
                "Get-CsManagementStoreReplicationStatus", "Get-ClientAccessService", "Get-PartnerApplication", "Get-AuthConfig",
                "Get-ExchangeCertificate", "Get-AutodiscoverVirtualDirectory", "Get-WebServicesVirtualDirectory",
                "Debug-CsStorageServiceFailures -SipUri", "Get-MoveRequest -ResultSize", "Get-MigrationUser -ResultSize");
        // The server's state of users comes before the tests, which take longest and change nothing of it.
        List<String> calls = WHOLE.calls();
        int firstTest = calls.indexOf(calls.stream().filter(call -> call.startsWith("Test-")).findFirst().orElseThrow());
        assertThat(calls.subList(firstTest, calls.size())).noneMatch(call -> call.startsWith("Debug-"));
        assertThat(WHOLE.calls()).contains("Get-Mailbox -ResultSize Unlimited", "Get-RemoteMailbox -ResultSize Unlimited",
                "Set-ADServerSettings -ViewEntireForest True",
                // A user of a branch appliance is tested against the pool behind it.
                "Test-CsUnifiedContactStore -TargetFqdn pool03.litwareinc.com -UserSipAddress sip:don.funk@litwareinc.com");
    }

    @Test
    @DisplayName("writes entries of the agreed form, with who and when, and files beside the manifests")
    void manifest() throws Exception {
        Set<String> named = new LinkedHashSet<>(Set.of("manifest-lync.clixml", "manifest-exchange.clixml"));
        for (PsObject entry : Stream.of("manifest-lync.clixml", "manifest-exchange.clixml")
                .flatMap(each -> WHOLE.entries(each).stream()).toList()) {
            assertThat(entry.properties().keySet()).containsExactly("Run", "Command", "Parameters", "ForEach", "File",
                    "CollectedBy", "CollectedAt",
                    "EndedAt", "Scope", "Complete", "Rows", "Digest", "Warnings", "Errors");
            Path file = WHOLE.folder().resolve(entry.string("File").orElseThrow());
            assertThat(entry.string("Digest").orElseThrow()).isEqualTo("SHA256:" + ExportFolder.digest(Files.readAllBytes(file)));
            assertThat(entry.number("Rows").orElseThrow()).isEqualTo(Clixml.read(file).values().size());
            assertThat(entry.instant("EndedAt").orElseThrow()).isAfterOrEqualTo(entry.instant("CollectedAt").orElseThrow());
            assertThat(entry.dictionary("Parameters").isPresent()).isTrue();
            assertThat(entry.string("CollectedBy").orElseThrow()).matches("[^\\\\]+\\\\[^\\\\]+ on \\S+");
            assertThat(entry.instant("CollectedAt").orElseThrow()).isBetween(Instant.now().minusSeconds(600), Instant.now());
            assertThat(entry.string("Scope").orElseThrow()).isEqualTo("whole forest");
            assertThat(entry.bool("Complete").orElseThrow()).isTrue();
            assertThat(list(entry, "Warnings")).isEmpty();
            assertThat(list(entry, "Errors")).isEmpty();
            named.add(entry.string("File").orElseThrow());
        }
        try (Stream<Path> files = Files.list(WHOLE.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
        assertThat(WHOLE.entry("manifest-exchange.clixml", "Get-Mailbox").dictionary("Parameters").orElseThrow())
                .isEqualTo(Map.of("ResultSize", "Unlimited"));
        assertThat(WHOLE.entry("manifest-lync.clixml", "Get-CsUser").property("ForEach").isNull()).isTrue();
        assertThat(WHOLE.entry("manifest-exchange.clixml", "Get-MailboxStatistics").string("ForEach").orElseThrow())
                .isEqualTo("Database");
    }

    @Test
    @DisplayName("begins a manifest with what it is: the version, a run of its own for each half, the domains seen, and when it "
            + "ended; and seals it")
    void head() throws Exception {
        Set<String> runs = new LinkedHashSet<>();
        for (String half : List.of("Lync", "Exchange")) {
            Path manifest = WHOLE.folder().resolve("manifest-" + half.toLowerCase(Locale.ROOT) + ".clixml");
            PsObject head = Clixml.read(manifest).objects().get(0);
            assertThat(head.properties().keySet()).containsExactly("Manifest", "Run", "Half", "Organisation", "StartedAt",
                    "EndedAt");
            assertThat(head.number("Manifest").orElseThrow()).isEqualTo(2);
            assertThat(head.string("Half").orElseThrow()).isEqualTo(half);
            assertThat(head.texts("Organisation")).containsExactly("emea.litwareinc.com", "litwareinc.com");
            assertThat(head.instant("EndedAt").orElseThrow()).isAfter(head.instant("StartedAt").orElseThrow());
            runs.add(head.string("Run").orElseThrow());
            assertThat(WHOLE.entries(manifest.getFileName().toString()))
                    .allMatch(entry -> entry.string("Run").orElseThrow().equals(head.string("Run").orElseThrow()));
            String text = Files.readString(manifest);
            assertThat(text).isEqualTo(ExportFolder.sealed(text.substring(0, text.lastIndexOf("\n<!--"))));
        }
        assertThat(runs).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Get-CsUser.clixml | 21 | SipAddress,UserPrincipalName,SamAccountName,DistinguishedName,Guid,Sid,"
                + "OriginatorSid,Enabled,HostingProvider,RegistrarPool,UserServicesPolicy,WindowsEmailAddress,DisplayName",
        "Get-CsUserServicesPolicy.clixml | 5 | Identity,UcsAllowed,MigrationDelayInDays",
        "Get-CsService-Registrar.clixml | 4 | Identity,PoolFqdn,SiteId,Version,UserServer",
        "Get-CsService-UserServer.clixml | 3 | Identity,PoolFqdn,SiteId,Version",
        "Get-CsSite.clixml | 2 | Identity,DisplayName,Pools",
        "Get-Mailbox.clixml | 1007 | DistinguishedName,Guid,ExchangeGuid,UserPrincipalName,SamAccountName,PrimarySmtpAddress,"
                + "EmailAddresses,RecipientTypeDetails,ExchangeVersion,AdminDisplayVersion,Database,ImListMigrationCompleted,"
                + "IsLinked,LinkedMasterAccount",
        // What a remote mailbox does not have is left out, not blank.
        "Get-RemoteMailbox.clixml | 1 | DistinguishedName,Guid,ExchangeGuid,UserPrincipalName,SamAccountName,PrimarySmtpAddress,"
                + "EmailAddresses,RecipientTypeDetails,ExchangeVersion"})
    @DisplayName("exports every row with the properties that are needed, and no others")
    void rows(String file, int count, String properties) {
        assertThat(WHOLE.objects(file)).hasSize(count)
                .allSatisfy(row -> assertThat(row.properties().keySet()).containsExactly(properties.split(",")));
    }

    @Test
    @DisplayName("writes the same in a local shell, whose values are objects, as over remoting, where they are texts")
    void localShape() throws Exception {
        Collected local = Collected.into(folder, Map.of("STANDIN_SHAPE", "local"), "-Lync -UcsState None");
        assertThat(local.ended().status()).isZero();
        for (String file : List.of("Get-CsUser.clixml", "Get-CsUserServicesPolicy.clixml", "Get-CsService-Registrar.clixml",
                "Get-CsService-UserServer.clixml", "Get-CsSite.clixml")) {
            assertThat(folder.resolve(file)).hasSameBinaryContentAs(WHOLE.folder().resolve(file));
        }
        assertThat(local.calls()).noneMatch(call -> call.startsWith("Debug-"));
    }

    @Test
    @DisplayName("wraps what each value gave: output, errors and warnings in the server's words")
    void wrappers() {
        Map<String, PsObject> byUser = new HashMap<>();
        WHOLE.objects("Debug-CsUnifiedContactStore-Identity.clixml")
                .forEach(each -> byUser.put(each.string("For").orElseThrow(), each));
        assertThat(byUser).hasSize(20);
        assertThat(byUser.values()).allSatisfy(each -> assertThat(each.properties().keySet())
                .containsExactly("For", "At", "Output", "Errors", "Warnings"))
                .allMatch(each -> each.instant("At").isPresent());
        PsObject denied = byUser.get("sip:john.woods@litwareinc.com");
        assertThat(list(denied, "Output")).isEmpty();
        assertThat(list(denied, "Errors"))
                .isEqualTo(List.of("Zugriff auf den Front-End-Server verweigert: sip:john.woods@litwareinc.com."));
        PsObject migrated = byUser.get("sip:kim.akers@litwareinc.com");
        assertThat(list(migrated, "Output")).singleElement()
                .satisfies(row -> assertThat(((PsObject) row).string("UcsMode").orElseThrow()).isEqualTo("Migrated"));
        assertThat(list(migrated, "Errors")).isEmpty();

        assertThat(WHOLE.objects("Test-CsUnifiedContactStore-pool01.litwareinc.com.clixml")).element(1).satisfies(failed -> {
            assertThat(failed.string("For").orElseThrow()).isEqualTo("sip:Holly.Holt@litwareinc.com");
            assertThat(list(failed, "Warnings")).isEqualTo(List.of("Die Portnummer der Registrierungsstelle für den angegebenen "
                    + "vollqualifizierten Domänennamen (FQDN) konnte nicht gelesen werden."));
            assertThat(((PsObject) list(failed, "Output").get(0)).string("Error").orElseThrow())
                    .isEqualTo("No contacts were received for the user. Verify that contacts exist for the user.");
        });
        assertThat(WHOLE.objects("Test-CsUnifiedContactStore-UserSipAddress.clixml")).singleElement().satisfies(nobody ->
                assertThat(list(nobody, "Errors")).isEqualTo(List.of("Not run: Get-CsUser gave no home pool for this address.")));
    }

    @Test
    @DisplayName("overwrites nothing: a second run is refused before it asks anything")
    void again() throws Exception {
        Map<String, String> before = contents(WHOLE.folder());
        Collected lync = Collected.into(WHOLE.folder(), Map.of(), "-Lync");
        assertThat(lync.ended().status()).isNotZero();
        assertThat(lync.ended().message()).contains("manifest-lync.clixml is there already, and nothing is overwritten.");
        assertThat(lync.calls()).isEmpty();
        assertThat(contents(WHOLE.folder())).isEqualTo(before);

        Files.writeString(folder.resolve("Get-MailboxStatistics-Database.clixml"), "somebody's own");
        Collected exchange = Collected.into(folder, Map.of(), "-Exchange");
        assertThat(exchange.ended().message()).contains("Get-MailboxStatistics-Database.clixml is there already");
        assertThat(contents(folder)).containsOnlyKeys("Get-MailboxStatistics-Database.clixml");
    }

    private static Map<String, String> contents(Path folder) throws Exception {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.getLastModifiedTime(file) + " "
                        + java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    @DisplayName("refuses a shell without the commands, and writes nothing")
    void wrongShell() throws Exception {
        Path target = folder.resolve("new");
        Collected none = Collected.into(target, Map.of("PSModulePath", folder.toString()), "-Exchange");
        assertThat(none.ended().status()).isNotZero();
        assertThat(none.ended().message()).contains("Run this in the Exchange Management Shell. Nothing was written.");
        assertThat(target).doesNotExist();
    }
}
