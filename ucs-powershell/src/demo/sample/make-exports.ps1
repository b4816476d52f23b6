# Writes the replay folder of the sample organisation, all of it invented, into the folder exports below the current one.
# The objects are written by PowerShell's own serializer; the table below is everything that they hold.

# Pool: a name in $pools. Policy: what is assigned to the user, blank where nothing is. Mailbox: a name in $databases, a kind
# in brackets where it is not a user's, blank where there is none. Opened: the last logon in November. Server: UcsMode, "?" where
# the server knows nobody of that name, blank where it was not asked. Flag: ImListMigrationCompleted. But: what is special.
$people = @'
Address          | Name              | Pool  | Policy     | Mailbox      | Opened | Server           | Flag | But
kenmyer          | Ken Myer          | atl   |            | DB01         | 19     | Migrated         | yes  |
pilar            | Pilar Ackerman    | atl   |            | DB01         | 18     | Migrated         | yes  |
jonas            | Jonas Brandel     | atl   | UcsPilot   | DB02         | 19     |                  | no   |
zoë              | Zoë Barringer     | atl   |            | DB02         | 19     | Migrated         | yes  | UserPrincipalName=zoe@litwareinc.com
toni             | Toni Poe          | atl   |            | DB01         | 12     |                  | no   |
odd              | Odd Nilsen        | atl   |            | DB01         | 17     | ?                | no   |
text             | Theo Extance      | atl   |            | DB02         | 19     | Ready To Migrate | yes  |
holly.holt       | Holly Holt        | atl   | UcsPilot   | DB02         | 19     | Migrating        | no   |
nancy.anderson   | Nancy Anderson    | atl   |            | DB01         | 16     | Ready To Migrate | no   |
yvonne.mckay     | Yvonne McKay      | atl   | UcsDelayed | DB01         | 19     | Ready To Migrate | no   |
karl.berge       | Karl Berge        | atl   |            | DB02         | 19     | Ready To Migrate | no   |
kim.akers        | Kim Akers         | atl   |            | DB02         | 14     | Ready To Migrate | no   |
eva.corets       | Eva Corets        | atl   |            | DB02         | 18     | Migrated         | yes  |
david.campbell   | David Campbell    | atl   | NoUcs      | DB01         | 19     | Migrated         | yes  |
andrea.dunker    | Andrea Dunker     | atl   | NoUcs      | DB01         | 19     | Disabled         | yes  |
aidan.delaney    | Aidan Delaney     | dub   |            | DB02         | 19     | Disabled         | no   |
brian.kelly      | Brian Kelly       | sba   |            | DB02         | 19     | Migrated         | yes  |
guido.pica       | Guido Pica        | atl   |            |              |        | Ready To Migrate |      |
john.kane        | John Kane         | atl   |            | DB10         | 19     | Ready To Migrate | no   |
sara.davis       | Sara Davis        | atl   |            | DB10         | 19     | Migrated         | no   |
lola.jacobsen    | Lola Jacobsen     | atl   |            | DB02         |        | Ready To Migrate | no   | Left=DB01
mary.baker       | Mary Baker        | atl   |            | DB03         | 19     | Ready To Migrate | no   |
rob.young        | Rob Young         | old   | UcsPilot   | DB01         | 19     | Disabled         | no   |
terry.adams      | Terry Adams       | den   |            | DB01         | 19     | Ready To Migrate | no   |
josh.barnhill    | Josh Barnhill     | sea   |            | DB02         | 19     | Ready To Migrate | no   |
michael.allen    | Michael Allen     | atl   |            | DB01         | 19     | Ready To Migrate | no   |
wendy.kahn       | Wendy Kahn        | atl   |            | DB01         | 15     |                  | no   |
peter.krebs      | Peter Krebs       | atl   |            | DB01         | 19     |                  | no   |
anna.lidman      | Anna Lidman       | atl   |            | DB02         | 19     | Migrated         | yes  | Forest=other; UserPrincipalName=alidman@corp.litwareinc.com; Mail=a.lidman@litware.example
luka.abrus       | Luka Abrus        | atl   |            | DB02         | 19     | Migrated         | yes  | Forest=other; Linked=yes
kate.taneyhill   | Kate Taneyhill    | atl   |            | DB01         | 19     | Ready To Migrate | no   |
cloud.user       | Claus Hansen      | atl   |            | online       |        |                  |      |
mallory          | Mallory <b>Ng</b> | atl   | <i>Lost</i>| DB01         | 19     | Wird migriert    | no   |
tad.orman        | Tad Orman         | atl   |            | DB01         | 2      | Disabled         | no   | Enabled=no
chris.gray       | Chris Gray        |       |            | online       |        |                  |      | HostingProvider=sipfed.online.lync.com
nina.holm        | Nina Holm         |       |            | DB01         | 19     |                  | no   |
everest          | Room Everest      | atl   |            | DB01 (Room)  |        |                  | no   |
support          | Support           |       |            | DB02 (Shared)| 19     |                  | no   | Lync=no
diane.prescott   | Diane Prescott    | atl   |            | DB02         | 19     |                  | no   |
belinda.newman   | Belinda Newman    | atl   | NoUcs      | DB01         | 19     | Ready To Migrate | no   |
carole.poland    | Carole Poland     | den   |            | DB01         | 19     | Migrated         | yes  |
dan.park         | Dan Park          | atl   | NoUcs      | DB01         | 19     | Migrating        | no   |
erik.gavriluk    | Erik Gavriluk     | atl   |            | online       |        | Migrated         |      |
fabien.hernoux   | Fabien Hernoux    | atl   |            | DB02         | 19     | Ready To Migrate | no   |
gabe.mares       | Gabe Mares        | atl   |            | DB02         | 19     | Migrated         | yes  |
'@

