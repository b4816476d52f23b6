#requires -Version 3.0
<#
.SYNOPSIS
Exports what is needed to tell whose contacts will migrate, or have migrated, to the unified contact store.

.DESCRIPTION
Runs read-only commands of Lync Server 2013 (or later) and of Exchange, and writes what they give as CLIXML files into a folder,
with a manifest for each half: manifest-lync.clixml and manifest-exchange.clixml. The folder can be read on any machine, by a
program that needs neither Lync nor Exchange nor PowerShell.

The two halves may be run by different people, on different machines and days, into the same folder. Run -Lync in the Lync Server
Management Shell (or with a session to https://<pool>/OcsPowershell imported), -Exchange in the Exchange Management Shell.

Nothing is changed in Lync or Exchange. The one command that sets something, Set-ADServerSettings -ViewEntireForest $true, makes
this PowerShell session (not the organisation) see the recipients of every domain; it lasts until the session ends.

Nothing is overwritten: the script refuses a folder that holds a file of its half already.

A command that fails does not end the script. What it said stands in the manifest, and the list is marked as not complete. The
manifest is written anew before and after each command, so that an interrupted run leaves one that says what is there. It carries
a number of the run, the domains seen, and of each file the number of rows and a digest: a reader can tell whether they belong
together and are still what was written. Do not edit the files, and do not merge two runs into one folder.

At the end the script says which lists are whole and which are not, and why. Its exit code is 0 only if all are.

Not asked for: passwords, message contents, contacts themselves. The files do hold names and addresses of people: keep them
accordingly, and delete them when they have been read.

The script is plain ASCII and needs no more than PowerShell 3.0, so that it can be signed and run on old servers.

.PARAMETER Path
The folder to write to. It is made if it does not exist.

.PARAMETER Lync
Collect what Lync Server knows: users, policies, pools, sites, for each user where the server sees the contacts, and how the
deployment is set up for Exchange. The certificate for that is this computer's: run it on one front end of each pool, into a folder
of its own each.

.PARAMETER Exchange
Collect what Exchange knows: mailboxes, remote mailboxes, per database who was ever logged on to, and how the deployment is set up
for Lync. Virtual directories are asked of each server's IIS, which takes seconds for each.

.PARAMETER UcsState
How far to ask where the contacts are: for each user (User, the default; one call for each), only the totals of each pool
(Pool), or not at all (None). Without the state of each user nobody can be told to be migrated for certain. Lync Server 2013
needs its cumulative update of February 2013 for this.

.PARAMETER EffectivePolicy
Ask the server for the policy in effect for each user, too. It is otherwise computed from the policies.

.PARAMETER TestUser
SIP addresses of users to run Test-CsUnifiedContactStore for, apart or joined by commas. It takes seconds for each, reads the
contacts of that user, and needs an elevated shell on a Lync server, whose certificate it uses.

.PARAMETER RestrictedScope
Say so if your Exchange role lets you see only some of the recipients. Nothing else would tell, and a mailbox that you may not
see would pass for one that does not exist.

.EXAMPLE
.\Export-UcsEstate.ps1 -Path \\fs01\ucs\2016-03-01 -Lync

The Lync half, in the Lync Server Management Shell.

.EXAMPLE
.\Export-UcsEstate.ps1 -Path \\fs01\ucs\2016-03-01 -Exchange

The Exchange half, into the same folder, in the Exchange Management Shell.

.EXAMPLE
powershell.exe -File Export-UcsEstate.ps1 -Path D:\ucs -Lync -TestUser kim@litwareinc.com,don@litwareinc.com

From a scheduled task, with a test of two users.

.EXAMPLE
.\Export-UcsEstate.ps1 -Path D:\ucs -Lync -UcsState Pool -TestUser kim@litwareinc.com

Only totals of each pool, and a test of one user.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Path,

    [switch] $Lync,

    [switch] $Exchange,

    [ValidateSet('User', 'Pool', 'None')]
    [string] $UcsState = 'User',

    [switch] $EffectivePolicy,

    [string[]] $TestUser = @(),

    [switch] $RestrictedScope
)

if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw ("This PowerShell runs in the language mode $($ExecutionContext.SessionState.LanguageMode), in which a script may not do " +
        'what this one needs. Sign it, or have it allowed by the application control policy (AppLocker, WDAC). Nothing was written.')
}

