package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.live.LiveSession;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.powershell.probe.DeploymentProbe;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.survey.Survey;

/** The stand-ins write each call into a file, with its parameters in the order of the alphabet. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("Live probes over the stand-in modules")
class ReadOnlyTest {

    private static final UserIdentity KIM = UserIdentity.of("kim.akers@litwareinc.com");
    private static final SipAddress ROB = SipAddress.of("rob.young@litwareinc.com");
    private static final String SIP = "sip:[a-z.]+@(litwareinc|fabrikam)\\.com";
    private static final String POOL = "pool0[1-3]\\.litwareinc\\.com";
    private static final List<String> ALLOWED = List.of("Get-CsUser", "Get-CsUserServicesPolicy", "Get-CsService -Registrar",
            "Get-CsService -UserServer", "Get-CsSite",
            "Get-CsEffectivePolicy -Identity " + SIP, "Debug-CsUnifiedContactStore -Identity " + SIP,
            "Debug-CsUnifiedContactStore -PoolFqdn " + POOL,
            "Test-CsUnifiedContactStore -TargetFqdn " + POOL + " -UserSipAddress " + SIP, "Get-Mailbox -ResultSize Unlimited",
            "Get-RemoteMailbox -ResultSize Unlimited",
            "Get-MailboxStatistics -Database DB[0-9]+", "Get-ADServerSettings", "Get-CsComputer -Local",
            "Get-CsCertificate -Type OAuthTokenIssuer",
            "Get-CsOAuthConfiguration", "Get-CsPartnerApplication", "Get-CsManagementStoreReplicationStatus",
            "Get-ClientAccessService",
            "Get-ClientAccessServer", "Get-PartnerApplication", "Get-AuthConfig", "Get-ExchangeCertificate",
            "Get-AutodiscoverVirtualDirectory", "Get-WebServicesVirtualDirectory",
            "Debug-CsStorageServiceFailures -SipUri sip:[^ ]+", "Get-MoveRequest -ResultSize Unlimited",
            "Get-MigrationUser -ResultSize Unlimited");

    @TempDir
    private Path folder;
    private Path calls;

    @BeforeEach
    void file() {
        calls = folder.resolve("calls.txt");
    }

    private List<String> calls() throws Exception {
        return Files.exists(calls) ? Files.readAllLines(calls).stream().map(String::strip).toList() : List.of();
    }

    private PowerShellSession start(String denied) {
        return LiveSession.start(StandIns.options("Lync", "Exchange").withEnvironment("STANDIN_CALLS", calls.toString())
                .withEnvironment("STANDIN_DENIED", denied));
    }

    private static void askEverything(PowerShellSession session) {
        LyncProbe lync = LyncProbe.over(session).withTest(user -> !user.sip().equals(ROB));
        ExchangeProbe exchange = ExchangeProbe.over(session);
        List<UserIdentity> users = Stream.concat(lync.users().stream(),
                Stream.of(KIM, UserIdentity.of("nobody@litwareinc.com"))).toList();
        DeploymentProbe deployment = DeploymentProbe.over(session).testing(KIM, "pool01.litwareinc.com");
        Survey.over(deployment, lync, exchange).run(users);
        deployment.problems();
        lync.observe(KIM);
        lync.pools();
        lync.problems();
        lync.usersWithoutAddress();
        exchange.observe(KIM);
        exchange.unmatched();
        exchange.problems();
    }

    @Test
    @DisplayName("lose no answer but the one of a user for whom the server hangs")
    void hanging() {
        PowerShellOptions options = StandIns.options("Lync", "Exchange")
                .withEnvironment("STANDIN_HANG", "sip:ken.myer@litwareinc.com").withTimeout(Duration.ofSeconds(4));
        try (PowerShellSession session = LiveSession.start(options)) {
            Map<String, String> seen = new LinkedHashMap<>();
            LyncProbe.over(session).observeAll(Stream.of("kim.akers", "ken.myer", "pilar.ackerman")
                    .map(name -> UserIdentity.of(name + "@litwareinc.com")).toList(),
                    seenOf -> seen.put(seenOf.identity().sip().address(), seenOf.evidence().get(0).sentence()));
            assertThat(seen).hasSize(3);
            assertThat(seen.get("ken.myer@litwareinc.com")).contains("it took more than the 4 seconds");
            assertThat(seen.get("kim.akers@litwareinc.com")).contains("Migrated");
            assertThat(seen.get("pilar.ackerman@litwareinc.com")).doesNotContain("it took").contains("UcsMode");
        }
    }

    @Test
    @DisplayName("call nothing but what reads, whole or in part of their rights, and never with a blank value")
    void onlyWhatReads() throws Exception {
        for (String denied : List.of("", "Get-CsUserServicesPolicy,Get-CsEffectivePolicy",
                "Get-CsUser,Get-CsService,Debug-CsUnifiedContactStore,Get-Mailbox,Get-ClientAccessService")) {
            try (PowerShellSession session = start(denied)) {
                askEverything(session);
            }
        }
        assertThat(calls()).allMatch(call -> ALLOWED.stream().anyMatch(call::matches));
        assertThat(ALLOWED).allSatisfy(form -> assertThat(calls()).as("the test reaches " + form)
                .anyMatch(call -> call.matches(form)));
    }

    private List<String> tested(UserIdentity user, Function<UserIdentity, Optional<PsObject>> credentials,
            MigrationState expected) throws Exception {
        try (PowerShellSession session = start("")) {
            LyncProbe lync = LyncProbe.over(session).withTest(each -> true, credentials);
            assertThat(lync.observe(user).evidence()).anySatisfy(evidence -> {
                assertThat(evidence.source().text()).isEqualTo("Test-CsUnifiedContactStore");
                assertThat(evidence.state()).isEqualTo(expected);
            });
        }
        return calls().stream().filter(call -> call.startsWith("Test-")).toList();
    }

    @Test
    @DisplayName("test a user at the home pool, as documented")
    void test() throws Exception {
        assertThat(tested(KIM, user -> Optional.empty(), MigrationState.MIGRATED))
                .containsExactly("Test-CsUnifiedContactStore -TargetFqdn pool01.litwareinc.com -UserSipAddress "
                + "sip:kim.akers@litwareinc.com");
    }

    @Test
    @DisplayName("test a user signed in as themselves, where their credential is given, which arrives as one")
    void credential() throws Exception {
        try (Secret password = Secret.of("p\u2019 $(x);'\"".toCharArray())) {
            Map<SipAddress, PsObject> known = Map.of(KIM.sip(), PsObject.credential("LITWAREINC\\kim", password));
            assertThat(tested(KIM, user -> Optional.ofNullable(known.get(user.sip())), MigrationState.MIGRATED))
                    .containsExactly("Test-CsUnifiedContactStore "
                    + "-TargetFqdn pool01.litwareinc.com -UserCredential System.Management.Automation.PSCredential "
                    + "-UserSipAddress sip:kim.akers@litwareinc.com");
        }
    }
}