$pools = @'
Name | Fqdn                        | Site    | Version | UserServer
atl  | atl-cs-001.litwareinc.com   | Atlanta | 6       | atl-cs-001.litwareinc.com
dub  | dub-cs-001.litwareinc.com   | Dublin  | 7       | dub-cs-001.litwareinc.com
due  | dub-cs-002.litwareinc.com   | Dublin  | 7       | dub-cs-002.litwareinc.com
sba  | cork-sba-001.litwareinc.com | Dublin  | 7       | dub-cs-002.litwareinc.com
den  | den-cs-001.litwareinc.com   | Denver  | 6       | den-cs-001.litwareinc.com
sea  | sea-cs-001.litwareinc.com   | Seattle | 6       | sea-cs-001.litwareinc.com
old  | old-fe-001.litwareinc.com   | Atlanta | 5       | old-fe-001.litwareinc.com
'@

$policies = @'
Identity                                     | Allowed | Delay
Global                                       | yes     | 0
Site:Dublin                                  | no      | 0
Service:UserServer:dub-cs-002.litwareinc.com | yes     | 0
Tag:NoUcs                                    | no      | 0
Tag:UcsPilot                                 | yes     | 0
Tag:UcsDelayed                               | yes     | 30
'@

$databases = @{
    DB01 = 'Version 15.0 (Build 847.32)'
    DB02 = 'Version 15.1 (Build 2507.6)'
    DB03 = 'Version 15.1 (Build 2507.6)'
    DB10 = 'Version 14.3 (Build 123.4)'
}

function Read-Table([string] $text) {
    $lines = $text.Trim() -split '\r?\n'
    $names = $lines[0] -split '\|' | ForEach-Object { $_.Trim() }
    foreach ($line in $lines[1..($lines.Count - 1)]) {
        $cells = $line -split '\|' | ForEach-Object { $_.Trim() }
        $row = @{}
        for ($i = 0; $i -lt $names.Count; $i++) { $row[$names[$i]] = $cells[$i] }
        $row
    }
}

# An object with these properties, in this order, as Select-Object leaves one of that type behind.
function New-Selected([string] $type, [System.Collections.IDictionary] $properties) {
    $object = [pscustomobject] $properties
    $object.psobject.TypeNames.Insert(0, "Selected.$type")
    $object
}

# What one call of many returned.
function New-Answer([string] $for, [object[]] $output = @(), [string[]] $errors = @()) {
    [pscustomobject] [ordered] @{ For = $for; Output = @($output | Where-Object { $_ }); Errors = @($errors); Warnings = @() }
}

function New-Id([int] $kind, [int] $number) { [guid] ('{0:x8}-5a3e-4c1e-8000-{1:x12}' -f $kind, $number) }
function At([string] $time) { ([datetime] "2026-11-${time}Z").ToUniversalTime() }
function Day([string] $day) { ([datetime] "${day}T00:00:00Z").ToUniversalTime() }

