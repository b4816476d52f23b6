package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.probe.ExchangeProbe;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A list that broke off")
class BrokenOffTest {

    private static final UserIdentity NOBODY = UserIdentity.of("sip:nobody@litwareinc.com").withUpn("nobody@litwareinc.com");
    /** Hides what can be hidden. */
    private static final String HIDING = """
            param($module)
            New-Module -Name Broken -ScriptBlock ([scriptblock]::Create($module)) | Import-Module -Global -DisableNameChecking
            Set-StrictMode -Version Latest
            """;
    private static final String SILENCE = """
            $global:ErrorActionPreference = 'SilentlyContinue'; $global:WarningPreference = 'SilentlyContinue'
            $global:PSDefaultParameterValues = @{ '*:ErrorAction' = 'SilentlyContinue'
                '*:WarningAction' = { 'SilentlyContinue' }; 'Get-Mailbox:ResultSize' = 1; '*:OutVariable' = 'heard' }
            $global:WhatIfPreference = $true; $global:ConfirmPreference = 'Low'; $global:OFS = '|'
            $global:PSModuleAutoloadingPreference = 'None'
            """;

    private static LiveSession session;

    @BeforeAll
    static void open() {
        session = LiveSession.start(Engine.options()
                .withStartupScript(HIDING + SILENCE, Map.of("module", BrokenOff.module())));
        // Again, as a module might do it at any time.
        Engine.script(session, "Import-Module Microsoft.PowerShell.Utility; " + SILENCE);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** Plain, with some properties, in a pipeline, and for many values; each as the probes ask. */
    static List<CommandResult> everyWay(PowerShellSession session) {
        Command command = Command.of("Get-Mailbox").with("ErrorAction", "Continue").with("WarningAction", "Continue");
        List<CommandResult> results = new ArrayList<>();
        results.add(session.invoke(command));
        results.add(session.invoke(command.selecting("UserPrincipalName")));
        results.add(session.invoke(command.selecting("UserPrincipalName"), Command.of("Write-Output")));
        session.invokeEach(command, "ResultSize", List.of("1"), (value, result) -> results.add(result));
        session.invokeEach(command.selecting("UserPrincipalName"), "ResultSize", List.of("1"),
                (value, result) -> results.add(result));
        return results;
    }

    static Mailbox mailbox(PowerShellSession session) {
        return ExchangeProbe.over(session).observe(NOBODY).facts().mailbox().toOptional().orElse(null);
    }

    @Test
    @DisplayName("by nothing is complete, and who is not in it has no mailbox")
    void none() {
        Engine.script(session, "$global:way = $null");
        assertThat(everyWay(session)).hasSize(5).allSatisfy(result -> {
            assertThat(result.reason()).isEmpty();
            assertThat(result.objects()).hasSize(1);
        });
        assertThat(mailbox(session)).isEqualTo(Mailbox.none());
    }

    @ParameterizedTest
    @MethodSource("org.ucsmigration.powershell.live.BrokenOff#survived")
    @DisplayName("is incomplete for a reason, has what did come, and proves no absence")
    void brokenOff(BrokenOff way) {
        Engine.script(session, "param($way) $global:way = $way", "way", way.name());
        assertThat(everyWay(session)).hasSize(5).allSatisfy(result -> {
            assertThat(result.reason().orElse("")).isNotBlank();
            assertThat(result.isComplete()).isFalse();
            assertThat(result.objects()).hasSize(1);
        });
        assertThat(mailbox(session)).isNull();
    }

    @Test
    @DisplayName("is one too where its number is wrong, or something came behind its end")
    void marks() {
        EndMark few = new EndMark();
        few.count(2);
        assertThat(few.gap(false)).contains(EndMark.NOT_SEEN);
        assertThat(few.gap(true)).as("an error says more").isEmpty();
        assertThat(few.take(few.text() + " 3")).isTrue();
        assertThat(few.gap(false)).contains("it gave 3 values, of which 2 came").isEqualTo(few.gap(true));
        few.count(1);
        assertThat(few.gap(false)).isEmpty();
        assertThat(few.take("more")).isFalse();
        assertThat(few.gap(false)).isPresent();
    }
}
