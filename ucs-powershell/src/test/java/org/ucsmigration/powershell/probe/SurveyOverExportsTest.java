package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.ExportFolder.bag;
import static org.ucsmigration.powershell.ExportFolder.guid;
import static org.ucsmigration.powershell.ExportFolder.time;
import static org.ucsmigration.powershell.ExportFolder.wrapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.powershell.ExportFolder;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.signins.SignInsCsv;
import org.ucsmigration.survey.Survey;

@DisplayName("A survey over exports")
class SurveyOverExportsTest {

    private static final String DATABASE = "MBX-DB1";

    @TempDir
    Path folder;

    @Test
    @DisplayName("finds the user of the documentation ready and not yet migrated, from all lists together")
    void kenMyer() throws Exception {
        ExportFolder export = new ExportFolder(folder);
        export.list("Get-CsUser", Map.of(), "users.clixml",
                bag("SipAddress", "sip:kenmyer@litwareinc.com", "UserPrincipalName", "kenmyer@litwareinc.com",
                "DistinguishedName", "CN=Ken Myer,OU=Users,DC=litwareinc,DC=com", "Guid",
                guid("11111111-0000-0000-0000-000000000001"),
                "Sid", "S-1-5-21-1-2-3-1104", "OriginatorSid", null, "Enabled", true, "HostingProvider", "SRV:",
                "RegistrarPool", "atl-cs-001.litwareinc.com", "UserServicesPolicy", null, "WindowsEmailAddress",
                "kenmyer@litwareinc.com"))
                .list("Get-CsUserServicesPolicy", Map.of(), "policies.clixml",
                bag("Identity", "Global", "UcsAllowed", true, "MigrationDelayInDays", 0))
                .list("Get-CsService", Map.of("Registrar", true), "registrars.clixml",
                bag("Identity", "Registrar:atl-cs-001.litwareinc.com",
                        "PoolFqdn", "atl-cs-001.litwareinc.com", "SiteId", "Site:Redmond", "Version", 6, "UserServer",
                        "UserServer:atl-cs-001.litwareinc.com"))
                .list("Get-CsService", Map.of("UserServer", true), "userservers.clixml",
                bag("Identity", "UserServer:atl-cs-001.litwareinc.com",
                        "PoolFqdn", "atl-cs-001.litwareinc.com", "SiteId", "Site:Redmond", "Version", 6))
                .list("Get-CsSite", Map.of(), "sites.clixml",
                bag("Identity", "Site:Redmond", "DisplayName", "Redmond", "Pools", List.of("atl-cs-001.litwareinc.com")))
                .forEach("Debug-CsUnifiedContactStore", "Identity", "debug.clixml", wrapper("sip:kenmyer@litwareinc.com",
                        bag("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Ready To Migrate")))
                .list("Get-Mailbox", Map.of("ResultSize", "Unlimited"), "mailboxes.clixml",
                bag("DistinguishedName", "CN=Ken Myer,OU=Users,DC=litwareinc,DC=com",
                        "Guid", guid("11111111-0000-0000-0000-000000000001"), "ExchangeGuid",
                        guid("22222222-0000-0000-0000-000000000001"),
                        "UserPrincipalName", "kenmyer@litwareinc.com", "PrimarySmtpAddress", "kenmyer@litwareinc.com",
                        "EmailAddresses", List.of("SMTP:kenmyer@litwareinc.com", "sip:kenmyer@litwareinc.com"),
                        "RecipientTypeDetails", "UserMailbox",
                        "ExchangeVersion", "0.20 (15.0.0.0)", "AdminDisplayVersion", "Version 15.0 (Build 847.32)",
                        "Database", DATABASE,
                        "ImListMigrationCompleted", false, "LinkedMasterAccount", null, "MasterAccountSid", null))
                .list("Get-RemoteMailbox", Map.of("ResultSize", "Unlimited"), "remote.clixml")
                .forEach("Get-MailboxStatistics", "Database", "statistics.clixml", wrapper(DATABASE,
                        bag("MailboxGuid", guid("22222222-0000-0000-0000-000000000001"), "LastLogonTime",
                                time("2026-11-19T07:01:02+01:00"), "DisconnectDate", null)));
        Path csv = Files.writeString(folder.resolve("signins.csv"),
                "sip,userAgent,lastSeen\nkenmyer@litwareinc.com,\"UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft "
                + "Lync)\",2026-11-19T07:00:00Z\n");

        try (PowerShellSession session = export.replay()) {
            LyncProbe lync = LyncProbe.over(session);
            ExchangeProbe exchange = ExchangeProbe.over(session);
            List<UserReport> reports = Survey.over(lync, exchange, SignInsCsv.read(csv))
                    .asOf(Instant.parse(ExportFolder.COLLECTED_AT).plusSeconds(3600))
                    .run(lync.users()).reports();

            assertThat(session.problems()).isEmpty();
            assertThat(lync.problems()).isEmpty();
            assertThat(exchange.problems()).isEmpty();
            assertThat(exchange.unmatched()).isEmpty();
            assertThat(reports).singleElement().satisfies(report -> {
                assertThat(report.assessment().isReady()).isTrue();
                assertThat(report.conclusion().state()).isEqualTo(MigrationState.NOT_MIGRATED);
                assertThat(report.nextStep().action()).isEqualTo(Action.SIGN_IN_AGAIN);
            });
        }
    }
}
