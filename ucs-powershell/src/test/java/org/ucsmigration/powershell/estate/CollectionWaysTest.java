package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;

/** In the texts, RUN stands for the script with the Lync half's lists, OUT for its folder, and SCRIPT for the file alone. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The collection script, in whatever way it is run,")
@Timeout(900)
class CollectionWaysTest {

    private static final Set<String> LISTS = Set.of("Get-CsUser.clixml", "Get-CsUserServicesPolicy.clixml",
            "Get-CsService-Registrar.clixml",
            "Get-CsService-UserServer.clixml", "Get-CsSite.clixml");
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("as a task", "RUN; exit $LASTEXITCODE"),
            Map.entry("in a job", "Start-Job { RUN } | Wait-Job | Receive-Job"),
            Map.entry("in a thread job", "Start-ThreadJob { RUN } | Wait-Job | Receive-Job"),
            Map.entry("under a transcript", "$null = Start-Transcript -LiteralPath 'OUT.txt'; RUN; $null = Stop-Transcript"),
            Map.entry("dot-sourced", ". RUN; if ($ErrorActionPreference -ne 'Continue') { throw 'a setting leaked' }"),
            Map.entry("in a function",
                    "function f { $WhatIfPreference = $true; $ErrorActionPreference = 'Ignore'; RUN; if (-not $WhatIfPreference) "
                    + "{ throw 'lost' } }; f"),
            Map.entry("from another provider", "Set-Location Env:; RUN"),
            Map.entry("in strict mode", "Set-StrictMode -Version Latest; RUN"),
            Map.entry("with default parameters",
                    "$PSDefaultParameterValues = @{ '*:WhatIf' = $true; 'Get-CsUser:Identity' = 'sip:kim.akers@litwareinc.com';"
                    + " 'Export-Clixml:Depth' = 1; '*:ErrorAction' = 'Ignore' }; RUN"),
            Map.entry("under odd preferences",
                    "$WhatIfPreference = $true; $ConfirmPreference = 'Low'; $ProgressPreference = 'Stop'; $WarningPreference = "
                    + "'Stop'; $VerbosePreference = 'Stop'; $DebugPreference = 'Stop'; $ErrorActionPreference = 'Ignore'; "
                    + "$PSModuleAutoLoadingPreference = 'None'; $OFS = '--'; RUN;"
                    + " if ($VerbosePreference -ne 'Stop' -or $PSModuleAutoLoadingPreference -ne 'None') { throw 'not put back' "
                    + "}"),
            Map.entry("beside functions and aliases of those names",
                    "function Export-Clixml { 'mine' }; function Get-CsUser { [pscustomobject]@{ SipAddress = 'sip:x@y.z' } };"
                    + " Set-Alias Get-CsSite Get-Date; function Get-Command { 'mine' }; function Write-Progress { 'mine' }; "
                    + "function New-Object { 'mine' }; RUN"),
            Map.entry("from the folder above",
                    "Set-Location ([IO.Path]::GetDirectoryName('OUT')); & SCRIPT ([IO.Path]::GetFileName('OUT')) -Lync -UcsState "
                    + "None"));

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    @AfterAll
    static void clear() throws Exception {
        Shell.clear(place);
    }

    private static Path out(Shell shell, String name) {
        return place.resolve(shell + " " + name);
    }

    private static String script(Shell shell) {
        return "'" + shell.path(StandIns.script("Export-UcsEstate.ps1")) + "'";
    }

    private static StandIns.Ended run(Shell shell, Path out, String text, Map<String, String> environment) throws Exception {
        return shell.run(place, text(shell, out, text), environment);
    }

    private static String text(Shell shell, Path out, String text) {
        String run = "& SCRIPT 'OUT' -Lync -UcsState None";
        return text.replace(". RUN", run.replaceFirst("& ", ". ")).replace("RUN", run).replace("SCRIPT", script(shell))
                .replace("OUT", shell.path(out));
    }

    static Stream<Arguments> ways() {
        return Stream.of(Shell.values()).flatMap(shell -> new TreeSet<>(WHOLE.keySet()).stream()
                .map(name -> Arguments.of(shell, name)));
    }

    @ParameterizedTest(name = "{1} ({0})")
    @MethodSource("ways")
    @DisplayName("writes the same whole folder")
    void whole(Shell shell, String way) throws Exception {
        assumeTrue(shell.isThere(), "no PowerShell engine of that system is at hand");
        Path out = out(shell, way);
        StandIns.Ended ended = run(shell, out, WHOLE.get(way), Map.of());
        assertThat(ended.status()).as(ended.text()).isZero();
        assertWhole(out);
    }

    private static void assertWhole(Path out) throws IOException {
        for (String list : LISTS) {
            // Windows ends lines in its own way.
            assertThat(Files.readString(out.resolve(list)).replace("\r\n", "\n")).as(list)
                    .isEqualTo(Files.readString(Collected.whole().folder().resolve(list)).replace("\r\n", "\n"));
        }
        assertThat(names(out)).containsAll(LISTS).isEqualTo(Stream.concat(Stream.of("manifest-lync.clixml"),
                entries(out).stream().map(entry -> entry.string("File").orElseThrow())).collect(Collectors.toSet()));
        try (PowerShellSession session = PowerShellSession.replay(out)) {
            assertThat(session.problems()).isEmpty();
        }
        assertThat(entries(out)).hasSizeGreaterThanOrEqualTo(LISTS.size())
                .allMatch(entry -> entry.bool("Complete").orElseThrow());
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static List<PsObject> entries(Path out) {
        List<PsObject> all = Clixml.read(out.resolve("manifest-lync.clixml")).objects();
        return all.subList(1, all.size());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("into a folder whose name has wildcards, or is long")
    void odd(Shell shell) throws Exception {
        assumeTrue(shell.isThere(), "no PowerShell engine of that system is at hand");
        for (String name : List.of("a[1]b", "x".repeat(100) + "/" + "y".repeat(100))) {
            Path out = out(shell, "odd").resolve(name);
            StandIns.Ended ended = run(shell, out, "RUN", Map.of());
            assertThat(ended.status()).as(ended.text()).isZero();
            assertWhole(out);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("refuses in words, and leaves nothing, where the path is none of the file system, the language is constrained, "
            + "or nothing can be written")
    void refused(Shell shell) throws Exception {
        assumeTrue(shell.isThere(), "no PowerShell engine of that system is at hand");
        Path out = out(shell, "refused");
        Map<String, String> texts = new HashMap<>(Map.of(
                "Set-Location Env:; & SCRIPT rel -Lync", "is a path of Environment here, not of the file system",
                "$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; RUN",
                        "runs in the language mode ConstrainedLanguage",
                "[IO.File]::WriteAllText('OUT', 'a file'); try { & SCRIPT 'OUT/x' -Lync } finally { [IO.File]::Delete('OUT') }",
                        "Nothing can be written to"));
        if (shell == Shell.WINDOWS) {
            texts.put("Set-Location HKLM:\\; & SCRIPT rel -Lync", "is a path of Registry here, not of the file system");
        }
        for (Map.Entry<String, String> each : texts.entrySet()) {
            StandIns.Ended ended = run(shell, out, each.getKey(), Map.of());
            assertThat(ended.status()).as(ended.text()).isEqualTo(1);
            assertThat(ended.text()).contains(each.getValue());
            assertThat(out).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("once more, or twice at once, leaves one whole run, and refuses the other")
    void twice(Shell shell) throws Exception {
        assumeTrue(shell.isThere(), "no PowerShell engine of that system is at hand");
        Path out = out(shell, "twice");
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(shell.start(place, text(shell, out, "RUN; exit $LASTEXITCODE"), Map.of()));
        }
        List<StandIns.Ended> ended = List.of(StandIns.ended(both.get(0)), StandIns.ended(both.get(1)));
        assertThat(ended.stream().map(StandIns.Ended::status)).as(ended.toString()).containsExactlyInAnyOrder(0, 1);
        assertWhole(out);
        StandIns.Ended again = run(shell, out, "RUN; exit $LASTEXITCODE", Map.of());
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.text()).contains("is there already, and nothing is overwritten");
        assertWhole(out);
    }

    @Test
    @DisplayName("on a disk that is full says what is not whole, and leaves no file that passes for a good one")
    void diskFull() throws Exception {
        Path out = out(Shell.LINUX, "full");
        Path file = Files.writeString(place.resolve("full.ps1"), text(Shell.LINUX, out, "RUN; exit $LASTEXITCODE"));
        // No file may become larger than eight blocks: the list of users does.
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "ulimit -f 8; exec \"$0\" -NoLogo -NoProfile -File \"$1\"",
                System.getenv("UCS_PWSH"), file.toString());
        StandIns.Ended ended = StandIns.ended(StandIns.start(builder, StandIns.modulePath(), Map.of()));
        assertThat(ended.status()).as(ended.text()).isNotZero();
        if (Files.exists(out.resolve("manifest-lync.clixml"))) {
            try (PowerShellSession session = PowerShellSession.replay(out)) {
                assertThat(session.invoke(Command.of("Get-CsUser")).isComplete()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("goes on while somebody holds its manifest open on Windows, and writes it in the end")
    void heldOpen() throws Exception {
        assumeTrue(Shell.WINDOWS.isThere(), "no PowerShell engine of that system is at hand");
        Path out = out(Shell.WINDOWS, "held");
        StandIns.Ended ended = run(Shell.WINDOWS, out,
                "$job = Start-ThreadJob { while (-not [IO.File]::Exists('OUT\\manifest-lync.clixml')) { Start-Sleep "
                + "-Milliseconds 5 }; $held = $null; while ($null -eq $held) { try { $held = "
                + "[IO.File]::Open('OUT\\manifest-lync.clixml', 'Open', 'Read', 'Read') } catch { } };"
                + " Start-Sleep -Seconds 4; $held.Dispose() }; RUN; exit $LASTEXITCODE", Map.of());
        assertThat(ended.status()).as(ended.text()).isZero();
        assertWhole(out);
    }
}