# Runs in a scope of its own, so that neither the settings of the caller reach in here nor those below reach the caller.
& {

Microsoft.PowerShell.Core\Set-StrictMode -Off
$PSDefaultParameterValues = @{}
$OFS = ' '
# Modules see the outermost scope only, so that one is set as well, and put back at the end.
$variables = $ExecutionContext.SessionState.PSVariable
$settings = @{
    WarningPreference = 'Continue'; VerbosePreference = 'SilentlyContinue'; DebugPreference = 'SilentlyContinue'
    ProgressPreference = 'Continue'; InformationPreference = 'SilentlyContinue'; ConfirmPreference = 'None'; WhatIfPreference = $false
    ErrorActionPreference = 'Continue'; PSModuleAutoLoadingPreference = 'All'
}
$before = @{}
foreach ($name in $settings.Keys) {
    $before[$name] = $variables.GetValue("global:$name")
    $variables.Set("local:$name", $settings[$name])
}
$ErrorActionPreference = 'Stop'

# What is asked, in this order: of which half, the command, its parameters, the file for its rows, the properties that are kept,
# and the one that every row of this command has (Key). With ForEach the command is run for one value after another: of each
# user, pool or database (Of), which come from the list From. When says on which choice it depends; View, that Exchange must look
# at the whole forest for it; Optional, that not every release, or not every role, has the command; Unless, which command takes its
# place where it is there.
$mailboxProperties = 'DistinguishedName', 'Guid', 'ExchangeGuid', 'UserPrincipalName', 'SamAccountName', 'PrimarySmtpAddress',
    'EmailAddresses', 'RecipientTypeDetails', 'ExchangeVersion', 'AdminDisplayVersion', 'Database', 'ImListMigrationCompleted',
    'IsLinked', 'LinkedMasterAccount', 'MasterAccountSid', 'MailboxMoveStatus', 'MailboxMoveFlags', 'MailboxMoveRemoteHostName',
    'MailboxMoveBatchName'
$Lists = @(
    @{ Half = 'Lync'; Command = 'Get-CsUser'; With = @{}; File = 'Get-CsUser.clixml'; Key = 'SipAddress'
        Property = 'SipAddress', 'UserPrincipalName', 'SamAccountName', 'DistinguishedName', 'Guid', 'Sid', 'OriginatorSid', 'Enabled',
            'HostingProvider', 'RegistrarPool', 'UserServicesPolicy', 'WindowsEmailAddress', 'DisplayName' }
    @{ Half = 'Lync'; Command = 'Get-CsUserServicesPolicy'; With = @{}; File = 'Get-CsUserServicesPolicy.clixml'; Key = 'UcsAllowed'
        Property = 'Identity', 'UcsAllowed', 'MigrationDelayInDays' }
    @{ Half = 'Lync'; Command = 'Get-CsService'; With = @{ Registrar = $true }; File = 'Get-CsService-Registrar.clixml'; Key = 'PoolFqdn'
        Property = 'Identity', 'PoolFqdn', 'SiteId', 'Version', 'UserServer' }
    @{ Half = 'Lync'; Command = 'Get-CsService'; With = @{ UserServer = $true }; File = 'Get-CsService-UserServer.clixml'; Key = 'PoolFqdn'
        Property = 'Identity', 'PoolFqdn', 'SiteId', 'Version' }
    @{ Half = 'Lync'; Command = 'Get-CsSite'; With = @{}; File = 'Get-CsSite.clixml'; Key = 'Pools'
        Property = 'Identity', 'DisplayName', 'Pools' }
    # The deployment itself: Get-CsCertificate shows what this computer has, so run this on one front end of each pool.
    @{ Half = 'Lync'; Command = 'Get-CsComputer'; With = @{ Local = $true }; File = 'Get-CsComputer-Local.clixml'; Key = 'Pool'
        Optional = $true; Property = 'Identity', 'Pool', 'Fqdn' }
    @{ Half = 'Lync'; Command = 'Get-CsCertificate'; With = @{ Type = 'OAuthTokenIssuer' }; File = 'Get-CsCertificate-OAuthTokenIssuer.clixml'
        Optional = $true; Key = 'Thumbprint'; Property = 'Thumbprint', 'Subject', 'NotBefore', 'NotAfter', 'EffectiveDate' }
    @{ Half = 'Lync'; Command = 'Get-CsOAuthConfiguration'; With = @{}; File = 'Get-CsOAuthConfiguration.clixml'
        Optional = $true; Key = 'ExchangeAutodiscoverUrl'; Property = 'Identity', 'ExchangeAutodiscoverUrl' }
    @{ Half = 'Lync'; Command = 'Get-CsPartnerApplication'; With = @{}; File = 'Get-CsPartnerApplication.clixml'
        Optional = $true; Key = 'ApplicationIdentifier'
        Property = 'Identity', 'Name', 'ApplicationIdentifier', 'Enabled', 'ApplicationTrustLevel', 'AuthToken' }
    @{ Half = 'Lync'; Command = 'Get-CsManagementStoreReplicationStatus'; With = @{}; File = 'Get-CsManagementStoreReplicationStatus.clixml'
        Optional = $true; Key = 'UpToDate'; Property = 'ReplicaFqdn', 'UpToDate' }
    # What is quick and what was chosen comes before what may take hours and be broken off.
    @{ Half = 'Lync'; Command = 'Debug-CsUnifiedContactStore'; With = @{}; ForEach = 'PoolFqdn'; Of = 'Pool'; From = 'Get-CsService'
        When = 'Pool'; File = 'Debug-CsUnifiedContactStore-PoolFqdn.clixml' }
    @{ Half = 'Lync'; Command = 'Get-CsEffectivePolicy'; With = @{}; ForEach = 'Identity'; Of = 'User'; From = 'Get-CsUser'
        When = 'EffectivePolicy'; File = 'Get-CsEffectivePolicy-Identity.clixml'; Key = 'UserServicesPolicy'
        Property = 'Identity', 'UserServicesPolicy' }
    @{ Half = 'Lync'; Command = 'Debug-CsUnifiedContactStore'; With = @{}; ForEach = 'Identity'; Of = 'User'; From = 'Get-CsUser'
        When = 'User'; File = 'Debug-CsUnifiedContactStore-Identity.clixml'; Property = '*' }
    @{ Half = 'Lync'; Command = 'Debug-CsStorageServiceFailures'; With = @{}; ForEach = 'SipUri'; Of = 'User'; From = 'Get-CsUser'
        When = 'User'; Optional = $true; File = 'Debug-CsStorageServiceFailures-SipUri.clixml'; Property = '*' }
    @{ Half = 'Lync'; Command = 'Test-CsUnifiedContactStore'; With = @{}; ForEach = 'UserSipAddress'; Of = 'Tested'; From = 'Get-CsUser'
        When = 'Test'; File = 'Test-CsUnifiedContactStore-UserSipAddress.clixml'; Key = 'Result'
        Property = 'TargetFqdn', 'TargetUri', 'Result', 'Latency', 'Error', 'Diagnosis' }
    @{ Half = 'Exchange'; Command = 'Get-Mailbox'; With = @{ ResultSize = 'Unlimited' }; File = 'Get-Mailbox.clixml'; Key = 'ExchangeGuid'
        View = $true; Property = $mailboxProperties }
    @{ Half = 'Exchange'; Command = 'Get-RemoteMailbox'; With = @{ ResultSize = 'Unlimited' }; File = 'Get-RemoteMailbox.clixml'
        View = $true; Key = 'RecipientTypeDetails'; Property = $mailboxProperties }
    @{ Half = 'Exchange'; Command = 'Get-MoveRequest'; With = @{ ResultSize = 'Unlimited' }; File = 'Get-MoveRequest.clixml'
        View = $true; Optional = $true; Key = 'Status'
        Property = 'ExchangeGuid', 'DistinguishedName', 'Alias', 'DisplayName', 'Status', 'Flags', 'Direction', 'RemoteHostName',
            'BatchName', 'TargetDatabase', 'SourceDatabase' }
    @{ Half = 'Exchange'; Command = 'Get-MigrationUser'; With = @{ ResultSize = 'Unlimited' }; File = 'Get-MigrationUser.clixml'
        Optional = $true; Key = 'Status'
        Property = 'Identity', 'MailboxGuid', 'MailboxEmailAddress', 'BatchId', 'Status', 'StatusSummary' }
    # The other side of the deployment. Exchange 2013 has Get-ClientAccessServer, later ones have both.
    @{ Half = 'Exchange'; Command = 'Get-ClientAccessService'; With = @{}; File = 'Get-ClientAccessService.clixml'
        Optional = $true; Key = 'AutoDiscoverServiceInternalUri'; Property = 'Name', 'AutoDiscoverServiceInternalUri' }
    @{ Half = 'Exchange'; Command = 'Get-ClientAccessServer'; With = @{}; File = 'Get-ClientAccessServer.clixml'
        Optional = $true; Unless = 'Get-ClientAccessService'; Key = 'AutoDiscoverServiceInternalUri'; Property = 'Name', 'AutoDiscoverServiceInternalUri' }
    @{ Half = 'Exchange'; Command = 'Get-PartnerApplication'; With = @{}; File = 'Get-PartnerApplication.clixml'
        Optional = $true; Key = 'ApplicationIdentifier'; Property = 'Name', 'ApplicationIdentifier', 'Enabled', 'AuthMetadataUrl' }
    @{ Half = 'Exchange'; Command = 'Get-AuthConfig'; With = @{}; File = 'Get-AuthConfig.clixml'
        Optional = $true; Key = 'CurrentCertificateThumbprint'; Property = 'CurrentCertificateThumbprint' }
    @{ Half = 'Exchange'; Command = 'Get-ExchangeCertificate'; With = @{}; File = 'Get-ExchangeCertificate.clixml'
        Optional = $true; Key = 'Thumbprint'; Property = 'Thumbprint', 'Subject', 'NotBefore', 'NotAfter' }
    @{ Half = 'Exchange'; Command = 'Get-AutodiscoverVirtualDirectory'; With = @{}; File = 'Get-AutodiscoverVirtualDirectory.clixml'
        Optional = $true; Key = 'OAuthAuthentication'; Property = 'Identity', 'Server', 'OAuthAuthentication' }
    @{ Half = 'Exchange'; Command = 'Get-WebServicesVirtualDirectory'; With = @{}; File = 'Get-WebServicesVirtualDirectory.clixml'
        Optional = $true; Key = 'OAuthAuthentication'; Property = 'Identity', 'Server', 'OAuthAuthentication' }
    # A database lists its mailboxes whatever part of the directory the session looks at.
    @{ Half = 'Exchange'; Command = 'Get-MailboxStatistics'; With = @{}; ForEach = 'Database'; Of = 'Database'; From = 'Get-Mailbox'
        File = 'Get-MailboxStatistics-Database.clixml'; Key = 'MailboxGuid'
        Property = 'MailboxGuid', 'LastLogonTime', 'DisconnectDate', 'DisplayName' }
)
$Shells = @{ Lync = 'Lync Server Management Shell'; Exchange = 'Exchange Management Shell' }
$Chosen = @{ Pool = $UcsState -ne 'None'; User = $UcsState -eq 'User'; EffectivePolicy = [bool] $EffectivePolicy; Test = $true }

# U+FFFE and U+FFFF: what writes them breaks off there, and so does what reads them.
$Unwritable = [char[]] @([char] 0xFFFE, [char] 0xFFFF)
$Running = 'The command was running, or was interrupted, when the manifest was written.'
$Restricted = 'recipient scope of the session'

# What a warning says, in any language, where a list was cut short: the parameter keeps its name.
$CutShort = '(?i)ResultSize|more (results|items|objects|entries|records)|only the first|size limit'

# The half at work: its manifest, the entries of it, what the later lists are asked for, and what came to nothing.
$Folder = ''
$Half = @{ Name = ''; Manifest = ''; Run = ''; StartedAt = $null; EndedAt = $null; Entries = $null; Domains = $null; Unsaved = $null }
$Seen = @{ User = $null; Pool = $null; Database = $null; PoolOf = $null; Behind = $null; View = $null }
$Missing = [System.Collections.ArrayList] @()
$Cmdlets = @{}

# The folder as a full path of the file system, wherever the prompt stands; nothing in it is a wildcard.
function Resolve-Folder([string] $Given) {
    if ($Given -match '^(\\\\|//)' -or ([System.IO.Path]::DirectorySeparatorChar -eq '/' -and $Given -match '^/')) {
        return [System.IO.Path]::GetFullPath($Given)
    }
    $provider = $null
    $drive = $null
    $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Given, [ref] $provider, [ref] $drive)
    if ($provider.Name -ne 'FileSystem') {
        throw "'$Given' is a path of $($provider.Name) here, not of the file system. Give a full path, such as D:\ucs. Nothing was written."
    }
    [System.IO.Path]::GetFullPath($full)
}

