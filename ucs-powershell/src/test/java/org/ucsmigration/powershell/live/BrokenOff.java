package org.ucsmigration.powershell.live;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The ways in which a list can break off, as a module of functions for a session or for an endpoint, and what the lists look
 * like.
 */
enum BrokenOff {

    ERROR("Write-Error 'the far server is away'; return"),
    TERMINATING_ERROR("$PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new("
            + "[InvalidOperationException]::new('away'), 'Away', 0, $null))"),
    THROW("throw 'away'"),
    EXIT("exit 3"),
    EXIT_WITHIN("1 | & { process { exit 4 } }"),
    BREAK("break"),
    BREAK_NOWHERE("break nowhere"),
    CONTINUE("continue"),
    STOP("throw [System.Management.Automation.PipelineStoppedException]::new()"),
    MORE("$PSCmdlet.WriteWarning('There are more results: use the ResultSize parameter.')"),
    DEATH("[Environment]::Exit(7)");

    private final String end;

    BrokenOff(String end) {
        this.end = end;
    }

    /**
     * The text of a module; {@code $global:way}, or the variable UCS_WAY, says in which way its {@code Get-Mailbox} ends, if any.
     */
    static String module() {
        String ways = Stream.of(values()).map(each -> "    if ($way -eq '" + each.name() + "') { " + each.end + " }\n")
                .reduce("", String::concat);
        return """
                function Get-Mailbox { [CmdletBinding()] param($Identity, $ResultSize)
                    $way = if ($global:way) { $global:way } elseif ($Identity) { $Identity } else { $env:UCS_WAY }
                    [pscustomobject] @{ DistinguishedName = 'CN=One,DC=litwareinc,DC=com'; \
                        Guid = [guid] 'a0000000-0000-4000-8000-000000000001'
                        ExchangeGuid = [guid] 'e0000000-0000-4000-8000-000000000001'; UserPrincipalName = 'one@litwareinc.com'
                        PrimarySmtpAddress = 'one@litwareinc.com'; EmailAddresses = @('SMTP:one@litwareinc.com'); \
                            RecipientTypeDetails = 'UserMailbox'
                        ExchangeVersion = '0.20 (15.0.0.0)'; AdminDisplayVersion = 'Version 15.0 (Build 847.32)'; \
                            Database = 'DB1' }
                %s}
                function Get-RemoteMailbox { [CmdletBinding()] param($ResultSize) }
                function Get-MailboxStatistics { [CmdletBinding()] param($Database) }
                function Get-ADServerSettings { [CmdletBinding()] param() [pscustomobject] @{ ViewEntireForest = $true } }
                function Set-ADServerSettings { [CmdletBinding()] param([bool] $ViewEntireForest) }
                """.formatted(ways);
    }

    /** Those that a session outlives. */
    static Stream<BrokenOff> survived() {
        return Arrays.stream(values()).filter(each -> each != DEATH);
    }
}
