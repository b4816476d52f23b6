package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.ScriptedSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;

/** Rows in the shapes that {@code DeploymentLists} names the sources of. */
@DisplayName("The deployment probe")
class DeploymentProbeTest {

    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");
    private static final UserIdentity KIM = UserIdentity.of("kim.akers@litwareinc.com");
    private static final String SERVICE = "https://autodiscover.litwareinc.com/autodiscover/";
    private static final int ROUNDS = Integer.getInteger("ucs.deployment.rounds", 2_000);

    private static Source source(String cmdlet) {
        return Source.of(cmdlet, AT);
    }

    private static ScriptedSession answer(ScriptedSession session, Command command, Object... rows) {
        return session.answer(command, CommandResult.complete(source(command.name()), List.of(rows)));
    }

    private static PsObject certificate(String thumbprint) {
        return PsObject.of(Map.of("Thumbprint", thumbprint, "Subject", "CN=litwareinc.com", "NotBefore",
                AT.minus(Duration.ofDays(10)),
                "NotAfter", AT.plus(Duration.ofDays(400)), "EffectiveDate", AT.minus(Duration.ofDays(10))));
    }

    private static ScriptedSession lync(String pool, String thumbprint) {
        ScriptedSession session = PowerShellSession.scripted();
        answer(session, Command.of("Get-CsComputer").with("Local"), PsObject.of(Map.of("Fqdn", "fe." + pool, "Pool", pool)));
        answer(session, Command.of("Get-CsCertificate").with("Type", "OAuthTokenIssuer"), certificate(thumbprint));
        answer(session, Command.of("Get-CsOAuthConfiguration"),
                PsObject.of(Map.of("ExchangeAutodiscoverUrl", SERVICE + "autodiscover.svc")));
        answer(session, Command.of("Get-CsPartnerApplication"),
                PsObject.of(Map.of("Identity", "Ours", "ApplicationIdentifier", "microsoft.exchange",
                "Enabled", true, "ApplicationTrustLevel", "Full", "AuthToken", "Value=" + SERVICE + "metadata/json/1")));
        answer(session, Command.of("Get-CsManagementStoreReplicationStatus"),
                PsObject.of(Map.of("ReplicaFqdn", "fe." + pool, "UpToDate", true)));
        answer(session, Command.of("Get-CsService").with("UserServer"), pool("pool01", 6), pool("pool02", 7), pool("old", 5));
        for (String each : List.of("pool01", "pool02")) {
            answer(session, Command.of("Debug-CsUnifiedContactStore").with("PoolFqdn", each),
                    PsObject.of(Map.of("FrontEnd", "fe1", "UcsMigratedCount", each.equals("pool01") ? 2 : 0)),
                            PsObject.of(Map.of("FrontEnd", "fe2")));
        }
        return session;
    }

    private static PsObject pool(String fqdn, int version) {
        return PsObject.of(Map.of("PoolFqdn", fqdn, "Version", version));
    }

    private static ScriptedSession exchange() {
        ScriptedSession session = PowerShellSession.scripted();
        answer(session, Command.of("Get-ClientAccessServer"),
                PsObject.of(Map.of("Name", "MBX01", "AutoDiscoverServiceInternalUri", SERVICE + "autodiscover.xml")));
        answer(session, Command.of("Get-PartnerApplication"), PsObject.of(Map.of("Name", "Lync", "ApplicationIdentifier",
                new UUID(0x00000004_0000_0ff1L, 0xce00_000000000000L), "Enabled", "True", "AuthMetadataUrl",
                        "https://pool01/metadata/json/1")));
        answer(session, Command.of("Get-AuthConfig"), PsObject.of(Map.of("CurrentCertificateThumbprint", "CD34")));
        answer(session, Command.of("Get-ExchangeCertificate"), certificate("cd34"), certificate("EF56"));
        answer(session, Command.of("Get-AutodiscoverVirtualDirectory"),
                PsObject.of(Map.of("Identity", "MBX01\\Autodiscover", "OAuthAuthentication", true)));
        answer(session, Command.of("Get-WebServicesVirtualDirectory"),
                PsObject.of(Map.of("Identity", "MBX01\\EWS", "OAuthAuthentication", true)));
        return session;
    }

    private static Preflight preflight(PowerShellSession session, PowerShellSession... others) {
        return DeploymentProbe.over(session, others).withAsOf(AT.plus(Duration.ofHours(1))).preflight();
    }