function Get-FilePath([string] $Name) {
    [System.IO.Path]::Combine($Folder, $Name)
}

# A path that means this file wherever the prompt stands.
function Get-LiteralPath([string] $Name) {
    'Microsoft.PowerShell.Core\FileSystem::' + (Get-FilePath $Name)
}

# Takes a name for this run; fails if anybody has it, even somebody who came between.
function New-OwnFile([string] $Name) {
    [System.IO.File]::Open((Get-FilePath $Name), [System.IO.FileMode]::CreateNew).Dispose()
}

# The command of a module, or of an imported session: not an alias, a program, or a function that somebody wrote for themselves.
function Get-Cmdlet([string] $Name) {
    if ($null -eq $Cmdlets[$Name]) {
        foreach ($found in @(Microsoft.PowerShell.Core\Get-Command -Name $Name -CommandType Cmdlet, Function -All -ErrorAction SilentlyContinue)) {
            if ($found.ModuleName -and $null -eq $Cmdlets[$Name]) {
                $Cmdlets[$Name] = $found
            }
        }
    }
    $Cmdlets[$Name]
}

# Checks before the first command is run, so that a refusal costs nothing.
function Confirm-Half([string] $Name) {
    $rows = @(foreach ($list in $Lists) { if ($list.Half -eq $Name -and -not $list.Optional) { $list } })
    $there = @(foreach ($row in $rows) { if (Get-Cmdlet $row.Command) { $row } })
    if ($there.Count -eq 0) {
        $names = @(foreach ($row in $rows) { $row.Command })
        throw "None of the commands $($names -join ', ') is there. Run this in the $($Shells[$Name]). Nothing was written."
    }
    if (-not [System.IO.Directory]::Exists($Folder)) {
        return
    }
    $patterns = @("manifest-$($Name.ToLowerInvariant()).clixml*") + @(foreach ($list in $Lists) { if ($list.Half -eq $Name) { "$($list.Command)*.clixml" } })
    foreach ($pattern in $patterns) {
        foreach ($old in [System.IO.Directory]::GetFiles($Folder, $pattern)) {
            throw "$old is there already, and nothing is overwritten. Choose another folder, or move the files of that half away."
        }
    }
}

