package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The self check")
class SelfCheckTest {

    @Test
    @DisplayName("says which shell answered, that it does what is needed, and which modules and cmdlets are there")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void sound() {
        SelfCheck check = SelfCheck.of(Engine.options().withStartupScript("function global:Get-Mailbox { }", Map.of()));
        assertThat(check.isSound()).as(check.toString()).isTrue();
        assertThat(check.lines()).anyMatch(line -> line.matches("ok    PowerShell in process [0-9]+ started in [0-9]+ ms: "
                + "PowerShell [0-9.]+ Core, remoting protocol 2\\.[0-9]"))
                .contains("ok    values go both ways unchanged", "ok    secrets go encrypted (session key)",
                        "ok    a command can be stopped, and the session goes on", "ok    objects come in batches",
                        "ok    a command runs for many values in one call", "ok    cmdlets there: Get-Mailbox")
                .anyMatch(line -> line.startsWith("      module Lync: not on this machine"))
                .anyMatch(line -> line.startsWith("      cmdlets not there: Get-CsUser, "));
    }

    @Test
    @DisplayName("says what does not work, and what the shell says of it")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void broken() {
        SelfCheck check = SelfCheck.of(Engine.options().withStartupScript("New-Module -Name Mine -ScriptBlock { function "
                + "Get-Command { throw 'not today' } } | Import-Module -Global", Map.of()));
        assertThat(check.isSound()).isFalse();
        assertThat(check.lines()).contains("ok    values go both ways unchanged")
                .anyMatch(line -> line.startsWith("FAIL  NOT: objects come in batches (") && line.contains("not today"));
    }

    @Test
    @DisplayName("ends with the status 0 where all is well, and else with 1, and prints what it found")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void status(@TempDir Path folder) throws Exception {
        String none = folder.resolve("none").toString();
        assertThat(main(none)).startsWith("1: FAIL  ").contains("does not start");
        assertThat(main(System.getenv("UCS_PWSH"))).startsWith("0: ok    PowerShell in process ");
    }

    private static String main(String shell) throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), SelfCheck.class.getName(), shell).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + text;
    }

    @Test
    @DisplayName("says so where no shell answers")
    void noShell(@TempDir Path folder) {
        SelfCheck check = SelfCheck.of(PowerShellOptions.standard().withShell(folder.resolve("none").toString()));
        assertThat(check.isSound()).isFalse();
        assertThat(check.lines()).singleElement().asString().startsWith("FAIL  ").contains("none").contains("does not start");
    }
}