    private static List<String> open(Preflight preflight) {
        return preflight.findings().stream().filter(finding -> !finding.isMet()).map(Finding::reason).toList();
    }

    @Test
    @DisplayName("puts sessions of both sides and of several pools together; pools of Lync Server 2010 need no certificate")
    void together() {
        Preflight whole = preflight(lync("pool01", "AB12"), lync("pool02", "ab12"), exchange());
        assertThat(open(whole)).isEmpty();
        assertThat(whole.outcome()).isEqualTo(Outcome.MET);
        assertThat(whole.findings().get(10).sentence()).contains("pool01, 2 users have migrated");
        assertThat(whole.userFacts().serverToServerTrust().claims().get(0).source().at()).contains(AT);
        assertThat(DeploymentProbe.over(lync("pool01", "AB12"), exchange()).problems()).isEmpty();
    }

    @Test
    @DisplayName("compares what several pools say, and names each place")
    void compared() {
        ScriptedSession other = lync("pool02", "AB13");
        answer(other, Command.of("Get-CsOAuthConfiguration"), PsObject.of(Map.of("ExchangeAutodiscoverUrl", "")));
        Preflight both = preflight(lync("pool01", "AB12"), other, exchange());
        assertThat(open(both)).containsExactly("OAUTH_CERTIFICATES_DIFFER", "LYNC_AUTODISCOVER_CONTESTED",
                "AUTODISCOVER_AGREEMENT_CONTESTED");
        assertThat(both.findings().get(0).sentence()).contains("AB12", "AB13", "pool01", "pool02");
        assertThat(both.findings().get(2).sentence()).contains("on fe.pool01", "on fe.pool02");
        assertThat(open(preflight(lync("pool01", "AB12"), exchange()))).containsExactly("OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE");
    }

