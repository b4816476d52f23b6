enum RecipientTypeDetails { UserMailbox = 1; LinkedMailbox = 2; SharedMailbox = 4; RoomMailbox = 16; EquipmentMailbox = 32; RemoteUserMailbox = 64 }

Import-Module ([IO.Path]::Combine([IO.Path]::GetDirectoryName($PSScriptRoot), 'Estate.psm1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Deployment.ps1'))

$script:ViewEntireForest = $false

# Every mailbox, in the forest or in the part of it that the session looks at.
function Get-Mailboxes([switch]$Remote) {
    $estate = Get-Estate
    if ($Remote -and $env:STANDIN_REMOTE -eq 'none') { return }
    foreach ($user in $estate.Users) {
        $kind = if ($user.Mailbox) { $user.Mailbox } else { 'here' }
        if ($kind -eq $(if ($Remote) { 'remote' } else { 'here' }) -and ($script:ViewEntireForest -or -not $user.Domain)) { $user }
    }
    if (-not $Remote) { Get-Others }
}

function Get-Others {
    $count = if ($env:STANDIN_OTHERS) { [int]$env:STANDIN_OTHERS } else { (Get-Estate).OtherMailboxes }
    for ($number = 1; $number -le $count; $number++) {
        @{ Number = 100000 + $number; Sip = "mailbox$number@litwareinc.com"; Name = "Mailbox $number"; Database = 'DB03' }
    }
}

function Select-Mailbox($Cmdlet, $Mailboxes, $Identity, $ResultSize) {
    # As the real one: a blank identity is no restriction.
    if ($Identity) {
        $found = @($Mailboxes | Where-Object { $Identity -in $_.Sip, $_.Smtp, $_.Name, "$(New-Guid 'a' $_.Number)", (Get-DistinguishedName $_) })
        if ($found.Count -eq 0) {
            $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([InvalidOperationException]::new(
                        "Der Vorgang konnte nicht ausgeführt werden, da das Objekt '$Identity' nicht auf 'DC01.litwareinc.com' gefunden wurde."),
                    'ManagementObjectNotFoundException', 'InvalidData', $Identity))
        }
        return $found
    }
    $limit = if ($null -eq $ResultSize) { 1000 } elseif ("$ResultSize" -eq 'Unlimited') { [int]::MaxValue } else { [int]$ResultSize }
    $all = @($Mailboxes)
    $all | Microsoft.PowerShell.Utility\Select-Object -First $limit
    if ($all.Count -gt $limit) {
        $Cmdlet.WriteWarning('Standardmäßig werden nur die ersten 1000 Elemente zurückgegeben. Verwenden Sie den Parameter "ResultSize", um die Anzahl der zurückgegebenen Elemente anzugeben.')
    }
}

function New-Mailbox([string]$Type, [Parameter(ValueFromPipeline)]$User, [switch]$Remote) {
    process {
        $smtp = if ($User.Smtp) { $User.Smtp } else { $User.Sip }
        $row = [ordered]@{
            Identity = Get-DistinguishedName $User
            DistinguishedName = Get-DistinguishedName $User
            Guid = New-Guid 'a' $User.Number
            ExchangeGuid = New-Guid 'e' $User.Number
            UserPrincipalName = if ($User.Upn) { $User.Upn } else { $smtp }
            SamAccountName = ($User.Name -replace ' ', '.').ToLowerInvariant()
            PrimarySmtpAddress = New-Shaped $smtp 'Address'
            EmailAddresses = @((New-Shaped "SMTP:$smtp" 'ProxyAddressString'), (New-Shaped "sip:$($User.Sip)" 'ProxyAddressString'))
            RecipientTypeDetails = $(if ($Remote) { 'RemoteUserMailbox' } elseif ($User.Type) { $User.Type } else { 'UserMailbox' })
            ExchangeVersion = New-Shaped $(if ($User.ExchangeVersion) { $User.ExchangeVersion } else { '0.20 (15.0.0.0)' }) }
        if (Test-LocalShape) { $row.RecipientTypeDetails = [RecipientTypeDetails] $row.RecipientTypeDetails }
        if (-not $Remote) {
            $row.AdminDisplayVersion = New-Shaped $(if ($User.AdminDisplayVersion) { $User.AdminDisplayVersion } else { 'Version 15.0 (Build 847.32)' })
            $row.Database = New-Shaped $(if ($User.Database) { $User.Database } else { 'DB01' })
            $row.ImListMigrationCompleted = [bool]$User.Moved
            # As a complete object of Exchange 2016 CU23 came over the wire (a published capture): these two, and no MasterAccountSid.
            $row.IsLinked = [bool]$User.Linked
            $row.LinkedMasterAccount = "$($User.Linked)"
            $row.ProhibitSendQuota = 'Unlimited'
        }
        New-Row "Microsoft.Exchange.Data.Directory.Management.$Type" $row
    }
}

function Get-Mailbox {
    [CmdletBinding()] param([Parameter(Position = 0, ValueFromPipelineByPropertyName)][AllowEmptyString()][string]$Identity, [string]$Filter,
        [string]$Database, [object]$ResultSize, [string]$OrganizationalUnit, [string]$DomainController, [switch]$Archive, [switch]$IgnoreDefaultScope)
    process {
        Enter-StandIn $PSCmdlet
        if ($env:STANDIN_ENDING -eq 'Get-Mailbox:return') { Select-Mailbox $PSCmdlet (Get-Mailboxes) $Identity 3 | New-Mailbox 'Mailbox'; break }
        $mailboxes = Get-Mailboxes | Where-Object { -not $Database -or $Database -eq $(if ($_.Database) { $_.Database } else { 'DB01' }) }
        Select-Mailbox $PSCmdlet $mailboxes $Identity $ResultSize | New-Mailbox 'Mailbox'
    }
}

