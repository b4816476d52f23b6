package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.Secret;

@EnabledOnOs(value = OS.WINDOWS, disabledReason = "This is not Windows; src/it/live-session.sh runs this under Wine.")
@EnabledIfEnvironmentVariable(named = "UCS_WINDOWS_PWSH", matches = "(?i).+\\.exe", disabledReason = "no pwsh.exe is at hand")
@DisplayName("A live session on Windows")
class WindowsSessionLiveIT {

    private static final String SHELL = System.getenv("UCS_WINDOWS_PWSH");

    private static PowerShellOptions options() {
        return PowerShellOptions.standard().withShell(SHELL);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void assertGoneSoon(long pid) throws InterruptedException {
        for (int i = 0; i < 200 && isAlive(pid); i++) {
            Thread.sleep(100);
        }
        assertThat(isAlive(pid)).as("process %d", pid).isFalse();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("powershell-"))
                .toList();
    }

    @AfterEach
    void assertNothingLeft() throws InterruptedException {
        for (int i = 0; i < 50 && !threads().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(threads()).isEmpty();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    }

    /** Another Java process of this class path. */
    private static ProcessBuilder java(Class<?> main) {
        // Each with its drive, since the other one may run on another.
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java.exe").toString(),
                "-Xmx128m", "-cp", classPath, main.getName()).redirectErrorStream(true);
        builder.environment().put("UCS_PWSH", SHELL);
        return builder;
    }

    @Test
    @DisplayName("asks in the three ways, runs into a limit and goes on, and leaves nothing behind when it is closed")
    void asks() throws Exception {
        Command provider = Command.of("Get-PSProvider").with("PSProvider", "Registry");
        LiveSession session = LiveSession.start(options());
        long pid = session.pid();
        assertThat(isAlive(pid)).isTrue();
        try (session) {
            CommandResult plain = session.invoke(provider);
            assertThat(plain.reason()).isEmpty();
            assertThat(plain.objects()).singleElement()
                    .satisfies(row -> assertThat(row.string("Name").orElseThrow()).isEqualTo("Registry"));
            CommandResult selecting = session.invoke(provider.selecting("Name"));
            assertThat(selecting.reason()).isEmpty();
            assertThat(selecting.objects()).singleElement()
                    .satisfies(row -> assertThat(row.properties()).containsExactly(Map.entry("Name", "Registry")));
            List<String> each = new ArrayList<>();
            session.invokeEach(Command.of("Get-Item").selecting("Name"), "Path",
                    List.of("Registry::HKEY_CURRENT_USER\\Software", "C:\\none"), (path, result) -> each.add(result.isComplete()
                    + " " + result.objects().stream().map(row -> row.string("Name").orElseThrow()).toList()));
            assertThat(each).containsExactly("true [HKEY_CURRENT_USER\\Software]", "false []");
            assertThatThrownBy(() -> session.withTimeout(Duration.ofSeconds(2))
                    .invoke(Command.of("Start-Sleep").with("Seconds", 60))).isInstanceOf(PowerShellException.class)
                    .hasMessageContaining("it took more than the 2 seconds that it was given");
            assertThat(session.invoke(provider).objects()).hasSize(1);
            assertThat(session.pid()).isEqualTo(pid);
        }
        assertGoneSoon(pid);
    }

    @Test
    @DisplayName("finds a shell that is given by name in the folders of the variable Path, not in the current directory")
    void notInTheCurrentDirectory(@TempDir Path folder) throws Exception {
        Files.copy(Path.of(System.getenv("SystemRoot"), "System32", "whoami.exe"), folder.resolve("pwsh.exe"));
        ProcessBuilder builder = java(ByName.class).directory(folder.toFile());
        String path = builder.environment().getOrDefault("Path", builder.environment().get("PATH"));
        builder.environment().keySet().removeIf("Path"::equalsIgnoreCase);
        builder.environment().put("Path", SHELL.replaceFirst("[\\\\/][^\\\\/]*$", "") + ";" + path);
        Process java = builder.start();
        try (BufferedReader output = java.inputReader()) {
            assertThat(output.lines().toList()).containsExactly(folder.toRealPath() + " " + SHELL);
        }
    }

    /** Says which shell it found, and in which directory. */
    static final class ByName {

        public static void main(String[] args) {
            try (LiveSession session = LiveSession.start(PowerShellOptions.standard().withShell("pwsh"))) {
                System.out.println(Path.of("").toAbsolutePath() + " "
                        + Engine.script(session, "[Environment]::ProcessPath").output().get(0));
            }
        }
    }