function Start-Half([string] $Name) {
    $made = [System.Collections.ArrayList] @()
    for ($missing = $Folder; $missing -and -not [System.IO.Directory]::Exists($missing); $missing = [System.IO.Path]::GetDirectoryName($missing)) {
        [void] $made.Add($missing)
    }
    $manifest = "manifest-$($Name.ToLowerInvariant()).clixml"
    $own = $false
    try {
        [void] [System.IO.Directory]::CreateDirectory($Folder)
        New-OwnFile $manifest
        $own = $true
        $Half.Name = $Name
        $Half.Manifest = $manifest
        $Half.Run = [Guid]::NewGuid().ToString()
        $Half.StartedAt = [DateTime]::UtcNow
        $Half.EndedAt = $null
        $Half.Entries = [System.Collections.ArrayList] @()
        $Half.Domains = @{}
        Save-Manifest
        # One that somebody holds open already is tried again; one that cannot be written means that nothing can.
        if ($Half.Unsaved -and -not [System.IO.File]::Exists((Get-FilePath "$manifest.part"))) {
            throw $Half.Unsaved
        }
    }
    catch {
        $reason = "$_"
        if ($own) {
            foreach ($file in $manifest, "$manifest.part") {
                try { [System.IO.File]::Delete((Get-FilePath $file)) } catch { $reason = "$reason ($file could not be taken away.)" }
            }
        }
        foreach ($folder in $made) {
            try { [System.IO.Directory]::Delete($folder) } catch { break }
        }
        throw "Nothing can be written to ${Folder}: $reason"
    }
}

