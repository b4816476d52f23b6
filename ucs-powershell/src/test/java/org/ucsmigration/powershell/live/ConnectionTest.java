package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.Secret;

@DisplayName("A connection")
class ConnectionTest {

    /** Stand-ins in place of the remoting cmdlets, which write down what they are given. */
    private static final String STAND_INS = """
            $global:said = @()
            function global:New-PSSession { param($ConnectionUri, $ConfigurationName, $Authentication, [pscredential] $Credential)
                $global:said += "new $ConnectionUri|$ConfigurationName|$Authentication|$($Credential.UserName)|$(
                    if ($Credential) { $Credential.GetNetworkCredential().Password })"; 'the session' }
            function global:Invoke-Command { param($Session, $ScriptBlock) $global:said += "invoke $Session|$ScriptBlock" }
            function global:Import-PSSession { throw 'what is imported makes a broken session anew' }
            """;
    private static final String FOREST = "invoke the session| Set-ADServerSettings -ViewEntireForest $true ";
    private static List<Object> said(Connection... connections) {
        PowerShellOptions options = Engine.options().withStartupScript(STAND_INS, Map.of());
        for (Connection each : connections) {
            options = options.withConnection(each);
        }
        try (LiveSession session = LiveSession.start(options)) {
            return Engine.script(session, "$global:said").output();
        }
    }

    @Test
    @DisplayName("to a pool or an Exchange server goes to the documented address and makes only what the probes ask known")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void remote() {
        Secret secret = Secret.of("p'\"$(1)".toCharArray());
        assertThat(said(Connection.ocsPowershell("pool01.litwareinc.com"),
                Connection.ocsPowershell("pool02.litwareinc.com").withCredential("litwareinc\\admin", secret),
                Connection.exchange("ex1.litwareinc.com"), Connection.exchange("ex2.litwareinc.com")
                .withCredential("litwareinc\\admin", secret))).containsExactly(
                "new https://pool01.litwareinc.com/OcsPowershell||NegotiateWithImplicitCredential||",
                "new https://pool02.litwareinc.com/OcsPowershell|||litwareinc\\admin|p'\"$(1)",
                "new http://ex1.litwareinc.com/PowerShell|Microsoft.Exchange|Kerberos||", FOREST,
                "new http://ex2.litwareinc.com/PowerShell|Microsoft.Exchange|Kerberos|litwareinc\\admin|p'\"$(1)", FOREST);
    }

    @Test
    @DisplayName("has cmdlets that are functions of a module, and keeps no credential in them, and no preference")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void functions() {
        Secret secret = Secret.of("s".toCharArray());
        PowerShellOptions options = Engine.options().withStartupScript(STAND_INS, Map.of())
                .withConnection(Connection.exchange("ex1.litwareinc.com").withCredential("admin", secret));
        try (LiveSession session = LiveSession.start(options)) {
            assertThat(Engine.script(session, "$command = Get-Command Get-Mailbox; $command.CommandType.ToString(); $module = "
                    + "$command.Module; & $module { $session }; foreach ($name in 'with', 'Credential', 'made') { $null -eq "
                    + "$module.SessionState.PSVariable.GetValue($name) }"
                    + "; & $module { \"$ErrorActionPreference\" }").output()).containsExactly("Function", "the session", true,
                    true, true, "Continue");
        }
    }

    @Test
    @DisplayName("leaves nothing behind in the session but the cmdlets: no preference, no variable, no credential; nor does a "
            + "call")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void nothingLeft() {
        String names = "$ExecutionContext.InvokeProvider.ChildItem.Get('variable:', $false).Name";
        Secret secret = Secret.of("s".toCharArray());
        PowerShellOptions options = Engine.options().withStartupScript(STAND_INS, Map.of())
                .withStartupScript("param($mine) $null = 'x' -match 'x'; $before = @(" + names + ") + 'before'",
                Map.of("mine", "kept"))
                .withConnection(Connection.exchange("ex1.litwareinc.com").withCredential("admin", secret));
        try (LiveSession session = LiveSession.start(options)) {
            Command command = Command.of("Get-Command").selecting("Name");
            session.invoke(command.with("Name", "Get-Command"));
            session.invoke(command.with("Name", "Get-Command"), Command.of("Write-Output"));
            session.invokeEach(command, "Name", List.of("Get-Command"), (name, result) -> { });
            assertThat(Engine.script(session, names + " | Where-Object { $before -notcontains $_ }; \"$ErrorActionPreference "
                    + "$mine $($before.Length -gt 30)\"").output())
                    .containsExactly("Continue kept True");
        }
    }

