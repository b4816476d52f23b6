package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A session of several shells")
class SeveralShellsTest {

    /** Each value takes a while, and one ends its shell. */
    private static final String SERVER = """
            New-Module -Name Server -ScriptBlock {
                function Get-Where { [CmdletBinding()] param($Id)
                    if ($Id -eq 'fatal') { [Environment]::Exit(7) }
                    [Threading.Thread]::Sleep(20)
                    [pscustomobject] @{ Id = $Id; Process = $PID } }
                function Get-Met { [CmdletBinding()] param($Folder, [int] $Count)
                    [IO.File]::WriteAllText("$Folder/$PID", '')
                    for ($i = 0; $i -lt 3000 -and [IO.Directory]::GetFiles($Folder).Length -lt $Count; $i++) {
                        [Threading.Thread]::Sleep(20) }
                    [IO.Directory]::GetFiles($Folder).Length }
            } | Import-Module -Global
            """;
    private static final Command WHERE = Command.of("Get-Where").selecting("Id", "Process");

    private static PowerShellOptions options() {
        return Engine.options().withStartupScript(SERVER, Map.of()).withShells(3);
    }

    private static List<String> values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "u" + i).toList();
    }

    /** Asks where each is, and checks that it is told; the processes that told. */
    private static Set<Object> askAll(LiveSession session, List<String> values, Runnable atTheTenth) {
        List<String> told = new ArrayList<>();
        Set<Object> processes = new HashSet<>();
        session.invokeEach(WHERE, "Id", values, (value, result) -> {
            assertThat(result.reason()).as(value).isEmpty();
            assertThat(result.objects()).as(value).hasSize(1);
            assertThat(result.objects().get(0).string("Id").orElseThrow()).isEqualTo(value);
            processes.add(result.objects().get(0).number("Process").orElseThrow());
            told.add(value);
            if (told.size() == 10) {
                atTheTenth.run();
            }
        });
        assertThat(told).isEqualTo(values);
        return processes;
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        for (int i = 0; i < 100 && ours().findAny().isPresent(); i++) {
            Thread.sleep(100);
        }
        assertThat(ours()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(each -> each.info().commandLine().orElse("").contains("-NoProfile")))
                .isEmpty();
    }

    private static java.util.stream.Stream<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("powershell-"));
    }

    @Test
    @DisplayName("starts the first, and further ones when they are needed; many values are shared out, and answered in order")
    void sharedOut() {
        try (LiveSession session = LiveSession.start(options())) {
            for (int i = 0; i < 5; i++) {
                session.invoke(WHERE.with("Id", "u"));
            }
            askAll(session, List.of("only"), () -> { });
            assertThat(session.pids()).as("one after the other needs one").hasSize(1);
            Set<Object> processes = new HashSet<>();
            for (int i = 0; i < 20 && processes.size() < 3; i++) {
                processes.addAll(askAll(session, values(200), () -> { }));
            }
            assertThat(processes).as("all have answered").hasSize(3);
            assertThat(session.pids()).hasSize(3);
            assertThat(session).hasToString("PowerShell in process " + session.pids().get(0) + " and " + session.pids().get(1)
                    + " and " + session.pids().get(2));
        }
    }

    @Test
    @DisplayName("answers for all where one dies in the middle, which is replaced")
    void dies() {
        try (LiveSession session = LiveSession.start(options())) {
            askAll(session, values(100), () -> { });
            long last = session.pids().get(session.pids().size() - 1);
            askAll(session, values(100), () -> ProcessHandle.of(last).ifPresent(ProcessHandle::destroyForcibly));
            long first = session.pid();
            askAll(session, values(100), () -> ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly));
            for (int i = 0; i < 50 && session.pid() == first; i++) {
                askAll(session, values(100), () -> { });
            }
            assertThat(session.pid()).as("it was replaced when its turn came").isNotEqualTo(first);
            assertThat(session.problems()).isEmpty();
        }
    }

    @Test
    @DisplayName("ends two shells of a value that ends them, says so behind the answers before it, and goes on")
    void fatal() {
        List<String> values = new ArrayList<>(values(40));
        values.set(25, "fatal");
        try (LiveSession session = LiveSession.start(options())) {
            List<String> told = new ArrayList<>();
            assertThatThrownBy(() -> session.invokeEach(WHERE, "Id", values, (value, result) -> {
                assertThat(result.objects()).as(value).hasSize(1);
                told.add(value);
            })).isInstanceOf(PowerShellException.class).hasMessageEndingWith("the shell ended with exit status 7");
            assertThat(told).isEqualTo(values.subList(0, 25));
            assertThatThrownBy(() -> session.invoke(WHERE.with("Id", "fatal"))).isInstanceOf(PowerShellException.class)
                    .hasMessageEndingWith("the shell ended with exit status 7");
            assertThat(session.invoke(WHERE.with("Id", "u")).objects()).hasSize(1);
            askAll(session, values(20), () -> { });
        }
    }

    @Test
    @DisplayName("gives calls of several threads a shell each: three that wait for each other come to their end")
    void singleCalls(@TempDir Path folder) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (LiveSession session = LiveSession.start(options())) {
            Callable<List<Object>> meet = () -> session.invoke(Command.of("Get-Met").with("Folder", folder.toString())
                    .with("Count", 3)).output();
            for (Future<List<Object>> each : threads.invokeAll(List.of(meet, meet, meet))) {
                assertThat(each.get()).containsExactly(3);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("does the work with those that start, and says that others do not")
    void someDoNotStart(@TempDir Path folder) {
        String once = "param($once) if ([IO.File]::Exists($once)) { throw 'only once' }; [IO.File]::WriteAllText($once, '')";
        try (LiveSession session = LiveSession.start(options()
                .withStartupScript(once, Map.of("once", folder.resolve("once").toString())))) {
            for (int i = 0; i < 50 && session.problems().isEmpty(); i++) {
                askAll(session, values(100), () -> { });
            }
            assertThat(session.problems())
                    .containsExactly("One of the 3 shells could not be started: start-up script: only once");
            assertThat(askAll(session, values(20), () -> { })).containsExactly(session.pid());
        }
    }

    @Test
    @DisplayName("gives a survey the reports that one shell gives")
    void sameReports() throws Exception {
        Path modules = Path.of(SeveralShellsTest.class.getResource("/modules").toURI());
        PowerShellOptions options = Engine.options().withEnvironment("PSModulePath", modules.toString())
                .withModule("Lync").withModule("Exchange")
                .withStartupScript("Set-ADServerSettings -ViewEntireForest $true", Map.of());
        assertThat(reports(options.withShells(3))).isEqualTo(reports(options)).hasSizeGreaterThan(10);
    }

    private static List<String> reports(PowerShellOptions options) {
        List<String> reports = new ArrayList<>();
        try (LiveSession session = LiveSession.start(options)) {
            LyncProbe lync = LyncProbe.over(session);
            SurveyResult result = Survey.over(lync, ExchangeProbe.over(session)).run(lync.users(), report ->
                    reports.add(report.identity().sip() + " "
                            + report.assessment().findings().stream().map(Finding::reason).toList()
                            + " " + report.conclusion().state() + " "
                            + report.conclusion().evidence().size() + " "
                            + report.nextStep().action() + " " + report.hazards().stream().map(Hazard::kind).toList()));
            reports.add(result.problems().toString());
        }
        return reports;
    }

    @Test
    @DisplayName("has at least one")
    void none() {
        assertThatThrownBy(() -> Engine.options().withShells(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 shells").hasMessageContaining("at least 1");
    }
}