$manifest = @{ lync = @(); exchange = @() }
$runs = @{ lync = '5a3e0001-4c1e-4f00-8000-000000000001'; exchange = '5a3e0001-4c1e-4f00-8000-000000000002' }
$team = 'lync'
$by = ''
function Export-Run([string] $command, $parameters, [string] $forEach, [string] $file, $objects, [string] $time) {
    [IO.Directory]::CreateDirectory("$PWD/exports") | ForEach-Object { }
    # In UTF-16, as Windows PowerShell writes on the servers where such files are made.
    @($objects) | Export-Clixml "exports/$file" -Depth 5 -Encoding Unicode
    $script:manifest[$team] += [pscustomobject] [ordered] @{
        Run = $runs[$team]; Command = $command; Parameters = $parameters; ForEach = $(if ($forEach) { $forEach } else { $null }); File = $file
        CollectedBy = $by; CollectedAt = At $time; EndedAt = At $time; Scope = 'whole forest'; Complete = $true
        Rows = @($objects | Where-Object { $null -ne $_ }).Count; Digest = "SHA256:$((Get-FileHash "exports/$file").Hash)"
        Warnings = @(); Errors = @(); Synthetic = 'invented by make-exports.ps1'
    }
}

$poolRows = @(Read-Table $pools)
$poolOf = @{}
foreach ($pool in $poolRows) { $poolOf[$pool.Name] = $pool }
$number = 0
$users = foreach ($row in Read-Table $people) {
    $number++
    $row.Number = $number
    $row.Sip = "$($row.Address)@litwareinc.com"
    $row.Special = @{}
    $row.But -split ';' | Where-Object { $_.Trim() } | ForEach-Object { $pair = $_.Trim() -split '=', 2; $row.Special[$pair[0]] = $pair[1] }
    $row.Upn = if ($row.Special.UserPrincipalName) { $row.Special.UserPrincipalName } else { $row.Sip }
    $row.Sid = "S-1-5-21-1004336348-1177238915-682003330-$(1100 + $number)"
    $row.Dn = "CN=$($row.Name -replace '[<>/]', ''),OU=Staff,DC=litwareinc,DC=com"
    $row
}

# What the Lync team collected.
$by = 'LITWAREINC\lync.admin on ATL-CS-001'
$csUsers = foreach ($user in $users | Where-Object { $_.Special.Lync -ne 'no' }) {
    New-Selected 'Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser' ([ordered] @{
        SipAddress = "sip:$($user.Sip)"; UserPrincipalName = $user.Upn; DistinguishedName = $user.Dn; Guid = New-Id 1 $user.Number
        Sid = $user.Sid; OriginatorSid = $null; Enabled = $user.Special.Enabled -ne 'no'
        HostingProvider = $(if ($user.Special.HostingProvider) { $user.Special.HostingProvider } else { 'SRV:' })
        RegistrarPool = $(if ($user.Pool) { $poolOf[$user.Pool].Fqdn } else { $null })
        UserServicesPolicy = $(if ($user.Policy) { $user.Policy } else { $null })
        WindowsEmailAddress = $(if ($user.Special.Mail) { $user.Special.Mail } else { $user.Sip }); DisplayName = $user.Name
    })
}
Export-Run 'Get-CsUser' @{} '' 'Get-CsUser.clixml' $csUsers '20T05:30:00'

$csPolicies = foreach ($policy in Read-Table $policies) {
    New-Selected 'Microsoft.Rtc.Management.WritableConfig.Policy.UserServices.UserServicesPolicy' ([ordered] @{
        Identity = $policy.Identity; UcsAllowed = $policy.Allowed -eq 'yes'; MigrationDelayInDays = [uint16] $policy.Delay
    })
}
Export-Run 'Get-CsUserServicesPolicy' @{} '' 'Get-CsUserServicesPolicy.clixml' $csPolicies '20T05:31:00'

$registrars = foreach ($pool in $poolRows) {
    New-Selected 'Microsoft.Rtc.Management.Xds.DisplayRegistrar' ([ordered] @{
        Identity = "Registrar:$($pool.Fqdn)"; PoolFqdn = $pool.Fqdn; SiteId = "Site:$($pool.Site)"; Version = [int] $pool.Version
        UserServer = "UserServer:$($pool.UserServer)"
    })
}
Export-Run 'Get-CsService' @{ Registrar = $true } '' 'Get-CsService-Registrar.clixml' $registrars '20T05:32:00'