# Written beside and then put in place, so that there is a whole manifest at any time; sealed with a digest of itself in a comment
# behind it. What cannot be put in place, since somebody holds the old one open or the disk is full, does not end the run.
function Save-Manifest([int] $Patience = 5) {
    $part = Get-FilePath ($Half.Manifest + '.part')
    $manifest = Get-FilePath $Half.Manifest
    try {
        $domains = [System.Collections.ArrayList] @($Half.Domains.Keys)
        $domains.Sort()
        & {
            [pscustomobject] [ordered] @{
                Manifest = 2
                Run = $Half.Run
                Half = $Half.Name
                Organisation = $domains
                StartedAt = $Half.StartedAt
                EndedAt = $Half.EndedAt
            }
            $Half.Entries
        } | Microsoft.PowerShell.Utility\Export-Clixml -LiteralPath (Get-LiteralPath ($Half.Manifest + '.part')) -Depth 4 -Encoding UTF8
        $seal = [System.Text.Encoding]::ASCII.GetBytes("`n<!-- SHA256:$(Get-Digest $part) -->`n")
        $stream = [System.IO.File]::Open($part, [System.IO.FileMode]::Append)
        try { $stream.Write($seal, 0, $seal.Length) } finally { $stream.Dispose() }
        for ($try = 1; $try -le $Patience; $try++) {
            try {
                Publish-Part $part $manifest
                $Half.Unsaved = $null
                return
            }
            catch {
                $Half.Unsaved = "$manifest cannot be replaced: $($_.Exception.GetBaseException().Message)"
                [System.Threading.Thread]::Sleep(200)
            }
        }
    }
    catch {
        $Half.Unsaved = "$manifest cannot be written: $($_.Exception.GetBaseException().Message)"
        try { [System.IO.File]::Delete($part) } catch { $Half.Unsaved = "$($Half.Unsaved) ($part is broken.)" }
    }
}

function Publish-Part([string] $Part, [string] $Place) {
    # Fails where somebody holds the old one open, before anything is moved.
    [System.IO.File]::Open($Place, [System.IO.FileMode]::Open, [System.IO.FileAccess]::ReadWrite, [System.IO.FileShare]::None).Dispose()
    try {
        [System.IO.File]::Replace($Part, $Place, [System.Management.Automation.Language.NullString]::Value)
    }
    catch {
        # Some shares cannot replace a file. The old one stays until the new one is there.
        $old = "$Part.old"
        [System.IO.File]::Move($Place, $old)
        try {
            [System.IO.File]::Move($Part, $Place)
        }
        catch {
            [System.IO.File]::Move($old, $Place)
            throw
        }
        [System.IO.File]::Delete($old)
    }
}

function Get-Digest([string] $File) {
    $hash = Microsoft.PowerShell.Utility\New-Object System.Security.Cryptography.SHA256CryptoServiceProvider
    $stream = [System.IO.File]::OpenRead($File)
    try {
        [BitConverter]::ToString($hash.ComputeHash($stream)).Replace('-', '')
    }
    finally {
        $stream.Dispose()
        $hash.Dispose()
    }
}

# Announces a command in the manifest as one that has not ended; what is known afterwards replaces it.
function Start-Entry($List, [hashtable] $With, [string] $File, [string] $Scope) {
    New-OwnFile $File
    $entry = [pscustomobject] [ordered] @{
        Run = $Half.Run
        Command = $List.Command
        Parameters = $With
        ForEach = $List.ForEach
        File = $File
        CollectedBy = '{0}\{1} on {2}' -f [Environment]::UserDomainName, [Environment]::UserName, [Environment]::MachineName
        CollectedAt = [DateTime]::UtcNow
        EndedAt = $null
        Scope = $Scope
        Complete = $false
        Rows = 0
        Digest = $null
        Warnings = [System.Collections.ArrayList] @()
        Errors = [System.Collections.ArrayList] @($Running)
    }
    [void] $Half.Entries.Add($entry)
    Save-Manifest
    $entry
}

# What came to an end: how much, in which file, and what was wrong. A file of which nothing can be used is taken away.
function Complete-Entry($Entry, $Count, [bool] $Complete, $Warnings, $Errors) {
    $file = Get-FilePath $Entry.File
    foreach ($warning in $Warnings) {
        if ($warning -match $CutShort) {
            [void] $Errors.Add("There is more than was given: $warning")
        }
    }
    if ($Count.Rows -eq 0 -and $Errors.Count -gt 0) {
        [System.IO.File]::Delete($file)
        $Entry.File = $null
    }
    else {
        try {
            $Entry.Digest = 'SHA256:' + (Get-Digest $file)
        }
        catch {
            [void] $Errors.Add("The file cannot be read back: $($_.Exception.GetBaseException().Message)")
        }
    }
    $Entry.Rows = $Count.Rows
    $Entry.EndedAt = [DateTime]::UtcNow
    $Entry.Complete = $Complete -and $Errors.Count -eq 0
    $Entry.Warnings = [System.Collections.ArrayList] @($Warnings)
    $Entry.Errors = [System.Collections.ArrayList] @($Errors)
    Save-Manifest
}

# A text without the characters that no reader takes.
function ConvertTo-Clean([string] $Text) {
    if ($Text.IndexOfAny($Unwritable) -lt 0) {
        return $Text
    }
    $Text.Replace([string] $Unwritable[0], '').Replace([string] $Unwritable[1], '')
}

function Add-Once($List, [string] $Text) {
    $clean = ConvertTo-Clean $Text
    if ($List -notcontains $clean) {
        [void] $List.Add($clean)
    }
}

# An object of a local shell as the text that remoting makes of it; where the object has a FriendlyName, that is the text.
function ConvertTo-Text($Value) {
    if ($null -eq $Value) {
        return $null
    }
    $friendly = $Value.PSObject.Properties['FriendlyName']
    if ($null -ne $friendly -and -not [string]::IsNullOrEmpty($friendly.Value)) {
        return ConvertTo-Clean "$($friendly.Value)"
    }
    ConvertTo-Clean "$Value"
}

