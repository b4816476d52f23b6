package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.powershell.internal.cmdlets.Side;
import org.ucsmigration.powershell.probe.ExchangeProbe;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A restricted endpoint that is lost")
class FarLossTest {

    /** What an embedder might have: it makes a broken session anew by itself, as Import-PSSession does, without its settings. */
    private static final String MADE_ANEW = """
            param([string[]] $names)
            $module = New-Module -Name Imported -ArgumentList (, $names) -ScriptBlock {
                param($names)
                $script:session = $null
                function Get-Far {
                    if ($null -eq $script:session -or "$($script:session.State)" -ne 'Opened') {
                        $script:session = New-PSSession -ConnectionUri 'http://mbx01.litwareinc.com/PowerShell' }
                    $script:session
                }
                foreach ($name in $names) {
                    Set-Item "function:script:$name" {
                        [CmdletBinding()] param([Parameter(ValueFromRemainingArguments = $true)] [object[]] $Rest)
                        $with = @{}
                        for ($i = 0; $i + 1 -lt $Rest.Length; $i += 2) { $with["$($Rest[$i])".Trim('-', ':')] = $Rest[$i + 1] }
                        Invoke-Command -Session (Get-Far) -ArgumentList $MyInvocation.MyCommand.Name, $with `
                            -ScriptBlock { param($name, $with) & $name @with }
                    }
                }
                Export-ModuleMember -Function $names
            }
            Import-Module -ModuleInfo $module -Global -DisableNameChecking
            Set-ADServerSettings -ViewEntireForest $true""";

    @TempDir
    private static Path folder;
    @TempDir
    private static Path exchangeFolder;
    private static FarEndpoint broken;
    private static FarEndpoint exchange;

    @BeforeAll
    static void make() throws Exception {
        Path module = Files.writeString(folder.resolve("Broken.psm1"), BrokenOff.module());
        broken = FarEndpoint.in(folder, "powershell", module, "Get-Mailbox", "Get-RemoteMailbox", "Get-MailboxStatistics",
                "Get-ADServerSettings", "Set-ADServerSettings");
        Path modules = Path.of(FarLossTest.class.getResource("/modules").toURI());
        exchange = FarEndpoint.in(exchangeFolder, "powershell", modules.resolve("Exchange/Exchange.psd1"), names());
    }

    private static String[] names() {
        return Stream.concat(Question.cmdlets(Side.EXCHANGE).stream(), Stream.of("Set-ADServerSettings")).toArray(String[]::new);
    }

    @AfterAll
    static void nothingLeft() {
        assertThat(farProcesses()).isEmpty();
    }

    private static List<ProcessHandle> farProcesses() {
        return ProcessHandle.allProcesses().filter(each -> each.info().commandLine()
                .filter(line -> line.contains(folder.toString()) || line.contains(exchangeFolder.toString())).isPresent())
                .toList();
    }

    /** Kills the endpoint's process. */
    private static void loseIt() throws Exception {
        List<ProcessHandle> far = farProcesses();
        assertThat(far).hasSize(1);
        far.get(0).destroyForcibly();
        far.get(0).onExit().get(10, TimeUnit.SECONDS);
    }

    private static LiveSession connected() {
        return LiveSession.start(broken.options().withConnection(Connection.exchange("mbx01.litwareinc.com")));
    }

    @Test
    @DisplayName("before the first list makes that list and each one after it incomplete, and no absence is drawn from them")
    void beforeTheFirstList() throws Exception {
        try (LiveSession session = connected()) {
            loseIt();
            FarEndpoint.whileItLives(session, () -> assertThat(BrokenOffTest.everyWay(session)).hasSize(5).allSatisfy(result -> {
                assertThat(result.reason().orElse("")).isNotBlank();
                assertThat(result.objects()).isEmpty();
            }));
            assertThat(BrokenOffTest.mailbox(session)).isNull();
            assertThat(farProcesses()).isEmpty();
        }
    }

    @Test
    @DisplayName("after a list leaves that list whole, and makes the next ones incomplete; none is made anew")
    void afterAList() throws Exception {
        try (LiveSession session = connected()) {
            CommandResult before = session.invoke(Command.of("Get-Mailbox"));
            assertThat(before.reason()).isEmpty();
            assertThat(before.objects()).hasSize(1);
            loseIt();
            FarEndpoint.whileItLives(session, () -> assertThat(BrokenOffTest.everyWay(session)).hasSize(5).allSatisfy(result -> {
                assertThat(result.reason().orElse("")).isNotBlank();
                assertThat(result.objects()).isEmpty();
            }));
            assertThat(BrokenOffTest.mailbox(session)).isNull();
            assertThat(farProcesses()).isEmpty();
        }
    }

    @Test
    @DisplayName("and comes back by itself without its view of the whole forest gives the mailboxes of one domain, and no "
            + "absence is drawn from them")
    void madeAnew() throws Exception {
        try (LiveSession session = LiveSession.start(exchange.options().withEnvironment("STANDIN_REMOTE", "none")
                .withStartupScript(MADE_ANEW, Map.of("names", names())))) {
            ExchangeProbe whole = ExchangeProbe.over(session);
            assertThat(session.problems()).isEmpty();
            // Of an account that is known, since there are linked mailboxes.
            UserIdentity nobody = UserIdentity.of("sip:nobody@litwareinc.com").withAccountName("nobody")
                    .withDistinguishedName("CN=Nobody,DC=litwareinc,DC=com");
            assertThat(whole.observe(nobody).facts().mailbox().toOptional()).contains(Mailbox.none());
            int all = whole.users().size();
            loseIt();
            ExchangeProbe part = ExchangeProbe.over(session);
            assertThat(part.observe(nobody).facts().mailbox().toOptional()).isEmpty();
            assertThat(part.users()).isNotEmpty().hasSizeLessThan(all);
            assertThat(String.join(" ", part.problems())).contains("recipient scope of the session");
        }
    }
}