    @Test
    @DisplayName("ends with the Java process, even where that is killed in the middle of a call")
    void parentDies() throws Exception {
        Process java = java(LiveSessionEndTest.Crashing.class).start();
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

    @Test
    @DisplayName("does not start where the execution policy forbids a script or module that it needs, and says so")
    void restricted(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("prepare.ps1"), "$global:prepared = 'yes'");
        Path module = Files.writeString(folder.resolve("Ours.psm1"), "function Get-Ours { 'ours' }");
        PowerShellOptions policy = options().withExecutionPolicy("Restricted");
        assertThatThrownBy(() -> LiveSession.start(policy.withStartupScript("param($file) & $file",
                Map.of("file", script.toString())))).isInstanceOf(PowerShellException.class)
                .hasMessageStartingWith("start-up script: ").hasMessageContaining("running scripts is disabled on this system")
                .hasMessageContaining("withExecutionPolicy");
        assertThatThrownBy(() -> LiveSession.start(policy.withModule(module.toString())))
                .isInstanceOf(PowerShellException.class).hasMessageStartingWith("module " + module + ": ")
                .hasMessageContaining("running scripts is disabled on this system").hasMessageContaining("withExecutionPolicy");
        try (LiveSession session = LiveSession.start(policy.withStartupScript("$global:prepared = 'text'", Map.of()))) {
            assertThat(Engine.script(session, "$global:prepared").output()).containsExactly("text");
        }
        try (LiveSession session = LiveSession.start(options().withExecutionPolicy("RemoteSigned")
                .withStartupScript("param($file) & $file", Map.of("file", script.toString())).withModule(module.toString()))) {
            assertThat(Engine.script(session, "$global:prepared").output()).containsExactly("yes");
            assertThat(session.invoke(Command.of("Get-Ours")).output()).containsExactly("ours");
        }
    }

    /** What switches the lock-down on for tests, as Windows' application control does. Source: PowerShell's own tests. */
    private static void lockDown(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getenv("SystemRoot") + "\\System32\\reg.exe", words[0],
                "HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\Environment", "/v", "__PSLockdownPolicy", "/f"));
        command.addAll(List.of(words).subList(1, words.length));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "WINEPREFIX", matches = ".+", disabledReason = "it would lock this computer down")
    @DisplayName("is refused on a computer that is locked down, with the name of the language mode")
    void lockedDown() throws Exception {
        lockDown("add", "/d", "4");
        try {
            for (PowerShellOptions each : List.of(options(),
                    options().withStartupScript("$global:n = [Math]::Abs(-5)", Map.of()))) {
                assertThatThrownBy(() -> LiveSession.start(each)).isInstanceOf(PowerShellException.class)
                        .hasMessageContaining("ConstrainedLanguage");
            }
        } finally {
            lockDown("delete");
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "WINEPREFIX", matches = ".+", disabledReason = "Windows answers the key exchange")
    @DisplayName("with a server that never answers the key exchange, as in Wine: that costs the calls that carry secrets, for "
            + "that reason")
    void keyExchange() {
        String unanswered = "the shell has not answered the key exchange within ";
        try (LiveSession session = LiveSession.start(options()); Secret secret = Secret.of("p4ss".toCharArray())) {
            // It is Wine that fails: of a key of its own, .NET cannot ask it for the length.
            assertThat(Engine.script(session, "[Security.Cryptography.RSA]::Create(2048).Encrypt([byte[]] (1, 2), "
                    + "[Security.Cryptography.RSAEncryptionPadding]::Pkcs1)").reason().orElse("")).contains("0xc1000002");
            Map<String, Secret> with = Map.of("s", secret);
            assertThatThrownBy(() -> session.withTimeout(Duration.ofSeconds(2)).script("first", "param($s) 1", with, v -> { }))
                    .isInstanceOf(PowerShellException.class).hasMessageStartingWith("first: " + unanswered + "2 seconds");
            assertThat(Engine.script(session, "1").output()).containsExactly(1);
            assertThatThrownBy(() -> session.script("second", "param($s) 1", with, v -> { }))
                    .isInstanceOf(PowerShellException.class).hasMessageStartingWith("second: " + unanswered + "30 seconds");
            assertThat(Engine.script(session, "2").output()).containsExactly(2);
            // That much is known now, and not waited for again.
            assertThatThrownBy(() -> session.withTimeout(Duration.ofSeconds(20)).script("third", "param($s) 1", with, v -> { }))
                    .isInstanceOf(PowerShellException.class).hasMessageStartingWith("third: " + unanswered + "30 seconds");
            assertThat(session.invoke(Command.of("Get-PSProvider").with("PSProvider", "Registry")).objects()).hasSize(1);
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "WINEPREFIX", matches = ".+", disabledReason = "Windows answers the key exchange")
    @DisplayName("does in Wine all that the library needs but sending secrets, says the self check")
    void selfCheck() {
        SelfCheck check = SelfCheck.of(options());
        assertThat(check.lines()).filteredOn(line -> line.startsWith("FAIL")).singleElement().asString()
                .contains("NOT: secrets go encrypted (session key)").contains("has not answered the key exchange");
        assertThat(check.lines()).filteredOn(line -> line.startsWith("ok")).hasSizeGreaterThan(4);
    }

    @Test
    @DisplayName("as one of many, one after the other, leaves no handle open")
    void handles() throws InterruptedException {
        startAndEnd(3);
        int before = handlesAfterCollection();
        startAndEnd(10);
        // The process itself opens and closes some meanwhile; one for each session would be ten.
        assertThat(handlesAfterCollection() - before).isLessThan(8);
    }

    /** Java closes that of a process when it collects the object, and that of a thread some time after its end. */
    private static int handlesAfterCollection() throws InterruptedException {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(300);
            least = Math.min(least, WindowsHandles.count());
        }
        return least;
    }

    private static void startAndEnd(int times) {
        for (int i = 0; i < times; i++) {
            try (LiveSession session = LiveSession.start(options())) {
                assertThat(Engine.script(session, "1").output()).containsExactly(1);
            }
        }
    }
}