# Times, GUIDs, truths and numbers need no text; an enumeration is a number, here or on the far side, that has a name.
function Test-Plain($Value) {
    if ($Value -is [DateTime] -or $Value -is [Guid] -or $Value -is [bool] -or $Value -is [TimeSpan]) {
        return $true
    }
    $Value -is [ValueType] -and $Value -isnot [Enum] -and $Value.PSObject.TypeNames[0] -notlike 'Deserialized.*'
}

# Those of the properties that the object has. One that it lacks, or that cannot be read, is left out: that is not the same as blank.
# Every list is one of its own, since the serializer writes a list that it has met before as a reference.
function Select-Existing($Row, $Property, $Errors) {
    $kept = [ordered] @{}
    foreach ($name in $Property) {
        foreach ($found in $Row.PSObject.Properties.Match($name)) {
            try {
                # The property Value would be silent.
                $value = $found.get_Value()
            }
            catch {
                Add-Once $Errors "$($found.Name): $($_.Exception.GetBaseException().Message)"
                continue
            }
            if ($value -is [string]) {
                $kept[$found.Name] = ConvertTo-Clean $value
            }
            elseif ($null -eq $value -or (Test-Plain $value)) {
                $kept[$found.Name] = $value
            }
            elseif ($value -is [System.Collections.IEnumerable]) {
                $kept[$found.Name] = [System.Collections.ArrayList] @(foreach ($each in $value) { ConvertTo-Text $each })
            }
            else {
                $kept[$found.Name] = ConvertTo-Text $value
            }
        }
    }
    [pscustomobject] $kept
}

# Keeps rows, warnings and errors apart. Warnings and errors stay in the words, and the language, of the server. An array is its
# rows; what is no row of the command, such as what Format-Table makes of one, is an error that says what it is.
function Split-Stream($List, $Warnings, $Errors) {
    process {
        if ($_ -is [System.Management.Automation.ErrorRecord]) {
            [void] $Errors.Add((ConvertTo-Clean "$_"))
            return
        }
        if ($_ -is [System.Management.Automation.WarningRecord]) {
            [void] $Warnings.Add((ConvertTo-Clean $_.Message))
            return
        }
        $rows = , $_
        if ($_ -is [System.Collections.IList]) {
            $rows = @(foreach ($each in $_) { $each })
        }
        foreach ($row in $rows) {
            if ($null -eq $row) {
                Add-Once $Errors "$($List.Command) gave a null in place of a row."
            }
            elseif ($List.Key -and ($row -is [System.Collections.IDictionary] -or $row.PSObject.Properties.Match($List.Key).Count -eq 0)) {
                Add-Once $Errors "$($List.Command) gave what is none of its rows: $($row.PSObject.TypeNames[0]), without the property $($List.Key)."
            }
            elseif ($row -is [string]) {
                ConvertTo-Clean $row
            }
            elseif ($List.Property) {
                Select-Existing $row $List.Property $Errors
            }
            else {
                $row
            }
        }
    }
}

# The sessions to other computers that are open now: a remoting that dies is made anew in silence, without its settings.
function Get-Sessions {
    @(foreach ($session in @(Microsoft.PowerShell.Core\Get-PSSession)) { "$($session.InstanceId) $($session.State)" }) -join ','
}

# Runs a command to its own end, which is seen here: what breaks out of it without a word, ends in this loop and without the mark.
# The sessions that were open before must be open afterwards.
function Get-Rows($List, [hashtable] $With, $Warnings, $Errors) {
    $cmdlet = Get-Cmdlet $List.Command
    if ($null -eq $cmdlet) {
        [void] $Errors.Add("The command $($List.Command) is not there.")
        return
    }
    $sessions = Get-Sessions
    $end = @{ Seen = $false }
    try {
        foreach ($once in 1) {
            & $cmdlet @With -ErrorAction Continue -WarningAction Continue 2>&1 3>&1 | Split-Stream $List $Warnings $Errors
            $end.Seen = $true
        }
    }
    catch {
        # Caught here and not outside, so that the file ends properly behind the rows that came.
        [void] $Errors.Add((ConvertTo-Clean "$_"))
        $end.Seen = $true
    }
    if (-not $end.Seen) {
        [void] $Errors.Add("$($List.Command) broke off without an error.")
    }
    if ((Get-Sessions) -ne $sessions) {
        [void] $Errors.Add('The session to the server was lost, or made anew, while the command ran.')
    }
}

# Makes this session look at the whole forest; says what is known of it afterwards.
function Enter-Forest {
    $Seen.View = 'is not known'
    $set = Get-Cmdlet 'Set-ADServerSettings'
    if ($null -eq $set) {
        return 'The command Set-ADServerSettings is not there.'
    }
    try {
        & $set -ViewEntireForest $true -ErrorAction Stop
        $Seen.View = 'set'
    }
    catch {
        return ConvertTo-Clean "$_"
    }
}

# Asked behind each list, since a session that was made anew meanwhile has lost it; nothing where it still looks at the whole forest.
function Confirm-Forest {
    $get = Get-Cmdlet 'Get-ADServerSettings'
    if ($null -eq $get) {
        return 'Get-ADServerSettings is not there, so whether the session still looked at the whole forest is not known.'
    }
    try {
        foreach ($settings in @(& $get -ErrorAction Stop)) {
            if ($settings.ViewEntireForest -eq $true) {
                return
            }
        }
        return 'The session did not look at the whole forest any more when the list had ended.'
    }
    catch {
        return "Get-ADServerSettings: $_"
    }
}