$userServers = foreach ($pool in $poolRows | Where-Object { $_.Fqdn -eq $_.UserServer }) {
    New-Selected 'Microsoft.Rtc.Management.Xds.DisplayUserServer' ([ordered] @{
        Identity = "UserServer:$($pool.Fqdn)"; PoolFqdn = $pool.Fqdn; SiteId = "Site:$($pool.Site)"; Version = [int] $pool.Version
    })
}
Export-Run 'Get-CsService' @{ UserServer = $true } '' 'Get-CsService-UserServer.clixml' $userServers '20T05:32:30'

$sites = foreach ($site in 'Atlanta', 'Dublin', 'Denver', 'Seattle') {
    New-Selected 'Microsoft.Rtc.Management.Xds.DisplaySite' ([ordered] @{
        Identity = "Site:$site"; DisplayName = $site; Pools = @($poolRows | Where-Object { $_.Site -eq $site } | ForEach-Object { $_.Fqdn })
    })
}
Export-Run 'Get-CsSite' @{} '' 'Get-CsSite.clixml' $sites '20T05:33:00'

# How the deployment is set up, on this side: soundly, but for a server that is behind.
Export-Run 'Get-CsComputer' @{ Local = $true } '' 'Get-CsComputer-Local.clixml' @(
    New-Selected 'Microsoft.Rtc.Management.Deploy.Internal.Machine' ([ordered] @{
        Identity = 'atl-cs-001.litwareinc.com'; Pool = 'atl-cs-001.litwareinc.com'; Fqdn = 'atl-cs-001.litwareinc.com' })) '20T05:34:00'
Export-Run 'Get-CsCertificate' @{ Type = 'OAuthTokenIssuer' } '' 'Get-CsCertificate-OAuthTokenIssuer.clixml' @(
    New-Selected 'Microsoft.Rtc.Management.Deployment.CertificateReference' ([ordered] @{
        Thumbprint = '4AA3C098CC06277EB2B4A51EE6B955FEA6FD9A71'; Subject = 'CN=litwareinc.com'
        NotBefore = Day '2025-03-01'; NotAfter = Day '2028-03-01'; EffectiveDate = Day '2025-03-01' })) '20T05:34:10'
Export-Run 'Get-CsOAuthConfiguration' @{} '' 'Get-CsOAuthConfiguration.clixml' @(
    New-Selected 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthSettings' ([ordered] @{
        Identity = 'Global'; ExchangeAutodiscoverUrl = 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc' })) '20T05:34:20'
Export-Run 'Get-CsPartnerApplication' @{} '' 'Get-CsPartnerApplication.clixml' @(
    New-Selected 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.PartnerApplication#Decorated' ([ordered] @{
        Identity = 'Exchange'; Name = 'Exchange'; ApplicationIdentifier = '00000002-0000-0ff1-ce00-000000000000'; Enabled = $true
        ApplicationTrustLevel = 'Full'; AuthToken = 'Value=https://autodiscover.litwareinc.com/autodiscover/metadata/json/1' })) '20T05:34:30'
$replicas = foreach ($pool in $poolRows) {
    New-Selected 'Microsoft.Rtc.Management.Xds.ReplicaState' ([ordered] @{ ReplicaFqdn = $pool.Fqdn; UpToDate = $pool.Name -ne 'sea' })
}
Export-Run 'Get-CsManagementStoreReplicationStatus' @{} '' 'Get-CsManagementStoreReplicationStatus.clixml' $replicas '20T05:34:40'

$modes = foreach ($user in $users | Where-Object { $_.Server }) {
    $answer = if ($user.Server -ne '?') {
        New-Selected 'Microsoft.Rtc.Management.Presence.Cmdlets.GetUcsFrontEndData' ([ordered] @{ SipUri = "sip:$($user.Sip)"; UcsMode = $user.Server })
    }
    New-Answer "sip:$($user.Sip)" $answer
}
Export-Run 'Debug-CsUnifiedContactStore' @{} 'Identity' 'Debug-CsUnifiedContactStore-Identity.clixml' $modes '20T05:40:00'

$totals = foreach ($pool in $poolRows | Where-Object { $_.Name -in 'atl', 'dub', 'due' }) {
    $served = @($users | Where-Object { $_.Pool -and $poolOf[$_.Pool].UserServer -eq $pool.Fqdn })
    New-Answer $pool.Fqdn (New-Selected 'Microsoft.Rtc.Management.Presence.Cmdlets.GetUcsFrontEndData' ([ordered] @{
        FrontEnd = $pool.Fqdn
        UcsDisabledCount = @($served | Where-Object { $_.Server -eq 'Disabled' }).Count
        UcsAllowedCount = @($served | Where-Object { $_.Server -eq 'Ready To Migrate' }).Count
        UcsMigratingCount = @($served | Where-Object { $_.Server -eq 'Migrating' }).Count
        UcsMigratedCount = @($served | Where-Object { $_.Server -eq 'Migrated' }).Count
        FailedUserData = $null
    }))
}
Export-Run 'Debug-CsUnifiedContactStore' @{} 'PoolFqdn' 'Debug-CsUnifiedContactStore-PoolFqdn.clixml' $totals '20T05:45:00'

