package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.powershell.internal.cmdlets.Side;
import org.ucsmigration.powershell.probe.DeploymentProbe;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.probe.Observations;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("Over a restricted endpoint")
class FarEndpointTest {

    @TempDir
    private static Path folder;
    private static FarEndpoint broken;
    private static LiveSession session;

    @BeforeAll
    static void open() throws Exception {
        Path module = Files.writeString(folder.resolve("Broken.psm1"), BrokenOff.module());
        broken = FarEndpoint.in(folder, "powershell", module, "Get-Mailbox", "Get-RemoteMailbox", "Get-MailboxStatistics",
                "Get-ADServerSettings", "Set-ADServerSettings");
        session = start();
    }

    private static LiveSession start() {
        return LiveSession.start(broken.options().withConnection(Connection.exchange("mbx01.litwareinc.com")));
    }

    @AfterAll
    static void close() {
        session.close();
        assertThat(ProcessHandle.allProcesses().filter(each -> each.info().commandLine().orElse("").contains(folder.toString())))
                .isEmpty();
    }

    private static Command asProbes() {
        return Command.of("Get-Mailbox").with("ErrorAction", "Continue").with("WarningAction", "Continue");
    }

    /** The three ways of calling; the far side is told by a parameter how its list is to end. */
    private static Stream<CommandResult> everyWay(PowerShellSession over, String way) {
        CommandResult[] each = new CommandResult[2];
        over.invokeEach(asProbes(), "Identity", List.of(way), (value, result) -> each[0] = result);
        over.invokeEach(asProbes().selecting("UserPrincipalName"), "Identity", List.of(way), (value, result) -> each[1] = result);
        Command named = asProbes().with("Identity", way);
        return Stream.of(over.invoke(named), over.invoke(named.selecting("UserPrincipalName")), each[0], each[1]);
    }

    @Test
    @DisplayName("a whole list is complete, and who is not in it has no mailbox")
    void whole() {
        assertThat(everyWay(session, "none")).hasSize(4).allSatisfy(result -> {
            assertThat(result.reason()).isEmpty();
            assertThat(result.objects()).hasSize(1);
        });
        assertThat(BrokenOffTest.mailbox(session)).isEqualTo(Mailbox.none());
    }

    /** Of a {@code break} or {@code continue} in a script over there nobody here can know: compiled cmdlets have none. */
    @ParameterizedTest
    @EnumSource(value = BrokenOff.class, mode = Mode.EXCLUDE, names = {"BREAK", "BREAK_NOWHERE", "CONTINUE", "DEATH"})
    @DisplayName("a list that broke off at the far side is incomplete for a reason")
    void brokenOff(BrokenOff way) {
        // Of its own: an exit over there may end the connection.
        try (LiveSession own = start()) {
            FarEndpoint.whileItLives(own, () -> {
                assertThat(everyWay(own, way.name())).hasSize(4)
                        .allSatisfy(result -> assertThat(result.reason().orElse("")).isNotBlank());
                assertThat(everyWay(own, "none"))
                        .allSatisfy(result -> assertThat(result.isComplete()).isEqualTo(!result.objects().isEmpty()));
            });
        }
    }

    @Test
    @DisplayName("a list that broke off is incomplete, however silent the session, and the command, was told to be")
    void silent() {
        Command command = Command.of("Get-Mailbox").with("Identity", BrokenOff.EXIT.name());
        for (Command each : List.of(command, command.with("ErrorAction", "SilentlyContinue"),
                command.with("ErrorAction", "Ignore"))) {
            try (LiveSession own = start()) {
                Engine.script(own, "$global:ErrorActionPreference = 'SilentlyContinue'; $global:WarningPreference = "
                        + "'SilentlyContinue'");
                FarEndpoint.whileItLives(own, () -> {
                    assertThat(own.invoke(each).reason().orElse("")).as(each.toString()).isNotBlank();
                    assertThat(own.invoke(each.selecting("UserPrincipalName")).reason().orElse("")).as(each.toString())
                            .isNotBlank();
                });
            }
        }
    }