    @Test
    @DisplayName("that fails is named, and no session comes of it")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void failing() {
        PowerShellOptions refusing = Engine.options()
                .withStartupScript("function global:New-PSSession { throw 'Access is denied.' }", Map.of());
        assertThatThrownBy(() -> LiveSession.start(refusing.withConnection(Connection.exchange("ex1.litwareinc.com"))))
                .isInstanceOf(PowerShellException.class).hasMessage("Exchange of ex1.litwareinc.com: Access is denied.");
        assertThatThrownBy(() -> LiveSession.start(Engine.options().withConnection(Connection.lyncModule())))
                .isInstanceOf(PowerShellException.class).hasMessageStartingWith("module Lync: ");
    }

    @Test
    @DisplayName("makes an embedder's own cmdlets known too, each once, and no text that is not the name of one")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
    void ownCmdlets() {
        Connection more = Connection.exchange("ex1.litwareinc.com")
                .withCmdlets("Get-CASMailbox", "get-mailbox", "Get-CasMailbox");
        try (LiveSession session = LiveSession.start(Engine.options().withStartupScript(STAND_INS, Map.of())
                .withConnection(more))) {
            assertThat(Engine.script(session, "(Get-Command Get-Mailbox).Module.ExportedCommands.Keys").output())
                    .containsExactlyInAnyOrderElementsOf(more.cmdlets());
        }
        assertThat(more.cmdlets()).endsWith("Get-CASMailbox");
        assertThat(Connection.exchange("ex1.litwareinc.com").cmdlets()).doesNotContain("Get-CASMailbox");
        assertThatThrownBy(() -> more.withCmdlets("iex 'calc'")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Connection.lyncModule().withCmdlets("Get-CsPool").cmdlets()).isEmpty();
    }

    @Test
    @DisplayName("that is a module takes no credential, and says what does")
    void moduleWithCredential() {
        Secret secret = Secret.of("s".toCharArray());
        assertThatThrownBy(() -> Connection.skypeForBusinessModule().withCredential("admin", secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SkypeForBusiness").hasMessageContaining("Connection.ocsPowershell");
    }

    @Test
    @DisplayName("is made in three shells of a session at most where it is Exchange's, or as many as are given; in all to a pool")
    void shells() {
        Connection exchange = Connection.exchange("ex1.litwareinc.com");
        assertThat(exchange.preparation().shells()).isEqualTo(3);
        assertThat(exchange.withShells(5).withCmdlets("Get-CASMailbox").preparation()).satisfies(five -> {
            assertThat(five.shells()).isEqualTo(5);
            assertThat(List.of("get-mailbox", "Get-CASMailbox", "Get-CsUser")).filteredOn(five::brings)
                    .containsExactly("get-mailbox", "Get-CASMailbox");
        });
        Secret secret = Secret.of("s".toCharArray());
        assertThat(exchange.withShells(2).withCredential("admin", secret).preparation().shells()).isEqualTo(2);
        assertThat(Connection.ocsPowershell("pool01.litwareinc.com").preparation().shells()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> exchange.withShells(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 shells").hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Connection.lyncModule().withShells(2)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Lync").hasMessageContaining("PowerShellOptions.withShells");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("refuses what is no host name")
    @ValueSource(strings = {"", " ", "pool/../x", "pool:8080", "pool'; x", "-pool", "pool?a=b", "user@pool"})
    void noHost(String name) {
        assertThatThrownBy(() -> Connection.exchange(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FQDN");
        assertThatThrownBy(() -> Connection.ocsPowershell(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FQDN");
    }
}