$tests = foreach ($sip in 'kenmyer@litwareinc.com', 'michael.allen@litwareinc.com', 'karl.berge@litwareinc.com') {
    $read = $sip -notlike 'karl*'
    New-Answer $sip (New-Selected 'Microsoft.Rtc.SyntheticTransactions.WebTaskOutput' ([ordered] @{
        TargetFqdn = 'atl-cs-001.litwareinc.com'; Result = $(if ($read) { 'Success' } else { 'Failure' })
        Latency = [timespan] $(if ($read) { '00:00:14.9862716' } else { '00:00:00' })
        Error = $(if ($read) { $null } else { 'No contacts were received for the user. Verify that contacts exist for the user.' })
        Diagnosis = $null
    }))
}
Export-Run 'Test-CsUnifiedContactStore' @{ TargetFqdn = 'atl-cs-001.litwareinc.com' } 'UserSipAddress' 'Test-CsUnifiedContactStore.clixml' $tests '20T07:15:00'

# What the Exchange team collected.
$team = 'exchange'
$by = 'LITWAREINC\exchange.admin on ATL-EX-001'
function New-Mailbox($user, [string] $type, $database, $version) {
    $other = $user.Special.Forest -eq 'other'
    $linked = $user.Special.Linked -eq 'yes'
    $mail = if ($user.Special.Mail) { $user.Special.Mail } else { $user.Sip -replace 'ë', 'e' }
    New-Selected 'Microsoft.Exchange.Data.Directory.Management.Mailbox' ([ordered] @{
        DistinguishedName = $(if ($other) { "CN=$($user.Name),OU=Mailboxes,DC=resource,DC=litwareinc,DC=com" } else { $user.Dn })
        Guid = New-Id $(if ($other) { 2 } else { 1 }) $user.Number; ExchangeGuid = New-Id 3 $user.Number
        UserPrincipalName = $(if ($other) { "m$($user.Number)@resource.litwareinc.com" } else { $user.Upn }); PrimarySmtpAddress = $mail
        EmailAddresses = @("SMTP:$mail") + @(if (-not $linked) { "sip:$($user.Sip)" })
        RecipientTypeDetails = $type
        ExchangeVersion = $(if ($database -eq 'DB10') { '0.10 (14.0.100.0)' } else { '0.20 (15.0.0.0)' })
        AdminDisplayVersion = $version; Database = $database
        ImListMigrationCompleted = $(if ($user.Flag) { $user.Flag -eq 'yes' } else { $null })
        LinkedMasterAccount = $(if ($linked) { "LITWAREINC\$($user.Address)" } else { '' })
        MasterAccountSid = $(if ($linked) { $user.Sid } else { $null })
    })
}
$mailboxes = foreach ($user in $users | Where-Object { $_.Mailbox -and $_.Mailbox -ne 'online' }) {
    $database = $user.Mailbox.Substring(0, 4)
    $type = if ($user.Mailbox -match '\((\w+)\)') { "$($Matches[1])Mailbox" } elseif ($user.Special.Linked) { 'LinkedMailbox' } else { 'UserMailbox' }
    New-Mailbox $user $type $database $databases[$database]
}
Export-Run 'Get-Mailbox' @{ ResultSize = 'Unlimited' } '' 'Get-Mailbox.clixml' $mailboxes '20T06:00:00'

$remote = foreach ($user in $users | Where-Object { $_.Mailbox -eq 'online' }) { New-Mailbox $user 'RemoteUserMailbox' $null $null }
Export-Run 'Get-RemoteMailbox' @{ ResultSize = 'Unlimited' } '' 'Get-RemoteMailbox.clixml' $remote '20T06:02:00'