    @Test
    @DisplayName("says nothing of what nobody collected, not even to the users, and lists it as a problem")
    void nothing() {
        DeploymentProbe nothing = DeploymentProbe.over(PowerShellSession.scripted());
        assertThat(nothing.observe(KIM).facts()).isEqualTo(UserFacts.none());
        assertThat(nothing.preflight().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(nothing.problems()).contains("Get-CsPartnerApplication: not collected", "Get-AuthConfig: not collected")
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("gives the reason of what was denied, to the finding and to the users")
    void denied() {
        ScriptedSession session = lync("pool01", "AB12").answer(Command.of("Get-CsPartnerApplication"),
                CommandResult.complete(source("Get-CsPartnerApplication"), List.of())
                        .withErrors(List.of(CommandError.of("access denied"))));
        Preflight preflight = preflight(session, exchange());
        assertThat(preflight.findings().get(5).reason()).isEqualTo("LYNC_PARTNER_UNKNOWN");
        assertThat(preflight.findings().get(5).sentence()).contains("Get-CsPartnerApplication on fe.pool01: access denied");
        assertThat(DeploymentProbe.over(session, exchange()).problems())
                .containsExactly("Get-CsPartnerApplication on fe.pool01: access denied");
    }

    @Test
    @DisplayName("draws no absence from a list that broke off, and still counts what is in it")
    void incomplete() {
        Command partners = Command.of("Get-CsPartnerApplication");
        PsObject sharePoint = PsObject.of(Map.of("Identity", "SharePoint", "ApplicationIdentifier",
                "00000003-0000-0ff1-ce00-000000000000"));
        PsObject disabled = PsObject.of(Map.of("Identity", "Exchange", "ApplicationIdentifier", "microsoft.exchange", "Enabled",
                false));
        ScriptedSession broken = lync("pool01", "AB12")
                .answer(partners, CommandResult.incomplete(source("x"), List.of(sharePoint), "it broke off"));
        assertThat(preflight(broken, exchange()).findings().get(5).reason()).isEqualTo("LYNC_PARTNER_UNKNOWN");
        broken.answer(partners, CommandResult.incomplete(source("x"), List.of(sharePoint, disabled), "it broke off"));
        assertThat(preflight(broken, exchange()).findings().get(5).reason()).isEqualTo("LYNC_PARTNER_DISABLED");
        broken.answer(Command.of("Get-CsManagementStoreReplicationStatus"), CommandResult.incomplete(source("x"),
                List.of(PsObject.of(Map.of("ReplicaFqdn", "fe9", "UpToDate", false))), "it broke off"));
        assertThat(preflight(broken, exchange()).findings().get(9).reason()).isEqualTo("REPLICATION_BEHIND");
        broken.answer(Command.of("Get-CsManagementStoreReplicationStatus"), CommandResult.complete(source("x"), List.of()));
        assertThat(preflight(broken, exchange()).findings().get(9).reason()).isEqualTo("REPLICATION_UNKNOWN");
        broken.answer(Command.of("Get-CsCertificate").with("Type", "OAuthTokenIssuer"),
                CommandResult.incomplete(source("x"), List.of(), "it broke off"));
        assertThat(preflight(broken, exchange()).findings().get(0).reason()).isEqualTo("OAUTH_CERTIFICATE_UNKNOWN");
    }

    @Test
    @DisplayName("concludes nothing from an identifier that cannot be read, or a property that is not there")
    void renamed() {
        ScriptedSession session = lync("pool01", "AB12");
        answer(session, Command.of("Get-CsPartnerApplication"),
                PsObject.of(Map.of("Identity", "Exchange", "AppId", "microsoft.exchange")));
        answer(session, Command.of("Get-CsOAuthConfiguration"), PsObject.of(Map.of("AutodiscoverUrl", "x")));
        assertThat(open(preflight(session, exchange()))).contains("LYNC_PARTNER_UNKNOWN", "LYNC_AUTODISCOVER_UNKNOWN");
        assertThat(preflight(session, exchange()).findings().get(5).sentence())
                .contains("gave no property ApplicationIdentifier");
    }

    @Test
    @DisplayName("takes a success of the pilot's test for a proof, and a failure for nothing")
    void pilot() {
        ScriptedSession session = lync("pool02", "AB12");
        for (String pool : List.of("pool01", "pool02")) {
            answer(session, Command.of("Debug-CsUnifiedContactStore").with("PoolFqdn", pool),
                    PsObject.of(Map.of("FrontEnd", "fe1", "UcsMigratedCount", 0)));
        }
        Command test = Command.of("Test-CsUnifiedContactStore").with("UserSipAddress", KIM.sip().uri())
                .with("TargetFqdn", "pool02");
        DeploymentProbe probe = DeploymentProbe.over(session, exchange()).withAsOf(AT).testing(KIM, "pool02");
        assertThat(probe.preflight().findings().get(10).sentence()).contains("Test-CsUnifiedContactStore: not collected");
        answer(session, test, PsObject.of(Map.of("Result", "Failure", "Error", "No contacts were received for the user.")));
        probe = DeploymentProbe.over(session, exchange()).withAsOf(AT).testing(KIM, "pool02");
        assertThat(probe.preflight().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(probe.preflight().findings().get(10).sentence()).contains("No contacts were received");
        answer(session, test, PsObject.of(Map.of("Result", "Success")));
        probe = DeploymentProbe.over(session, exchange()).withAsOf(AT).testing(KIM, "pool02");
        assertThat(probe.preflight().outcome()).isEqualTo(Outcome.MET);
        assertThat(probe.withFreshness(Duration.ofDays(1)).withAsOf(AT.plus(Duration.ofDays(2))).preflight().outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(probe.withTest(Fact.known(false)).preflight().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(DeploymentProbe.over(session, exchange()).withAsOf(AT).withTest(Fact.known(false)).preflight().outcome())
                .isEqualTo(Outcome.NOT_MET);
        assertThatIllegalArgumentException().isThrownBy(() -> DeploymentProbe.over(session).testing(KIM, " "))
                .withMessageContaining("TargetFqdn");
    }

    @Test
    @DisplayName("reads everything once, before the first user, and gives every user the same")
    void once() {
        ScriptedSession session = lync("pool01", "AB12");
        DeploymentProbe probe = DeploymentProbe.over(session);
        assertThat(session.asked()).isEmpty();
        UserFacts first = probe.observe(KIM).facts();
        int asked = session.asked().size();
        assertThat(probe.observe(UserIdentity.of("ken.myer@litwareinc.com")).facts()).isSameAs(first);
        probe.withAsOf(AT).preflight();
        assertThat(session.asked()).hasSize(asked).doesNotHaveDuplicates();
        assertThat(session.asked().stream().map(Command::name).collect(Collectors.toSet()))
                .noneMatch(name -> name.matches("(Set|New|Test|Invoke).*"));
    }

    private static final List<Object> VALUES = Arrays.asList("", " ", "microsoft.exchange",
            "00000002-0000-0ff1-ce00-000000000000", "Full", true, false, "perhaps",
            5, -1L, BigInteger.TEN.pow(40), Double.NaN, new UUID(1, 2), AT, Instant.EPOCH,
                    LocalDateTime.parse("2026-11-26T10:00:00"), LocalDateTime.MIN,
            OffsetDateTime.of(LocalDateTime.parse("2026-11-26T23:00:00"), ZoneOffset.ofHours(-12)), "12/31/2027 1:00:00 PM",
                    List.of(), List.of(1, "x"),
            Map.of("a", 1), new byte[3], PsObject.NULL, Duration.ofDays(1), "\u202Ex\u0000", "x".repeat(10_000), SERVICE
                    + "autodiscover.svc",
            PsObject.of(Map.of("Thumbprint", "x")));

    private static PsObject hostile(Random random) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : List.of("Fqdn", "Pool", "Thumbprint", "Subject", "NotBefore", "NotAfter", "EffectiveDate",
                "ExchangeAutodiscoverUrl", "Identity", "Name",
                "ApplicationIdentifier", "Enabled", "ApplicationTrustLevel", "AuthToken", "ReplicaFqdn", "UpToDate",
                        "AutoDiscoverServiceInternalUri",
                "AuthMetadataUrl", "CurrentCertificateThumbprint", "Server", "OAuthAuthentication", "PoolFqdn", "Version",
                        "UcsMigratedCount", "Result")) {
            if (random.nextInt(6) > 0) {
                properties.put(name, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return PsObject.of(properties);
    }

    @Test
    @DisplayName("makes of any answer a finding or unknown, never an exception")
    void hostile() {
        Random random = new Random(22);
        for (int round = 0; round < ROUNDS; round++) {
            List<ScriptedSession> sessions = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                ScriptedSession session = i == 0 ? lync("pool01", "AB12") : exchange();
                for (Command command : DeploymentProbeTest.commands()) {
                    if (random.nextInt(3) > 0) {
                        List<Object> rows = IntStream.range(0, random.nextInt(4)).mapToObj(n -> random.nextInt(8) == 0
                                ? VALUES.get(random.nextInt(VALUES.size())) : (Object) hostile(random)).toList();
                        session.answer(command, random.nextInt(4) == 0
                                ? CommandResult.incomplete(source(command.name()), rows, "it broke off")
                                : CommandResult.complete(source(command.name()), rows));
                    }
                }
                sessions.add(session);
            }
            DeploymentProbe probe = DeploymentProbe.over(sessions.get(0), sessions.get(1)).withAsOf(AT);
            assertThat(probe.preflight().findings()).hasSize(11);
            boolean fault = !probe.preflight().faults().isEmpty();
            assertThat(probe.observe(KIM).facts().serverToServerTrust().toOptional().filter(works -> !works).isPresent())
                    .isEqualTo(fault);
            assertThat(probe.problems()).doesNotContainNull();
        }
    }

    private static List<Command> commands() {
        return List.of(Command.of("Get-CsComputer").with("Local"), Command.of("Get-CsCertificate")
                .with("Type", "OAuthTokenIssuer"),
                Command.of("Get-CsOAuthConfiguration"), Command.of("Get-CsPartnerApplication"),
                        Command.of("Get-CsManagementStoreReplicationStatus"),
                Command.of("Get-CsService").with("UserServer"), Command.of("Get-ClientAccessService"),
                        Command.of("Get-ClientAccessServer"),
                Command.of("Get-PartnerApplication"), Command.of("Get-AuthConfig"), Command.of("Get-ExchangeCertificate"),
                Command.of("Get-AutodiscoverVirtualDirectory"), Command.of("Get-WebServicesVirtualDirectory"),
                Command.of("Debug-CsUnifiedContactStore").with("PoolFqdn", "pool01"));
    }

    @Test
    @DisplayName("reads thousands of partner applications")
    void many() {
        ScriptedSession session = lync("pool01", "AB12");
        List<PsObject> rows = IntStream.range(0, 20_000)
                .mapToObj(i -> PsObject.of(Map.of("Identity", "p" + i, "ApplicationIdentifier", "id" + i)))
                .collect(Collectors.toList());
        rows.add(PsObject.of(Map.of("Identity", "x", "ApplicationIdentifier", "microsoft.exchange", "Enabled", true,
                "ApplicationTrustLevel", "Application")));
        session.answer(Command.of("Get-CsPartnerApplication"), CommandResult.complete(source("x"), rows));
        assertThat(preflight(session, exchange()).findings().get(5).reason()).isEqualTo("LYNC_PARTNER_NOT_TRUSTED");
    }
}