function Add-Domain([string] $DistinguishedName) {
    $parts = @(foreach ($part in [regex]::Matches($DistinguishedName, '(?i)(?:^|,)\s*DC=([^,\\]+)')) { $part.Groups[1].Value })
    if ($parts.Count -gt 0) {
        $Half.Domains[($parts -join '.').ToLowerInvariant()] = $true
    }
}

# Keeps of a row what later lists are asked for, and what tells whose organisation it is.
function Add-Seen($List, $Row) {
    if ($Row.DistinguishedName) {
        Add-Domain "$($Row.DistinguishedName)"
    }
    if ($List.Command -eq 'Get-CsUser' -and -not [string]::IsNullOrWhiteSpace($Row.SipAddress)) {
        [void] $Seen.User.Add("$($Row.SipAddress)")
        $Seen.PoolOf["$($Row.SipAddress)".Trim() -replace '^sip:', ''] = "$($Row.RegistrarPool)"
    }
    elseif ($List.Command -eq 'Get-CsService' -and $List.With.UserServer -and $Row.PoolFqdn) {
        [void] $Seen.Pool.Add("$($Row.PoolFqdn)")
    }
    elseif ($List.Command -eq 'Get-CsService' -and $Row.PoolFqdn -and $Row.UserServer) {
        $Seen.Behind["$($Row.PoolFqdn)"] = "$($Row.UserServer)" -replace '^UserServer:', ''
    }
    elseif ($List.Command -eq 'Get-Mailbox' -and $Row.Database) {
        $Seen.Database["$($Row.Database)"] = $true
        if ("$($Row.AdminDisplayVersion)" -match '^Version 15\.20 ') {
            $Seen.Online = $true
        }
    }
}

# Runs a command that lists everything.
function Export-List($List) {
    Microsoft.PowerShell.Utility\Write-Progress -Activity 'Export-UcsEstate' -Status $List.Command
    $warnings = [System.Collections.ArrayList] @()
    $errors = [System.Collections.ArrayList] @()
    $count = @{ Rows = 0 }
    $scope = 'whole forest'
    $complete = $true
    if ($List.View) {
        if ($Seen.View -ne 'set') {
            $problem = Enter-Forest
            if ($problem) {
                [void] $warnings.Add("Set-ADServerSettings -ViewEntireForest: $problem")
            }
        }
        $complete = $Seen.View -eq 'set' -and -not $RestrictedScope
        if (-not $complete) {
            $scope = $Restricted
        }
    }
    $entry = Start-Entry $List $List.With $List.File $scope
    try {
        Get-Rows $List $List.With $warnings $errors | & {
            process {
                $count.Rows++
                if ($count.Rows % 500 -eq 0) {
                    Microsoft.PowerShell.Utility\Write-Progress -Activity 'Export-UcsEstate' -Status "$($List.Command), $($count.Rows) rows"
                }
                Add-Seen $List $_
                $_
            }
        } | Microsoft.PowerShell.Utility\Export-Clixml -LiteralPath (Get-LiteralPath $List.File) -Depth 3
    }
    catch {
        [void] $errors.Add((ConvertTo-Clean "$_"))
    }
    if ($Seen.Online) {
        [void] $errors.Add('The rows are of Exchange Online, not of this organisation''s servers. Run this in a shell without a session to Exchange Online.')
        $Seen.Online = $false
    }
    if ($List.View -and $Seen.View -eq 'set') {
        $problem = Confirm-Forest
        if ($problem) {
            [void] $errors.Add((ConvertTo-Clean $problem))
            $Seen.View = 'lost'
        }
    }
    Complete-Entry $entry $count $complete $warnings $errors
}

# Runs a command for one value after another; each leaves an object that says what it gave, and when. The values come from a list
# of this half, which may have failed; what was asked is complete all the same, for whom it was asked.
function Export-Each($List, [hashtable] $With, [string] $File, $Values, [string] $Refusal) {
    $errors = [System.Collections.ArrayList] @()
    $warnings = [System.Collections.ArrayList] @()
    $asked = @(foreach ($value in $Values) { if (-not [string]::IsNullOrWhiteSpace($value)) { ConvertTo-Clean $value } })
    $count = @{ Rows = 0 }
    $broken = @(foreach ($each in $Half.Entries) { if ($each.Command -eq $List.From -and -not $each.Complete) { $each } })
    $entry = Start-Entry $List $With $File 'whole forest'
    if ($broken.Count -gt 0 -and $asked.Count -eq 0) {
        $errors = [System.Collections.ArrayList] @("Not run, since $($List.From) gave nothing to run it for. $($broken[0].Errors)".Trim())
        Complete-Entry $entry $count $false $warnings $errors
        return
    }
    if ($broken.Count -gt 0) {
        [void] $warnings.Add("$($List.From) is not complete, so this was not run for all.")
    }
    try {
        & {
            foreach ($value in $asked) {
                if ($count.Rows % 20 -eq 0) {
                    Microsoft.PowerShell.Utility\Write-Progress -Activity 'Export-UcsEstate' `
                        -Status "$($List.Command) -$($List.ForEach), $($count.Rows) of $($asked.Count)" `
                        -PercentComplete ([int] [Math]::Floor(100.0 * $count.Rows / $asked.Count))
                }
                Get-Answer $List $With $value $Refusal
                $count.Rows++
            }
        } | Microsoft.PowerShell.Utility\Export-Clixml -LiteralPath (Get-LiteralPath $File) -Depth 5
        if ($count.Rows -ne $asked.Count) {
            [void] $errors.Add("$($List.Command) broke off after $($count.Rows) of $($asked.Count) without an error.")
        }
    }
    catch {
        [void] $errors.Add((ConvertTo-Clean "$_"))
    }
    Complete-Entry $entry $count $true $warnings $errors
}