$statistics = foreach ($database in 'DB01', 'DB02', 'DB03', 'DB10') {
    if ($database -eq 'DB03') {
        New-Answer $database -errors 'The server ATL-EX-003 could not be reached: MapiExceptionNetworkError.'
        continue
    }
    $rows = @(foreach ($user in $users | Where-Object { $_.Mailbox -like "$database*" -or $_.Special.Left -eq $database }) {
        $left = $user.Special.Left -eq $database
        New-Selected 'Microsoft.Exchange.Management.MapiTasks.Presentation.MailboxStatistics' ([ordered] @{
            MailboxGuid = New-Id 3 $user.Number
            LastLogonTime = $(if ($user.Opened) { At ('{0:d2}T08:15:00' -f [int] $user.Opened) } elseif ($left) { At '03T09:30:00' } else { $null })
            DisconnectDate = $(if ($left) { At '04T22:10:00' } else { $null }); DisplayName = $user.Name
        })
    })
    New-Answer $database $rows
}
Export-Run 'Get-MailboxStatistics' @{} 'Database' 'Get-MailboxStatistics.clixml' $statistics '20T06:05:00'

# The other side: a certificate that is to be renewed soon.
Export-Run 'Get-ClientAccessService' @{} '' 'Get-ClientAccessService.clixml' @(foreach ($server in 'ATL-EX-001', 'ATL-EX-002') {
    New-Selected 'Microsoft.Exchange.Data.Directory.Management.ClientAccessServer' ([ordered] @{
        Name = $server; AutoDiscoverServiceInternalUri = 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml' }) }) '20T06:10:00'
Export-Run 'Get-PartnerApplication' @{} '' 'Get-PartnerApplication.clixml' @(
    New-Selected 'Microsoft.Exchange.Data.Directory.SystemConfiguration.PartnerApplication' ([ordered] @{
        Name = 'LyncEnterprise-2f5b'; ApplicationIdentifier = '00000004-0000-0ff1-ce00-000000000000'; Enabled = $true
        AuthMetadataUrl = 'https://atl-cs-001.litwareinc.com/metadata/json/1' })) '20T06:10:10'
$current = 'DFC06BF3FC76974BCD1C050340998B65D5491007'
Export-Run 'Get-AuthConfig' @{} '' 'Get-AuthConfig.clixml' @(
    New-Selected 'Microsoft.Exchange.Data.Directory.SystemConfiguration.AuthConfig' ([ordered] @{
        CurrentCertificateThumbprint = $current })) '20T06:10:20'
Export-Run 'Get-ExchangeCertificate' @{} '' 'Get-ExchangeCertificate.clixml' @(
    New-Selected 'Microsoft.Exchange.Management.SystemConfigurationTasks.ExchangeCertificate' ([ordered] @{
        Thumbprint = $current; Subject = 'CN=Microsoft Exchange Server Auth Certificate'
        NotBefore = Day '2021-12-10'; NotAfter = Day '2026-12-10' })) '20T06:10:30'
Export-Run 'Get-AutodiscoverVirtualDirectory' @{} '' 'Get-AutodiscoverVirtualDirectory.clixml' @(foreach ($server in 'ATL-EX-001', 'ATL-EX-002') {
    New-Selected 'Microsoft.Exchange.Data.Directory.SystemConfiguration.ADAutodiscoverVirtualDirectory' ([ordered] @{
        Identity = "$server\Autodiscover (Default Web Site)"; Server = $server; OAuthAuthentication = $true }) }) '20T06:10:40'
Export-Run 'Get-WebServicesVirtualDirectory' @{} '' 'Get-WebServicesVirtualDirectory.clixml' @(foreach ($server in 'ATL-EX-001', 'ATL-EX-002') {
    New-Selected 'Microsoft.Exchange.Data.Directory.SystemConfiguration.ADWebServicesVirtualDirectory' ([ordered] @{
        Identity = "$server\EWS (Default Web Site)"; Server = $server; OAuthAuthentication = $true }) }) '20T06:11:00'

# Each begins with what it is, and ends with the digest of all before, as the collection script writes it.
foreach ($name in 'lync', 'exchange') {
    $head = [pscustomobject] [ordered] @{ Manifest = 2; Run = $runs[$name]; Half = $name; Organisation = @('litwareinc.com')
        StartedAt = At '20T05:00:00'; EndedAt = At '20T06:30:00'; Synthetic = 'invented by make-exports.ps1' }
    @($head) + $manifest[$name] | Export-Clixml "exports/manifest-$name.clixml" -Depth 5 -Encoding UTF8
    Add-Content "exports/manifest-$name.clixml" "`n<!-- SHA256:$((Get-FileHash "exports/manifest-$name.clixml").Hash) -->`n" -NoNewline
}
