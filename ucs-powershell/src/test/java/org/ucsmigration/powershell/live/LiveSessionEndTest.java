package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellException;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The end of a live session")
class LiveSessionEndTest {

    private static final String SLEEP = "'begun'; [Threading.Thread]::Sleep(30000)";

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void assertGoneSoon(long pid) throws InterruptedException {
        for (int i = 0; i < 100 && isAlive(pid); i++) {
            Thread.sleep(100);
        }
        assertThat(isAlive(pid)).as("process %d", pid).isFalse();
    }

    private static List<String> threadsOf(long pid) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("powershell-" + pid)).toList();
    }

    @Test
    @DisplayName("by close leaves no process and no thread, and says so to later calls; closing again does nothing")
    void close() throws Exception {
        LiveSession session = Engine.start();
        assertThat(threadsOf(session.pid())).isNotEmpty();
        session.close();
        session.close();
        assertThat(isAlive(session.pid())).isFalse();
        Thread.sleep(200);
        assertThat(threadsOf(session.pid())).isEmpty();
        assertThatThrownBy(() -> session.invoke(Command.of("Get-Module"))).isInstanceOf(PowerShellException.class)
                .hasMessage("Get-Module: the session is closed: ask before closing it");
    }

    @Test
    @DisplayName("by close from another thread ends the call that runs, and those that wait")
    void closeWhileRunning() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        LiveSession session = Engine.start();
        try {
            List<Future<String>> failures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                failures.add(threads.submit(() -> failure(session)));
            }
            Thread.sleep(500);
            long start = System.nanoTime();
            session.close();
            for (Future<String> each : failures) {
                assertThat(each.get(5, TimeUnit.SECONDS)).isEqualTo("sleeper: the session is closed: ask before closing it");
            }
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            assertGoneSoon(session.pid());
        } finally {
            threads.shutdownNow();
        }
    }

    private static String failure(LiveSession session) {
        try {
            session.script("sleeper", SLEEP, Map.of(), value -> { });
            return "none";
        } catch (PowerShellException e) {
            return e.getMessage();
        }
    }

    @Test
    @DisplayName("by close from the consumer of a call is possible, and ends that call")
    void closeFromConsumer() {
        LiveSession session = Engine.start();
        assertThatThrownBy(() -> session.script("many", "1..200000", Map.of(), value -> session.close()))
                .isInstanceOf(PowerShellException.class).hasMessage("many: the session is closed: ask before closing it");
        assertThat(isAlive(session.pid())).isFalse();
    }

    @Test
    @DisplayName("by a kill is told to every caller with the exit status, and the session stays dead")
    void killed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (LiveSession session = Engine.start()) {
            List<Future<String>> failures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                failures.add(threads.submit(() -> failure(session)));
            }
            Thread.sleep(500);
            ProcessHandle.of(session.pid()).orElseThrow().destroyForcibly();
            for (Future<String> each : failures) {
                assertThat(each.get(5, TimeUnit.SECONDS)).isEqualTo("sleeper: the shell ended with exit status 137");
            }
            assertThatThrownBy(() -> session.invoke(Command.of("Get-Module")))
                    .hasMessage("Get-Module: the shell ended with exit status 137");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("by the shell's own exit says its last words")
    void lastWords() {
        try (LiveSession session = Engine.start()) {
            String script = "$e = [Console]::OpenStandardError(); $b = [Text.Encoding]::ASCII.GetBytes(\"out of luck`n\"); "
                    + "$e.Write($b, 0, $b.Length); [Environment]::Exit(7)";
            assertThatThrownBy(() -> Engine.script(session, script)).isInstanceOf(PowerShellException.class)
                    .hasMessage("script: the shell ended with exit status 7; its last words: out of luck");
        }
    }

    @Test
    @DisplayName("comes with the end of the Java process, even where that is killed in the middle of a call")
    void crash() throws Exception {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Crashing.class.getName()).redirectErrorStream(true).start();
        try (BufferedReader output = java.inputReader()) {
            long shell = Long.parseLong(output.readLine());
            assertThat(output.readLine()).isEqualTo("begun");
            assertThat(isAlive(shell)).isTrue();
            java.destroyForcibly();
            assertGoneSoon(shell);
        } finally {
            java.destroyForcibly();
        }
    }

    /** A Java process that is in the middle of a call until it is killed. */
    static final class Crashing {

        public static void main(String[] args) {
            LiveSession session = Engine.start();
            System.out.println(session.pid());
            session.script("sleeper", SLEEP, Map.of(), System.out::println);
        }
    }

    @Test
    @DisplayName("comes at once where the program is none, is no PowerShell, or is too slow; nothing is left running")
    void noStart(@TempDir Path folder) {
        PowerShellOptions options = PowerShellOptions.standard().withStartTimeout(Duration.ofSeconds(2));
        String none = folder.resolve("none").toString();
        assertThatThrownBy(() -> LiveSession.start(options.withShell(none))).isInstanceOf(PowerShellException.class)
                .hasMessageContaining(none).hasMessageContaining("does not start");
        assertThatThrownBy(() -> LiveSession.start(options.withShell("echo", "Welcome"))).isInstanceOf(PowerShellException.class)
                .hasMessageContaining("not PowerShell remoting").hasMessageContaining("'Welcome'");
        assertThatThrownBy(() -> LiveSession.start(options.withShell("cat"))).isInstanceOf(PowerShellException.class);
        assertThatThrownBy(() -> LiveSession.start(options.withShell("false"))).isInstanceOf(PowerShellException.class)
                .hasMessageContaining("exit status 1");
        assertThatThrownBy(() -> LiveSession.start(options.withShell("sleep", "4711"))).isInstanceOf(PowerShellException.class)
                .hasMessageContaining("not ready within 2 seconds");
        assertThat(ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("").contains("4711")))
                .isEmpty();
    }

    @Test
    @DisplayName("comes at once where a module or a start-up script fails, and the error names it")
    void noPreparation() {
        long before = ProcessHandle.current().children().count();
        assertThatThrownBy(() -> LiveSession.start(Engine.options().withModule("NoSuchModule")))
                .isInstanceOf(PowerShellException.class).hasMessageStartingWith("module NoSuchModule: ");
        assertThatThrownBy(() -> LiveSession.start(Engine.options().withStartupScript("throw 'no'", Map.of())))
                .isInstanceOf(PowerShellException.class).hasMessage("start-up script: no");
        assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("by close is the end of a daemon too that holds none of its pipes")
    void daemonOfItsOwn() {
        String sleeper = "sleep 4713";
        try (LiveSession session = Engine.start()) {
            Engine.script(session, "$info = [Diagnostics.ProcessStartInfo]::new('/bin/sh', '-c \"setsid " + sleeper
                    + " </dev/null >/dev/null 2>&1 &\"'); $info.UseShellExecute = $false; "
                    + "[Diagnostics.Process]::Start($info).WaitForExit()");
            assertThat(ProcessHandle.allProcesses().map(each -> each.info().commandLine().orElse(""))
                    .filter(line -> line.endsWith(sleeper))).hasSize(1);
        }
        assertThat(ProcessHandle.allProcesses().map(each -> each.info().commandLine().orElse(""))
                .filter(line -> line.endsWith(sleeper))).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the open files of a process are a folder on Linux")
    @DisplayName("leaves no file open")
    void openFiles() {
        startAndEnd(2);
        int before = openFilesOfThisProcess();
        startAndEnd(10);
        // The process itself opens and closes some meanwhile; one for each session would be ten.
        assertThat(openFilesOfThisProcess() - before).isLessThan(8);
    }

    private static int openFilesOfThisProcess() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    private static void startAndEnd(int times) {
        for (int i = 0; i < times; i++) {
            try (LiveSession session = Engine.start()) {
                assertThat(Engine.script(session, "1").output()).containsExactly(1);
            }
        }
    }

    @Test
    @DisplayName("comes at once where a start-up script breaks off, by break or continue where there is no loop; not by return")
    void brokenOffStart() {
        for (String end : List.of("break", "continue", "break nowhere", "1..3 | ForEach-Object { continue }",
                "New-Module -ScriptBlock { break } | Import-Module")) {
            assertThatThrownBy(() -> LiveSession.start(Engine.options().withStartupScript("$global:begun = 1; " + end, Map.of())))
                    .as(end).isInstanceOf(PowerShellException.class)
                    .hasMessageContaining("start-up script: it broke off, by break or continue outside a loop");
        }
        String sound = "param($n) $global:n = $n; function Get-Own { 'own' }; foreach ($i in 1..3) { break }; 'said'; return 'x'";
        try (LiveSession session = LiveSession.start(Engine.options().withStartupScript(sound, Map.of("n", 5)))) {
            assertThat(session.problems()).isEmpty();
            assertThat(Engine.script(session, "$global:n; Get-Own").output()).containsExactly(5, "own");
        }
    }

    @Test
    @DisplayName("does not come for a start-up script that only complains: that is one of the problems")
    void complaints() {
        PowerShellOptions options = Engine.options().withStartupScript("param($n) $global:n = $n; Write-Error 'mind the gap'",
                Map.of("n", 5))
                .withDirectory(new File(System.getProperty("java.io.tmpdir")).toPath()).withEnvironment("UCS_TEST", "value");
        try (LiveSession session = LiveSession.start(options)) {
            assertThat(session.problems()).containsExactly("start-up script: mind the gap");
            assertThat(Engine.script(session, "$global:n; $env:UCS_TEST; [Environment]::CurrentDirectory").output())
                    .containsExactly(5, "value", System.getProperty("java.io.tmpdir"));
        }
    }
}