function Get-Answer($List, [hashtable] $With, [string] $Value, [string] $Refusal) {
    $warnings = [System.Collections.ArrayList] @()
    $errors = [System.Collections.ArrayList] @()
    $output = [System.Collections.ArrayList] @()
    $at = [DateTime]::UtcNow
    if ($Refusal) {
        [void] $errors.Add($Refusal)
    }
    else {
        $call = $With.Clone()
        $call[$List.ForEach] = $Value
        foreach ($row in @(Get-Rows $List $call $warnings $errors)) {
            [void] $output.Add($row)
        }
    }
    [pscustomobject] [ordered] @{ For = $Value; At = $at; Output = $output; Errors = $errors; Warnings = $warnings }
}

# The test goes to the pool that runs the User Services of the user: for a branch appliance, the pool behind it.
function Export-Test($List) {
    $byPool = [ordered] @{}
    foreach ($address in @($TestUser -split '[,;\s]+')) {
        if ([string]::IsNullOrWhiteSpace($address)) {
            continue
        }
        $bare = $address.Trim() -replace '^sip:', ''
        $pool = "$($Seen.PoolOf[$bare])"
        if ($Seen.Behind.ContainsKey($pool)) {
            $pool = $Seen.Behind[$pool]
        }
        $byPool[$pool] = @($byPool[$pool]) + "sip:$bare"
    }
    foreach ($pool in @($byPool.Keys)) {
        if ($pool) {
            Export-Each $List @{ TargetFqdn = $pool } "Test-CsUnifiedContactStore-$($pool -replace '[^A-Za-z0-9.-]', '_').clixml" $byPool[$pool]
        }
        else {
            Export-Each $List $List.With $List.File $byPool[$pool] 'Not run: Get-CsUser gave no home pool for this address.'
        }
    }
}

function Export-Half([string] $Name) {
    $Seen.User = [System.Collections.ArrayList] @()
    $Seen.Pool = [System.Collections.ArrayList] @()
    $Seen.Database = [ordered] @{}
    $Seen.PoolOf = @{}
    $Seen.Behind = @{}
    $Seen.View = $null
    foreach ($list in $Lists) {
        if ($list.Half -ne $Name -or ($list.When -and -not $Chosen[$list.When]) -or ($list.Optional -and -not (Get-Cmdlet $list.Command)) -or
            ($list.Unless -and (Get-Cmdlet $list.Unless))) {
            continue
        }
        try {
            if ($list.Of -eq 'Tested') {
                Export-Test $list
            }
            elseif ($list.Of -eq 'Database') {
                Export-Each $list $list.With $list.File @($Seen.Database.Keys)
            }
            elseif ($list.Of) {
                Export-Each $list $list.With $list.File $Seen[$list.Of]
            }
            else {
                Export-List $list
            }
        }
        catch {
            # Its file cannot be written at all; the others may.
            [void] $Missing.Add("$($list.Command) ($($list.File)): $_")
        }
    }
    $Half.EndedAt = [DateTime]::UtcNow
    Save-Manifest 50
    if ($Half.Unsaved) {
        [void] $Missing.Add("$($Half.Unsaved) What it was to hold is in $($Half.Manifest).part, if that is there: give it the name of the manifest.")
    }
    foreach ($entry in $Half.Entries) {
        $with = @(foreach ($key in $entry.Parameters.Keys) { if ($key -ne 'ResultSize') { "-$key" } }) + @(if ($entry.ForEach) { "-$($entry.ForEach)" })
        $words = "$($entry.Command) $with".Trim()
        if ($entry.Complete) {
            "$words is whole, $($entry.Rows) rows."
        }
        else {
            $reasons = @($entry.Errors) + @(if ($entry.Scope -eq $Restricted) { $Restricted })
            [void] $Missing.Add("${words}, $($entry.Rows) rows: $reasons")
        }
    }
}

if (-not $Lync -and -not $Exchange) {
    throw 'Say which half to collect: -Lync, -Exchange, or both where one shell has the commands of both.'
}
$Folder = Resolve-Folder $Path
$halves = @(if ($Lync) { 'Lync' }) + @(if ($Exchange) { 'Exchange' })
$ended = $false
try {
    foreach ($name in $settings.Keys) { $variables.Set("global:$name", $settings[$name]) }
    foreach ($name in $halves) { Confirm-Half $name }
    foreach ($name in $halves) {
        Start-Half $name
        Export-Half $name
    }
    $ended = $true
}
catch {
    $ended = $true
    throw
}
finally {
    foreach ($name in $settings.Keys) { $variables.Set("global:$name", $before[$name]) }
    # A command that calls exit ends this script, too; its own status would say that all is well.
    if (-not $ended) {
        Microsoft.PowerShell.Utility\Write-Warning "Broken off. What came before is in $Folder, and its manifest says so."
        exit 1
    }
}
Microsoft.PowerShell.Utility\Write-Progress -Activity 'Export-UcsEstate' -Status 'Done' -Completed
"Written to $Folder"
foreach ($each in $Missing) { "NOT WHOLE: $each" }
if ($Missing.Count -gt 0) { exit 1 }

}
exit 0
