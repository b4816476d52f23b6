package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.powershell.live.LiveSession;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.powershell.probe.DeploymentProbe;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/** Each deployment is read live, and collected by the script and read from its folder: both must say the same. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A deployment read through the real engine")
class DeploymentEstateTest {

    private static final String LYNC_ID = "00000004-0000-0ff1-ce00-000000000000";
    private static final String EXCHANGE_ID = "00000002-0000-0ff1-ce00-000000000000";

    /** What is otherwise than in {@code deployment.psd1}, and the reasons in the order of the findings. */
    record Estate(String name, Map<String, String> environment, List<String> reasons) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Estate estate(String name, String deployment, String reasons) {
        return new Estate(name, Map.of("STANDIN_DEPLOYMENT", "@{ " + deployment + " }"), reasons(reasons));
    }

    private static List<String> reasons(String words) {
        return List.of(words.strip().split("\\s+"));
    }

    static Stream<Estate> estates() {
        String onePool = "OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE";
        String sound = onePool + " EXCHANGE_AUTODISCOVER_SET LYNC_AUTODISCOVER_SET AUTODISCOVER_AGREES EXCHANGE_PARTNER_SET "
                + "LYNC_PARTNER_SET "
                + "EXCHANGE_CERTIFICATE_VALID AUTODISCOVER_ACCEPTS_TOKENS WEB_SERVICES_ACCEPT_TOKENS REPLICATION_UP_TO_DATE "
                + "TRUST_PROVEN";
        String everything = Stream.of(Question.values()).map(Question::cmdlet).distinct().collect(Collectors.joining(","));
        return Stream.of(
                estate("sound", "", sound),
                new Estate("sound, in local shapes", Map.of("STANDIN_SHAPE", "local"), reasons(sound)),
                estate("Exchange 2013", "Exchange = 2013", sound),
                estate("nothing set up", "OAuthCertificates = @(); ExchangeAutodiscoverUrl = ''; LyncPartners = @(); "
                        + "ClientAccess = @(@{ Name = 'MBX01'; Uri = $null }); "
                        + "ExchangePartners = @(); CurrentThumbprint = ''; AutodiscoverOAuth = @{ 'MBX01' = $false; 'MBX02' = "
                        + "$true }; "
                        + "WebServicesOAuth = @{ 'MBX01' = $false }; Replicas = @(@{ Fqdn = 'fe09'; UpToDate = $false })",
                        "OAUTH_CERTIFICATE_MISSING EXCHANGE_AUTODISCOVER_MISSING LYNC_AUTODISCOVER_MISSING "
                                + "AUTODISCOVER_AGREEMENT_UNKNOWN EXCHANGE_PARTNER_MISSING "
                                + "LYNC_PARTNER_MISSING EXCHANGE_CERTIFICATE_MISSING AUTODISCOVER_REFUSES_TOKENS "
                                + "WEB_SERVICES_REFUSE_TOKENS REPLICATION_BEHIND TRUST_PROVEN"),
                estate("everything expired or wrong",
                        "OAuthCertificates = @(@{ Thumbprint = 'A1'; From = -900; Until = -0.01; Effective = -900 }); "
                        + "ExchangeAutodiscoverUrl = 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml'; "
                        + "LyncPartners = @(@{ Identity = 'exchange'; Id = '" + EXCHANGE_ID
                                + "'; Enabled = $false; Level = 'Full' }); "
                        + "ClientAccess = @(@{ Name = 'MBX01'; Uri = "
                        + "'https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc' }); "
                        + "ExchangePartners = @(@{ Name = 'Lync'; Id = '" + LYNC_ID + "'; Enabled = $false }); "
                        + "ExchangeCertificates = @(@{ Thumbprint = 'DFC06BF3FC76974BCD1C050340998B65D5491007'; From = -2000; "
                        + "Until = -3 })",
                        "OAUTH_CERTIFICATE_EXPIRED EXCHANGE_AUTODISCOVER_WRONG LYNC_AUTODISCOVER_WRONG AUTODISCOVER_AGREES "
                                + "EXCHANGE_PARTNER_DISABLED LYNC_PARTNER_DISABLED "
                                + "EXCHANGE_CERTIFICATE_EXPIRED AUTODISCOVER_ACCEPTS_TOKENS WEB_SERVICES_ACCEPT_TOKENS "
                                + "REPLICATION_UP_TO_DATE TRUST_PROVEN"),
                estate("doubtful", "OAuthCertificates = @(@{ Thumbprint = 'A1'; From = 1; Until = 900; Effective = -1 }); "
                        + "ExchangeAutodiscoverUrl = 'https://outlook.office365.com/autodiscover/autodiscover.svc'; "
                        + "LyncPartners = @(@{ Identity = 'mine'; Id = 'microsoft.exchange'; Enabled = $true; Level = 'User' }); "
                        + "ExchangePartners = @(@{ Name = 'Lync'; Id = '" + LYNC_ID
                                + "'; Enabled = $true; Url = 'https://old.litwareinc.com/metadata/json/1' }); "
                        + "ExchangeCertificates = @(@{ Thumbprint = 'DFC06BF3FC76974BCD1C050340998B65D5491007'; From = -2000; "
                        + "Until = 20 })",
                        "OAUTH_CERTIFICATE_NOT_YET_VALID EXCHANGE_AUTODISCOVER_SET LYNC_AUTODISCOVER_SET AUTODISCOVER_IN_CLOUD "
                                + "EXCHANGE_PARTNER_UNCLEAR LYNC_PARTNER_NOT_TRUSTED "
                                + "EXCHANGE_CERTIFICATE_EXPIRES_SOON AUTODISCOVER_ACCEPTS_TOKENS WEB_SERVICES_ACCEPT_TOKENS "
                                + "REPLICATION_UP_TO_DATE TRUST_PROVEN"),
                estate("hostile", "OAuthCertificates = @(@{ Thumbprint = 'A1'; From = '12/31/2013 1:00 PM'; Until = @(1, 2); "
                        + "Effective = 'never' }); "
                        + "ExchangeAutodiscoverUrl = @('x', 'y'); LyncPartners = @(1..500 | ForEach-Object { @{ Identity = "
                        + "\"p$_\"; Id = @($_); Enabled = 'perhaps' } }); "
                        + "ClientAccess = @(@{ Name = 'MBX01'; Uri = 5 }); ExchangePartners = @(@{ Name = 5; Id = '" + LYNC_ID
                                + "'; Enabled = 'ja' }); "
                        + "CurrentThumbprint = 5; AutodiscoverOAuth = @{ 'MBX01' = 'ja' }; WebServicesOAuth = @{ 'MBX01' = "
                        + "$null }; "
                        + "Replicas = @(@{ Fqdn = $null; UpToDate = 7 })",
                        "OAUTH_CERTIFICATE_UNKNOWN EXCHANGE_AUTODISCOVER_UNKNOWN LYNC_AUTODISCOVER_UNKNOWN "
                                + "AUTODISCOVER_AGREEMENT_UNKNOWN EXCHANGE_PARTNER_UNKNOWN "
                                + "LYNC_PARTNER_UNKNOWN EXCHANGE_CERTIFICATE_UNKNOWN AUTODISCOVER_TOKENS_UNKNOWN "
                                + "WEB_SERVICES_TOKENS_UNKNOWN REPLICATION_UNKNOWN TRUST_PROVEN"),
                new Estate("denied", Map.of("STANDIN_DENIED", everything),
                        reasons("OAUTH_CERTIFICATE_UNKNOWN EXCHANGE_AUTODISCOVER_UNKNOWN LYNC_AUTODISCOVER_UNKNOWN "
                                + "AUTODISCOVER_AGREEMENT_UNKNOWN EXCHANGE_PARTNER_UNKNOWN "
                                + "LYNC_PARTNER_UNKNOWN EXCHANGE_CERTIFICATE_UNKNOWN AUTODISCOVER_TOKENS_UNKNOWN "
                                + "WEB_SERVICES_TOKENS_UNKNOWN REPLICATION_UNKNOWN TRUST_UNPROVEN")));
    }

    @TempDir
    private Path folder;

    private PowerShellOptions options(Map<String, String> environment) {
        PowerShellOptions options = StandIns.options("Lync", "Exchange")
                .withEnvironment("STANDIN_CALLS", folder.resolve("calls.txt").toString());
        for (Map.Entry<String, String> each : environment.entrySet()) {
            options = options.withEnvironment(each.getKey(), each.getValue());
        }
        return options;
    }

    private Path collected(String name, Map<String, String> environment) throws Exception {
        Path into = folder.resolve(name);
        return collected(into, environment, "-Lync -Exchange -UcsState Pool");
    }

    private static Path collected(Path into, Map<String, String> environment, String parameters) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("STANDIN_OTHERS", "0");
        Collected.into(into, all, parameters);
        return into;
    }

    private static List<String> reasons(Preflight preflight) {
        return preflight.findings().stream().map(Finding::reason).toList();
    }

    @ParameterizedTest
    @MethodSource("estates")
    @DisplayName("gives each finding its state, live and collected alike, and by nothing that writes")
    void alike(Estate estate) throws Exception {
        Preflight live;
        try (PowerShellSession session = LiveSession.start(options(estate.environment()))) {
            live = DeploymentProbe.over(session).preflight();
        }
        Preflight replayed;
        try (PowerShellSession session = PowerShellSession.replay(collected("folder", estate.environment()))) {
            replayed = DeploymentProbe.over(session).preflight();
        }
        assertThat(reasons(live)).as(live.toString()).isEqualTo(estate.reasons());
        assertThat(reasons(replayed)).as(replayed.toString()).isEqualTo(estate.reasons());
        assertThat(Files.readAllLines(folder.resolve("calls.txt"))).isNotEmpty()
                .noneMatch(call -> call.matches("(?i).*(DANGEROUS|Storage|^(Set|New|Invoke)-).*"));
        if (estate.name().equals("denied")) {
            Stream.of(live, replayed).flatMap(one -> one.findings().stream()).limit(10).forEach(finding ->
                    assertThat(finding.sentence()).contains("Zugriff verweigert"));
        }
    }

    @Test
    @DisplayName("compares two pools, live and collected: what they decide differently is contested, and every place is named")
    void contested() throws Exception {
        String other = "@{ Computer = @{ Fqdn = 'fe03.litwareinc.com'; Pool = 'pool02.litwareinc.com' }; OAuthCertificates = "
                + "@(@{ Thumbprint = 'B2'; From = -1; Until = 99; Effective = -1 }); "
                + "ExchangeAutodiscoverUrl = ''; LyncPartners = @(); ClientAccess = @(@{ Name = 'MBX01'; Uri = '' }); "
                + "ExchangePartners = @(); CurrentThumbprint = ''; "
                + "AutodiscoverOAuth = @{ 'MBX01' = $false }; WebServicesOAuth = @{ 'MBX01' = $false }; Replicas = @(@{ Fqdn = "
                + "'fe09'; UpToDate = $false }) }";
        List<String> expected = reasons("OAUTH_CERTIFICATES_DIFFER EXCHANGE_AUTODISCOVER_CONTESTED LYNC_AUTODISCOVER_CONTESTED "
                + "AUTODISCOVER_AGREEMENT_CONTESTED EXCHANGE_PARTNER_CONTESTED "
                + "LYNC_PARTNER_CONTESTED EXCHANGE_CERTIFICATE_CONTESTED AUTODISCOVER_TOKENS_CONTESTED "
                + "WEB_SERVICES_TOKENS_CONTESTED REPLICATION_CONTESTED TRUST_PROVEN");
        try (PowerShellSession one = LiveSession.start(options(Map.of()));
                PowerShellSession two = LiveSession.start(options(Map.of("STANDIN_DEPLOYMENT", other)))) {
            Preflight live = DeploymentProbe.over(one, two).preflight();
            assertThat(reasons(live)).isEqualTo(expected);
            assertThat(live.findings().get(2).sentence()).contains("on fe01.litwareinc.com", "on fe03.litwareinc.com");
        }
        try (PowerShellSession one = PowerShellSession.replay(collected("one", Map.of()));
                PowerShellSession two = PowerShellSession.replay(collected("two", Map.of("STANDIN_DEPLOYMENT", other)))) {
            assertThat(reasons(DeploymentProbe.over(one, two).preflight())).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("comes through connections as well")
    void connections() {
        try (PowerShellSession session = LiveSession.start(StandIns.endpoints("Restricted"))) {
            Preflight preflight = DeploymentProbe.over(session).preflight();
            assertThat(preflight.findings()).filteredOn(finding -> !finding.isMet()).extracting(Finding::reason)
                    .containsExactly("OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE");
            assertThat(preflight.outcome()).isEqualTo(Outcome.MET);
        }
    }

    @Test
    @DisplayName("with one known fault makes nobody ready, whoever would be without it")
    void oneFault() throws Exception {
        Probe clients = user -> Observations.of(user, UserFacts.builder().clients(ClientSignIns.seen(
                Client.fromUserAgent("UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)"))).build());
        Map<Boolean, List<String>> ready = new LinkedHashMap<>();
        for (boolean fault : List.of(false, true)) {
            Map<String, String> environment = fault ? Map.of("STANDIN_DEPLOYMENT", "@{ LyncPartners = @() }") : Map.of();
            Path into = collected(folder.resolve("fault-" + fault), environment, "-Lync -Exchange");
            try (PowerShellSession session = PowerShellSession.replay(into)) {
                LyncProbe lync = LyncProbe.over(session);
                List<UserReport> reports = new ArrayList<>();
                Survey.over(DeploymentProbe.over(session), lync, ExchangeProbe.over(session), clients)
                        .run(lync.users(), reports::add);
                ready.put(fault, reports.stream().filter(report -> report.assessment().isReady())
                        .map(report -> report.identity().toString()).toList());
                assertThat(reports).hasSize(20).allSatisfy(report ->
                        assertThat(report.assessment().finding(Precondition.SERVER_TO_SERVER_TRUST.id()).orElseThrow()
                        .sentence()).as(report.toString()).matches(fault
                                ? ".*LYNC_PARTNER_MISSING, None of the 0 partner applications is Exchange.*"
                                : ".*users have migrated.*"));
            }
        }
        assertThat(ready.get(false)).isNotEmpty();
        assertThat(ready.get(true)).isEmpty();
    }
}