    @Test
    @DisplayName("the death of the far side makes the list incomplete, and each one after it; nothing is made anew")
    void death() {
        try (LiveSession dying = start()) {
            FarEndpoint.whileItLives(dying, () -> {
                CommandResult inList = dying.invoke(asProbes().with("Identity", "DEATH").selecting("UserPrincipalName"));
                assertThat(inList.reason().orElse("")).isNotBlank();
                assertThat(everyWay(dying, "none")).hasSize(4).allSatisfy(result -> {
                    assertThat(result.reason().orElse("")).isNotBlank();
                    assertThat(result.objects()).isEmpty();
                });
            });
            assertThat(BrokenOffTest.mailbox(dying)).isNull();
        }
    }

    private static long farSides() {
        return ProcessHandle.allProcesses().map(each -> each.info().commandLine().orElse(""))
                .filter(line -> line.contains("-sshs") && line.contains(folder.toString())).count();
    }

    @Test
    @DisplayName("of several shells no more connect than are to, and what needs the connection goes to those")
    void fewConnections() {
        long before = farSides();
        try (LiveSession several = LiveSession.start(broken.options().withShells(3)
                .withConnection(Connection.exchange("mbx01.litwareinc.com").withShells(1)))) {
            List<String> names = Collections.nCopies(20, "Get-Module");
            for (int i = 0; i < 50 && several.pids().size() < 3; i++) {
                several.invokeEach(Command.of("Get-Command"), "Name", names, (name, result) ->
                        assertThat(result.reason()).isEmpty());
            }
            assertThat(several.pids()).hasSize(3);
            several.invokeEach(asProbes(), "Identity", Collections.nCopies(20, "none"), (value, result) ->
                    assertThat(result.reason()).isEmpty());
            assertThat(everyWay(several, "none")).allSatisfy(result -> assertThat(result.objects()).hasSize(1));
            assertThat(several.problems()).isEmpty();
            assertThat(farSides() - before).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("the probes say what they say without a connection")
    void sameVerdicts(@TempDir Path other) throws Exception {
        Path modules = Path.of(FarEndpointTest.class.getResource("/modules").toURI());
        FarEndpoint.in(other, "ocspowershell", modules.resolve("Lync/Lync.psd1"),
                Question.cmdlets(Side.LYNC).toArray(String[]::new));
        FarEndpoint exchange = FarEndpoint.in(other, "powershell", modules.resolve("Exchange/Exchange.psd1"),
                Stream.concat(Question.cmdlets(Side.EXCHANGE).stream(), Stream.of("Set-ADServerSettings"))
                .toArray(String[]::new));
        List<String> far;
        try (LiveSession over = LiveSession.start(exchange.options()
                .withConnection(Connection.ocsPowershell("pool01.litwareinc.com"))
                .withConnection(Connection.exchange("mbx01.litwareinc.com")))) {
            far = observations(over);
        }
        try (LiveSession near = LiveSession.start(Engine.options().withEnvironment("PSModulePath", modules.toString())
                .withModule("Lync").withModule("Exchange")
                .withStartupScript("Set-ADServerSettings -ViewEntireForest $true", Map.of()))) {
            assertThat(far).isEqualTo(observations(near)).hasSizeGreaterThan(10);
        }
    }

    private static List<String> observations(LiveSession over) {
        LyncProbe lync = LyncProbe.over(over).withTest(user -> true);
        ExchangeProbe exchange = ExchangeProbe.over(over);
        List<String> all = lync.users().stream().map(user -> {
            Observations seen = lync.observe(user);
            return seen.facts() + " " + seen.evidence() + " " + exchange.observe(seen.identity()).facts();
        }).map(text -> text.replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "T")).toList();
        assertThat(lync.problems()).isEmpty();
        assertThat(exchange.problems()).isEmpty();
        DeploymentProbe deployment = DeploymentProbe.over(over);
        assertThat(deployment.preflight().findings()).filteredOn(Finding::isMet).hasSizeGreaterThan(8);
        return Stream.concat(all.stream(), deployment.preflight().findings().stream()
                .map(finding -> finding.toString().replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "T"))).toList();
    }
}
