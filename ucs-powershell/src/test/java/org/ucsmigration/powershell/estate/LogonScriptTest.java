package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The logon script")
class LogonScriptTest {

    private static final String SID = "S-1-5-21-1111111111-222222222-333333333-1101";

    /** What reg.exe writes: UTF-16 with a byte order mark, and an error where there is no such key. */
    private static final String REG = """
            function reg.exe {
                if ("$($args[0]) $($args[3])" -ne 'export /y' -or "$($args[1])" -notmatch '^HKCU\\\\Software\\\\Microsoft\\\\Office\\\\(1[56])\\.0\\\\Lync$') {
                    throw "reg.exe is called with $args" }
                if ($Matches[1] -in $Releases) {
                    [IO.File]::WriteAllText($args[2], "Windows Registry Editor Version 5.00`r`n`r`n[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\$($Matches[1]).0\\Lync]`r`n",
                        [Text.Encoding]::Unicode)
                    'Der Vorgang wurde erfolgreich beendet.' }
                else { Write-Error 'FEHLER: Der angegebene Registrierungsschluessel wurde nicht gefunden.' } }
            """;
    private static final String WHOAMI = "function whoami.exe { '\"LITWAREINC\\kim.akers\",\"" + SID + "\"' }\n";

    @TempDir
    Path share;

    private String run(String functions, String releases, String share) throws Exception {
        String script = StandIns.script("Export-LyncKey.ps1").toString();
        Process process = StandIns.start("$Releases = " + releases + "\n" + functions + "& '" + script + "' -Share '" + share + "'; \"status $LASTEXITCODE\"", Map.of());
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return text.strip();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(share)) {
            return files.toList();
        }
    }

    @Test
    @DisplayName("writes the keys of both Office releases into one file named by computer and SID, overwriting its own only, quietly")
    void both() throws Exception {
        Path other = Files.writeString(share.resolve("OTHER_" + SID + ".reg"), "another computer's");
        Path own = Files.writeString(share.resolve(InetAddress.getLocalHost().getHostName() + "_" + SID + ".reg"), "yesterday's");
        assertThat(run(REG + WHOAMI, "'15', '16'", share.toString())).isEqualTo("status 0");
        assertThat(files()).containsExactlyInAnyOrder(other, own);
        assertThat(other).hasContent("another computer's");
        assertThat(Files.readString(own, StandardCharsets.UTF_16)).isEqualTo("Windows Registry Editor Version 5.00\r\n\r\n"
                + "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync]\r\n\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Lync]\r\n");
    }

    @Test
    @DisplayName("writes nothing where there is no such key, and does not fail the logon")
    void none() throws Exception {
        assertThat(run(REG + WHOAMI, "@()", share.toString())).isEqualTo("status 0");
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("does not fail the logon where the share is not there, nor where its tools are not")
    void trouble() throws Exception {
        assertThat(run(REG + WHOAMI, "'15'", share.resolve("gone").toString())).isEqualTo("status 0");
        assertThat(run("", "'15'", share.toString())).isEqualTo("status 0");
        assertThat(files()).isEmpty();
    }
}
