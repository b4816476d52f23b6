package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.powershell.PowerShellException;

@DisplayName("The command line of a shell")
class ShellCommandTest {

    private static final PowerShellOptions STANDARD = PowerShellOptions.standard();
    private static final String SYSTEM32 = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

    private static ShellCommand windows(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>(Map.of("SystemRoot", "C:\\Windows"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ShellCommand("Windows Server 2012 R2", environment, file -> true);
    }

    @Test
    @DisplayName("on Windows is its Windows PowerShell by full path, whichever version, as a remoting server without a profile")
    void onWindows() {
        assertThat(windows().line(STANDARD)).containsExactly(SYSTEM32, "-s", "-NoLogo", "-NoProfile");
        assertThat(new ShellCommand("Windows 11", Map.of("SYSTEMROOT", "D:\\WINNT"), file -> true).line(STANDARD)).first()
                .asString().startsWith("D:\\WINNT\\System32\\");
    }

    @Test
    @DisplayName("for a 32-bit Java on a 64-bit Windows goes through Sysnative, where the Lync module loads")
    void sysnative() {
        assertThat(windows("PROCESSOR_ARCHITEW6432", "AMD64").line(STANDARD)).first()
                .isEqualTo("C:\\Windows\\Sysnative\\WindowsPowerShell\\v1.0\\powershell.exe");
    }

    @Test
    @DisplayName("elsewhere is pwsh from the path")
    void elsewhere() {
        assertThat(new ShellCommand("Linux", Map.of(), file -> true).line(STANDARD))
                .containsExactly("pwsh", "-s", "-NoLogo", "-NoProfile");
    }

    @Test
    @DisplayName("with a program given has the same arguments; arguments given replace all")
    void given() {
        assertThat(windows().line(STANDARD.withShell("C:\\Program Files\\PowerShell\\7\\pwsh.exe")))
                .containsExactly("C:\\Program Files\\PowerShell\\7\\pwsh.exe", "-s", "-NoLogo", "-NoProfile");
        assertThat(windows("Path", "C:\\v1.0").line(STANDARD.withShell("PowerShell")))
                .containsExactly("C:\\v1.0\\PowerShell.exe", "-s", "-NoLogo", "-NoProfile");
        assertThat(windows("Path", "C:\\v1.0").line(STANDARD.withShell("powershell.exe", "-Version", "3.0", "-s")))
                .containsExactly("C:\\v1.0\\powershell.exe", "-Version", "3.0", "-s");
    }

    @Test
    @DisplayName("on Windows is looked for in the folders of Path only, and never in one that depends on the current directory")
    void fullPath() {
        Map<String, String> path = Map.of("PATH", ".;;bin;\\bin;C:none; \"C:\\a b\\\" ;\\\\server\\share;D:\\last");
        ShellCommand last = new ShellCommand("Windows 11", path, file -> !file.startsWith("C:"));
        assertThat(last.line(STANDARD.withShell("pwsh"))).first().isEqualTo("\\\\server\\share\\pwsh.exe");
        assertThat(new ShellCommand("Windows 11", path, file -> true).line(STANDARD.withShell("pwsh"))).first().asString()
                .startsWith("C:\\a b\\");
        assertThatThrownBy(() -> new ShellCommand("Windows 11", path, file -> false).line(STANDARD.withShell("pwsh")))
                .isInstanceOf(PowerShellException.class).hasMessageContaining("pwsh.exe").hasMessageContaining("full path");
    }

    @Test
    @DisplayName("comes with the environment: what pwsh says of modules is not for Windows PowerShell, the execution policy is "
            + "for this shell")
    void environment() {
        Map<String, String> inherited =
                new HashMap<>(Map.of("Path", "x", "PSMODULEPATH", "C:\\Program Files\\PowerShell\\7\\Modules"));
        windows().prepare(inherited, STANDARD.withExecutionPolicy("RemoteSigned").withEnvironment("A", "b"));
        assertThat(inherited).containsExactlyInAnyOrderEntriesOf(Map.of("Path", "x", "PSExecutionPolicyPreference",
                "RemoteSigned", "A", "b"));
        Map<String, String> forPwsh = new HashMap<>(Map.of("PSModulePath", "/modules"));
        windows().prepare(forPwsh, STANDARD.withShell("pwsh"));
        assertThat(forPwsh).containsEntry("PSModulePath", "/modules");
    }

    @Test
    @DisplayName("refuses a limit that is none and a module without a name")
    void refused() {
        assertThatThrownBy(() -> STANDARD.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> STANDARD.withModule(" ")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Lync");
    }
}