function Get-RemoteMailbox {
    [CmdletBinding()] param([Parameter(Position = 0)][AllowEmptyString()][string]$Identity, [string]$Filter, [object]$ResultSize,
        [string]$OnPremisesOrganizationalUnit, [string]$DomainController, [switch]$Archive, [switch]$IgnoreDefaultScope)
    Enter-StandIn $PSCmdlet
    Select-Mailbox $PSCmdlet (Get-Mailboxes -Remote) $Identity $ResultSize | New-Mailbox 'RemoteMailbox' -Remote
}

function New-Statistics($User, $Logon, $Disconnected) {
    New-Row 'Microsoft.Exchange.Data.Mapi.MailboxStatistics' ([ordered]@{
            MailboxGuid = New-Guid 'e' $User.Number; DisplayName = $User.Name; ItemCount = 17; LastLogonTime = $Logon; DisconnectDate = $Disconnected })
}

# Nothing for a mailbox that nobody has ever opened.
function Get-Rows($User) {
    $logon = [datetime]::new(2016, 3, 1, 8, 30, 0, [DateTimeKind]::Local)
    switch ("$($User.Logon)") {
        'never' { }
        'blank' { New-Statistics $User $null $null }
        'disconnected' { New-Statistics $User $logon ([datetime]::new(2015, 12, 24, 9, 0, 0, [DateTimeKind]::Local)) }
        default { New-Statistics $User $logon $null }
    }
}

function Get-MailboxStatistics {
    [CmdletBinding(DefaultParameterSetName = 'Identity')] param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Identity', ValueFromPipelineByPropertyName)][string]$Identity,
        [Parameter(Mandatory, ParameterSetName = 'Database')][string]$Database, [Parameter(Mandatory, ParameterSetName = 'Server')][string]$Server,
        [string]$Filter, [string]$DomainController, [switch]$IncludeMoveHistory, [switch]$NoADLookup)
    process {
        Enter-StandIn $PSCmdlet
        if ($Identity) {
            foreach ($user in Select-Mailbox $PSCmdlet (Get-Mailboxes) $Identity) {
                $rows = @(Get-Rows $user | Where-Object { -not $_.DisconnectDate })
                $rows
                if ($rows.Count -eq 0) {
                    $PSCmdlet.WriteWarning("Der Benutzer hat sich noch nicht bei Postfach '$($user.Name)' angemeldet. Daher können keine Daten zurückgegeben werden. Nachdem sich der Benutzer angemeldet hat, wird diese Warnung nicht mehr angezeigt.")
                }
            }
            return
        }
        # The store's own list: what the session looks at in the directory does not matter.
        $mailboxes = if ($Database -eq 'DB03') { Get-Others } else { (Get-Estate).Users | Where-Object { -not $_.Mailbox } }
        $mailboxes | Where-Object { $Database -eq $(if ($_.Database) { $_.Database } else { 'DB01' }) } | ForEach-Object { Get-Rows $_ }
    }
}

# Nothing is being moved, but for those whom the estate gives a move; both lists are searched through the directory, like mailboxes.
function Get-MoveRequest {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$MoveStatus, [object]$ResultSize)
    Enter-StandIn $PSCmdlet
    foreach ($user in (Get-Estate).Users | Where-Object { $_.Move }) {
        New-Row 'Microsoft.Exchange.Management.RecipientTasks.MoveRequest' ([ordered]@{ ExchangeGuid = New-Guid 'e' $user.Number
                DistinguishedName = Get-DistinguishedName $user; DisplayName = $user.Name; Status = New-Shaped $user.Move
                Flags = 'IntraOrg, Pull'; RemoteHostName = ''; BatchName = ''; TargetDatabase = New-Shaped 'DB02' })
    }
}

function Get-MigrationUser {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$Status, [object]$ResultSize)
    Enter-StandIn $PSCmdlet
}

function Get-ADServerSettings {
    [CmdletBinding()] param([string]$DomainController)
    Enter-StandIn $PSCmdlet
    New-Row 'Microsoft.Exchange.Management.SystemConfigurationTasks.RunspaceServerSettingsPresentationObject' ([ordered]@{
            RecipientViewRoot = 'litwareinc.com'; ViewEntireForest = $script:ViewEntireForest; UserPreferredGlobalCatalog = $null })
}

function Set-ADServerSettings {
    [CmdletBinding()] param([bool]$ViewEntireForest, [Parameter(ValueFromRemainingArguments)]$Rest)
    if (-not $PSBoundParameters.ContainsKey('ViewEntireForest') -or $Rest) { Deny-Dangerous $PSCmdlet }
    Enter-StandIn $PSCmdlet
    $script:ViewEntireForest = $ViewEntireForest
}

foreach ($name in 'Set-Mailbox', 'Set-UMMailbox', 'Set-RemoteMailbox', 'New-MoveRequest', 'Disable-Mailbox', 'Remove-Mailbox',
    'Set-AuthConfig', 'Set-PartnerApplication', 'Set-ClientAccessService', 'Set-AutodiscoverVirtualDirectory', 'Set-WebServicesVirtualDirectory') {
    . ([scriptblock]::Create("function $name { [CmdletBinding()] param([Parameter(ValueFromPipeline)]`$InputObject, [Parameter(ValueFromRemainingArguments)]`$Rest) process { Deny-Dangerous `$PSCmdlet } }"))
}
