package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistryReading;
import org.ucsmigration.registry.probe.RegistrySweep;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The logon script")
class LogonScriptTest {

    private static final String SID = "S-1-5-21-1111111111-222222222-333333333-1101";

    @TempDir
    Path share;
    @TempDir
    Path windows;
    @TempDir
    Path temp;

    /** Stand-ins of reg.exe and whoami.exe where Windows has its own, and others on the path that must not be run. */
    @BeforeEach
    void standIns() throws IOException {
        Path system = Files.createDirectories(windows.resolve("System32"));
        for (String name : List.of("reg.exe", "whoami.exe")) {
            Path standIn = Files.copy(StandIns.resource("/logon-half/" + name), system.resolve(name));
            Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path wrong = Files.createDirectories(windows.resolve("path")).resolve(name);
            Files.writeString(wrong, "#!/bin/sh\necho '\"EVIL\",\"S-1-5-21-6-6-6-666\"'\n");
            Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private String run(Path share, String... environment) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("SystemRoot", windows.toString(), "TEMP", temp.toString(),
                "COMPUTERNAME", "ATL-PC-042",
                "USERDOMAIN", "LITWAREINC", "USERNAME", "kim", "PATH", windows.resolve("path") + ":" + System.getenv("PATH")));
        for (String name : environment) {
            all.put(name, "1");
        }
        String mode = all.containsKey("CONSTRAINED") ? "$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; "
                : "";
        Process process = StandIns.start(mode + "& '" + StandIns.script("Export-LyncKey.ps1") + "' -Share '" + share
                + "'; \"status $LASTEXITCODE\"", all);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(temp).isEmptyDirectory();
        return text.strip();
    }

    private static String keys(String release) {
        String lync = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\" + release + "\\Lync";
        return lync + "]\r\n\"A\"=\"b\"\r\n\r\n" + lync + "\\kim@l.com\\UCS]\r\n\"InUCSMode\"=dword:00000875\r\n\r\n";
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(share)) {
            return files.toList();
        }
    }

    @Test
    @DisplayName("writes the keys of both Office releases into one file that says where it comes from, overwriting its own only, "
            + "quietly")
    void both() throws Exception {
        Path other = Files.writeString(share.resolve("OTHER_" + SID + ".reg"), "another computer's");
        Path own = Files.writeString(share.resolve("ATL-PC-042_" + SID + ".reg"), "yesterday's");
        assertThat(run(share)).isEqualTo("status 0");
        assertThat(files()).containsExactlyInAnyOrder(other, own);
        assertThat(other).hasContent("another computer's");
        String text = Files.readString(own, StandardCharsets.UTF_16);
        assertThat(text.replaceFirst("Time: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "Time: now").replaceFirst("\\R\\z", ""))
                .isEqualTo("Windows Registry Editor Version 5.00\r\n\r\n; Computer: ATL-PC-042\r\n; SID: " + SID
                        + "\r\n; Account: LITWAREINC\\kim\r\n; Time: now\r\n\r\n" + keys("15.0") + "\r\n" + keys("16.0"));
    }

    @Test
    @DisplayName("is read by the registry probe as that account's, vouched for, without a problem")
    void isRead() throws Exception {
        run(share);
        RegistryReading reading = RegistrySweep.ofFiles(share).readings().get(0);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.origin().computer()).contains("ATL-PC-042");
        assertThat(reading.origin().account()).contains("LITWAREINC\\kim");
        assertThat(reading.origin().time()).isPresent();
        assertThat(RegistryProbe.ofReadings(List.of(reading)).observe(UserIdentity.of("kim@l.com").withSid(SID)).evidence())
                .hasSize(2).allMatch(Evidence::isVouched);
    }

    @Test
    @DisplayName("writes the one release that is there, and the first file where none is")
    void one() throws Exception {
        assertThat(run(share, "NO16")).isEqualTo("status 0");
        assertThat(files()).singleElement().satisfies(file -> assertThat(Files.readString(file, StandardCharsets.UTF_16))
                .contains("15.0")
                .doesNotContain("16.0"));
    }

    @Test
    @DisplayName("leaves the good file of the last logon where an export ends with half a file")
    void half() throws Exception {
        Path good = Files.copy(StandIns.resource("/logon-half/vm_" + SID + ".reg"), share.resolve("ATL-PC-042_" + SID + ".reg"));
        byte[] before = Files.readAllBytes(good);
        assertThat(run(share, "HALF")).isEqualTo("status 0");
        assertThat(files()).containsExactly(good);
        assertThat(good).hasBinaryContent(before);
    }

    /** As where the disk is full, or a scanner took the file, and nobody tells reg.exe. */
    @ParameterizedTest
    @ValueSource(strings = {": > \"$3\"", "printf '\\377\\376W\\0i\\0n\\0' > \"$3\"",
        "printf 'Windows Registry Editor Version 5.00\\r\\n\\r\\n[HKEY_CURRENT_USER\\\\Soft' > \"$3\"", ":"})
    @DisplayName("leaves the good file where reg.exe says that all went well and left no whole file")
    void saysThatAllWentWell(String reg) throws Exception {
        Path good = Files.copy(StandIns.resource("/logon-half/vm_" + SID + ".reg"), share.resolve("ATL-PC-042_" + SID + ".reg"));
        byte[] before = Files.readAllBytes(good);
        Files.writeString(windows.resolve("System32/reg.exe"), "#!/bin/sh\n" + reg + "\nexit 0\n");
        assertThat(run(share)).isEqualTo("status 0");
        assertThat(files()).containsExactly(good);
        assertThat(good).hasBinaryContent(before);
    }

    @Test
    @DisplayName("writes nothing where there is no such key, and does not fail the logon")
    void none() throws Exception {
        Files.writeString(windows.resolve("System32/reg.exe"), "#!/bin/sh\nexit 1\n");
        assertThat(run(share)).isEqualTo("status 0");
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("does not fail the logon where the share is not there, nor where its tools are not")
    void trouble() throws Exception {
        assertThat(run(share.resolve("gone"))).isEqualTo("status 0");
        Files.delete(windows.resolve("System32/reg.exe"));
        assertThat(run(share)).isEqualTo("status 0");
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("works in the constrained language mode, too")
    void constrained() throws Exception {
        Path own = Files.writeString(share.resolve("ATL-PC-042_" + SID + ".reg"), "yesterday's");
        assertThat(run(share, "CONSTRAINED")).isEqualTo("status 0");
        assertThat(files()).containsExactly(own);
        assertThat(Files.readString(own, StandardCharsets.UTF_16)).contains("; SID: " + SID).contains("dword:00000875");
    }
}
