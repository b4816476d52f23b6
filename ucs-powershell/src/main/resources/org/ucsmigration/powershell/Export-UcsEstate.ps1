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
manifest is written anew before and after each command, so that an interrupted run leaves one that says what is there.

Not asked for: passwords, message contents, contacts themselves. The files do hold names and addresses of people: keep them
accordingly, and delete them when they have been read.

The script is plain ASCII and needs no more than PowerShell 3.0, so that it can be signed and run on old servers.

.PARAMETER Path
The folder to write to. It is made if it does not exist.

.PARAMETER Lync
Collect what Lync Server knows: users, policies, pools, sites, and for each user where the server sees the contacts.

.PARAMETER Exchange
Collect what Exchange knows: mailboxes, remote mailboxes, and per database who was ever logged on to.

.PARAMETER UcsState
How far to ask where the contacts are: for each user (User, the default; one call for each), only the totals of each pool
(Pool), or not at all (None). Without the state of each user nobody can be told to be migrated for certain. Lync Server 2013
needs its cumulative update of February 2013 for this.

.PARAMETER EffectivePolicy
Ask the server for the policy in effect for each user, too. It is otherwise computed from the policies.

.PARAMETER TestUser
SIP addresses of users to run Test-CsUnifiedContactStore for. It takes seconds for each, reads the contacts of that user, and
needs an elevated shell on a Lync server, whose certificate it uses.

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

$ErrorActionPreference = 'Stop'

# The folder, and the half at work: its manifest, the entries of it, and the files that are still to be written.
$Folder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
$Half = @{ Manifest = ''; Entries = $null }

function Get-FilePath([string] $Name) {
    [System.IO.Path]::Combine($Folder, $Name)
}

# Takes a name for this run; fails if anybody has it, even somebody who came between.
function New-OwnFile([string] $Name) {
    [System.IO.File]::Open((Get-FilePath $Name), [System.IO.FileMode]::CreateNew).Dispose()
}

# Checks before the first command is run, so that a refusal costs nothing.
function Confirm-Half([string] $Manifest, [string[]] $Commands, [string[]] $Patterns, [string] $Shell) {
    $there = @(Get-Command -Name $Commands -ErrorAction SilentlyContinue)
    if ($there.Count -eq 0) {
        throw "None of the commands $($Commands -join ', ') is there. Run this in the $Shell. Nothing was written."
    }
    if (-not [System.IO.Directory]::Exists($Folder)) {
        return
    }
    foreach ($pattern in @("$Manifest*") + $Patterns) {
        $old = @([System.IO.Directory]::GetFiles($Folder, $pattern))
        if ($old.Count -gt 0) {
            throw "$($old[0]) is there already, and nothing is overwritten. Choose another folder, or move the files of that half away."
        }
    }
}

function Start-Half([string] $Manifest) {
    [void] [System.IO.Directory]::CreateDirectory($Folder)
    New-OwnFile $Manifest
    $Half.Manifest = $Manifest
    $Half.Entries = [System.Collections.ArrayList] @()
    Save-Manifest
}

# Written beside and then put in place, so that there is a whole manifest at any time.
function Save-Manifest {
    $part = Get-FilePath ($Half.Manifest + '.part')
    $manifest = Get-FilePath $Half.Manifest
    $Half.Entries | Export-Clixml -Path $part -Depth 4
    try {
        [System.IO.File]::Replace($part, $manifest, [System.Management.Automation.Language.NullString]::Value)
    }
    catch {
        # Some shares cannot replace a file.
        [System.IO.File]::Copy($part, $manifest, $true)
        [System.IO.File]::Delete($part)
    }
}

# Announces a command in the manifest as one that has not ended; what is known afterwards replaces it.
function Start-Entry([string] $Command, [hashtable] $With, $ForEach, [string] $File, [string] $Scope) {
    New-OwnFile $File
    $entry = [pscustomobject] [ordered] @{
        Command = $Command
        Parameters = $With
        ForEach = $ForEach
        File = $File
        CollectedBy = '{0}\{1} on {2}' -f [Environment]::UserDomainName, [Environment]::UserName, [Environment]::MachineName
        CollectedAt = [DateTime]::UtcNow
        Scope = $Scope
        Complete = $false
        Warnings = [System.Collections.ArrayList] @()
        Errors = [System.Collections.ArrayList] @('The command was running, or was interrupted, when the manifest was written.')
    }
    [void] $Half.Entries.Add($entry)
    Save-Manifest
    $entry
}

function Complete-Entry($Entry, [bool] $Complete, $Warnings, $Errors) {
    $Entry.Complete = $Complete -and $Errors.Count -eq 0
    $Entry.Warnings = [System.Collections.ArrayList] @($Warnings)
    $Entry.Errors = [System.Collections.ArrayList] @($Errors)
    Save-Manifest
}

# An object of a local shell as the text that remoting makes of it; where the object has a FriendlyName, that is the text.
function ConvertTo-Text($Value) {
    if ($null -eq $Value) {
        return $null
    }
    $friendly = $Value.PSObject.Properties['FriendlyName']
    if ($null -ne $friendly -and -not [string]::IsNullOrEmpty($friendly.Value)) {
        return "$($friendly.Value)"
    }
    "$Value"
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
function Select-Existing($Row, [string[]] $Property, $Errors) {
    $kept = [ordered] @{}
    foreach ($found in @($Property | ForEach-Object { $Row.PSObject.Properties.Match($_) })) {
        try {
            # The property Value would be silent.
            $value = $found.get_Value()
        }
        catch {
            $text = "$($found.Name): $($_.Exception.GetBaseException().Message)"
            if ($Errors -notcontains $text) {
                [void] $Errors.Add($text)
            }
            continue
        }
        if ($null -eq $value -or $value -is [string] -or (Test-Plain $value)) {
            $kept[$found.Name] = $value
        }
        elseif ($value -is [System.Collections.IEnumerable]) {
            $kept[$found.Name] = [System.Collections.ArrayList] @($value | ForEach-Object { ConvertTo-Text $_ })
        }
        else {
            $kept[$found.Name] = ConvertTo-Text $value
        }
    }
    [pscustomobject] $kept
}

# Keeps rows, warnings and errors apart. Warnings and errors stay in the words, and the language, of the server.
function Split-Stream($Warnings, $Errors, [string[]] $Property) {
    process {
        if ($_ -is [System.Management.Automation.ErrorRecord]) {
            [void] $Errors.Add("$_")
        }
        elseif ($_ -is [System.Management.Automation.WarningRecord]) {
            [void] $Warnings.Add($_.Message)
        }
        elseif ($null -ne $_ -and $Property.Count -gt 0) {
            Select-Existing $_ $Property $Errors
        }
        elseif ($null -ne $_) {
            $_
        }
    }
}

# Runs a command that lists everything, and gives back the two properties of its rows that later commands need.
function Export-List([string] $Command, [string] $File, [hashtable] $With, [scriptblock] $Run, [string[]] $Property, [string[]] $Keep,
    [string] $Scope = 'whole forest', [bool] $Complete = $true, [string[]] $Warning = @()) {
    Write-Progress -Activity 'Export-UcsEstate' -Status $Command
    $warnings = [System.Collections.ArrayList] @()
    $errors = [System.Collections.ArrayList] @()
    $kept = [System.Collections.ArrayList] @()
    $count = @{ Rows = 0 }
    $Warning | ForEach-Object { [void] $warnings.Add($_) }
    $entry = Start-Entry $Command $With $null $File $Scope
    try {
        & {
            try {
                & $Run $With 2>&1 3>&1 | Split-Stream $warnings $errors $Property | ForEach-Object {
                    $count.Rows++
                    if ($count.Rows % 500 -eq 0) {
                        Write-Progress -Activity 'Export-UcsEstate' -Status "$Command, $($count.Rows) rows"
                    }
                    if ($Keep.Count -gt 0) {
                        [void] $kept.Add((Select-Existing $_ $Keep $errors))
                    }
                    $_
                }
            }
            catch {
                # Caught here and not outside, so that the file ends properly behind the rows that came.
                [void] $errors.Add("$_")
            }
        } | Export-Clixml -Path (Get-FilePath $File) -Depth 3
    }
    catch {
        [void] $errors.Add("$_")
    }
    if ($count.Rows -eq 0 -and $errors.Count -gt 0) {
        [System.IO.File]::Delete((Get-FilePath $File))
        $entry.File = $null
    }
    Complete-Entry $entry $Complete $warnings $errors
    $kept
}

# Runs a command for one value after another; each leaves an object that says what it gave. Never asks for a blank value. The values
# come from a command of this half, which may have failed; what was asked is complete all the same, for whom it was asked.
function Export-Each([string] $Command, [string] $File, [hashtable] $With, [string] $ForEach, [string[]] $Values, [scriptblock] $Run,
    [string[]] $Property = @(), [string] $From, [string] $Scope = 'whole forest') {
    $errors = [System.Collections.ArrayList] @()
    $warnings = [System.Collections.ArrayList] @()
    $asked = @($Values | Where-Object { -not [string]::IsNullOrWhiteSpace($_) })
    $count = @{ Asked = 0 }
    $broken = @($Half.Entries | Where-Object { $_.Command -eq $From -and -not $_.Complete })
    $entry = Start-Entry $Command $With $ForEach $File $Scope
    if ($broken.Count -gt 0 -and $asked.Count -eq 0) {
        [System.IO.File]::Delete((Get-FilePath $File))
        $entry.File = $null
        Complete-Entry $entry $false @() ([System.Collections.ArrayList] @("Not run, since $From gave nothing to run it for. $($broken[0].Errors)".Trim()))
        return
    }
    if ($broken.Count -gt 0) {
        [void] $warnings.Add("$From is not complete, so this was not run for all.")
    }
    try {
        $asked | ForEach-Object {
            if ($count.Asked % 20 -eq 0) {
                Write-Progress -Activity 'Export-UcsEstate' -Status "$Command -$ForEach, $($count.Asked) of $($asked.Count)" `
                    -PercentComplete ([int] [Math]::Floor(100.0 * $count.Asked / $asked.Count))
            }
            $count.Asked++
            Get-Answer $_ $ForEach $With $Run $Property
        } | Export-Clixml -Path (Get-FilePath $File) -Depth 5
    }
    catch {
        [void] $errors.Add("$_")
    }
    Complete-Entry $entry $true $warnings $errors
}

function Get-Answer([string] $Value, [string] $ForEach, [hashtable] $With, [scriptblock] $Run, [string[]] $Property) {
    $warnings = [System.Collections.ArrayList] @()
    $errors = [System.Collections.ArrayList] @()
    $output = [System.Collections.ArrayList] @()
    $call = $With.Clone()
    $call[$ForEach] = $Value
    try {
        & $Run $call 2>&1 3>&1 | Split-Stream $warnings $errors $Property | ForEach-Object { [void] $output.Add($_) }
    }
    catch {
        [void] $errors.Add("$_")
    }
    [pscustomobject] [ordered] @{ For = $Value; Output = $output; Errors = $errors; Warnings = $warnings }
}

function Export-LyncHalf {
    $users = Export-List 'Get-CsUser' 'Get-CsUser.clixml' @{} `
        -Run { param($With) Get-CsUser @With -ErrorAction Continue -WarningAction Continue } `
        -Property SipAddress, UserPrincipalName, DistinguishedName, Guid, Sid, OriginatorSid, Enabled, HostingProvider, RegistrarPool,
            UserServicesPolicy, WindowsEmailAddress, DisplayName -Keep SipAddress, RegistrarPool
    Export-List 'Get-CsUserServicesPolicy' 'Get-CsUserServicesPolicy.clixml' @{} `
        -Run { param($With) Get-CsUserServicesPolicy @With -ErrorAction Continue -WarningAction Continue } `
        -Property Identity, UcsAllowed, MigrationDelayInDays
    $registrars = Export-List 'Get-CsService' 'Get-CsService-Registrar.clixml' @{ Registrar = $true } `
        -Run { param($With) Get-CsService @With -ErrorAction Continue -WarningAction Continue } `
        -Property Identity, PoolFqdn, SiteId, Version, UserServer -Keep PoolFqdn, UserServer
    $userServers = Export-List 'Get-CsService' 'Get-CsService-UserServer.clixml' @{ UserServer = $true } `
        -Run { param($With) Get-CsService @With -ErrorAction Continue -WarningAction Continue } `
        -Property Identity, PoolFqdn, SiteId, Version -Keep PoolFqdn
    Export-List 'Get-CsSite' 'Get-CsSite.clixml' @{} `
        -Run { param($With) Get-CsSite @With -ErrorAction Continue -WarningAction Continue } `
        -Property Identity, DisplayName, Pools

    $addresses = @($users | ForEach-Object { $_.SipAddress })
    # What is quick and what was chosen comes before what may take hours and be broken off.
    if ($UcsState -ne 'None') {
        Export-Each 'Debug-CsUnifiedContactStore' 'Debug-CsUnifiedContactStore-PoolFqdn.clixml' @{} 'PoolFqdn' -From 'Get-CsService' `
            -Values @($userServers | ForEach-Object { $_.PoolFqdn }) `
            -Run { param($With) Debug-CsUnifiedContactStore @With -ErrorAction Continue -WarningAction Continue }
    }
    Export-Test $users $registrars
    if ($EffectivePolicy) {
        Export-Each 'Get-CsEffectivePolicy' 'Get-CsEffectivePolicy-Identity.clixml' @{} 'Identity' -From 'Get-CsUser' -Values $addresses `
            -Run { param($With) Get-CsEffectivePolicy @With -ErrorAction Continue -WarningAction Continue } `
            -Property Identity, UserServicesPolicy
    }
    if ($UcsState -eq 'User') {
        Export-Each 'Debug-CsUnifiedContactStore' 'Debug-CsUnifiedContactStore-Identity.clixml' @{} 'Identity' -From 'Get-CsUser' -Values $addresses `
            -Run { param($With) Debug-CsUnifiedContactStore @With -ErrorAction Continue -WarningAction Continue } `
            -Property '*'
    }
}

# The test goes to the pool that runs the User Services of the user: for a branch appliance, the pool behind it.
function Export-Test($Users, $Registrars) {
    $behind = @{}
    foreach ($registrar in @($Registrars | Where-Object { $_.PoolFqdn -and $_.UserServer })) {
        $behind["$($registrar.PoolFqdn)"] = "$($registrar.UserServer)" -replace '^UserServer:', ''
    }
    $poolOf = @{}
    foreach ($user in @($Users | Where-Object { $_.SipAddress })) {
        $pool = "$($user.RegistrarPool)"
        if ($behind.ContainsKey($pool)) {
            $pool = $behind[$pool]
        }
        $poolOf[$user.SipAddress -replace '^sip:', ''] = $pool
    }
    $byPool = [ordered] @{}
    foreach ($address in @($TestUser | Where-Object { -not [string]::IsNullOrWhiteSpace($_) })) {
        $bare = $address.Trim() -replace '^sip:', ''
        $pool = $poolOf[$bare]
        if ([string]::IsNullOrEmpty($pool)) {
            $pool = ''
        }
        $byPool[$pool] = @($byPool[$pool]) + "sip:$bare"
    }
    if ($byPool.Contains('')) {
        Export-Each 'Test-CsUnifiedContactStore' 'Test-CsUnifiedContactStore-UserSipAddress.clixml' @{} 'UserSipAddress' -Values $byPool[''] `
            -Run { throw 'Not run: Get-CsUser gave no home pool for this address.' }
        $byPool.Remove('')
    }
    foreach ($pool in $byPool.Keys) {
        Export-Each 'Test-CsUnifiedContactStore' "Test-CsUnifiedContactStore-$($pool -replace '[^A-Za-z0-9.-]', '_').clixml" `
            @{ TargetFqdn = $pool } 'UserSipAddress' -Values $byPool[$pool] `
            -Run { param($With) Test-CsUnifiedContactStore @With -ErrorAction Continue -WarningAction Continue } `
            -Property TargetFqdn, TargetUri, Result, Latency, Error, Diagnosis
    }
}

function Export-ExchangeHalf {
    $view = @{ Scope = 'recipient scope of the session'; Complete = $false; Warning = @() }
    try {
        Set-ADServerSettings -ViewEntireForest $true -ErrorAction Stop
        if (-not $RestrictedScope) {
            $view = @{ Scope = 'whole forest'; Complete = $true; Warning = @() }
        }
    }
    catch {
        $view.Warning = @("Set-ADServerSettings -ViewEntireForest: $_")
    }
    $properties = 'DistinguishedName', 'Guid', 'ExchangeGuid', 'UserPrincipalName', 'PrimarySmtpAddress', 'EmailAddresses',
        'RecipientTypeDetails', 'ExchangeVersion', 'AdminDisplayVersion', 'Database', 'ImListMigrationCompleted',
        'LinkedMasterAccount', 'MasterAccountSid'
    $mailboxes = Export-List 'Get-Mailbox' 'Get-Mailbox.clixml' @{ ResultSize = 'Unlimited' } `
        -Run { param($With) Get-Mailbox @With -ErrorAction Continue -WarningAction Continue } `
        -Property $properties -Keep Database @view
    Export-List 'Get-RemoteMailbox' 'Get-RemoteMailbox.clixml' @{ ResultSize = 'Unlimited' } `
        -Run { param($With) Get-RemoteMailbox @With -ErrorAction Continue -WarningAction Continue } `
        -Property $properties @view
    $databases = [ordered] @{}
    foreach ($mailbox in @($mailboxes | Where-Object { $_.Database })) {
        $databases["$($mailbox.Database)"] = $true
    }
    # A database lists its mailboxes whatever part of the directory the session looks at.
    Export-Each 'Get-MailboxStatistics' 'Get-MailboxStatistics-Database.clixml' @{} 'Database' -From 'Get-Mailbox' -Values @($databases.Keys) `
        -Run { param($With) Get-MailboxStatistics @With -ErrorAction Continue -WarningAction Continue } `
        -Property MailboxGuid, LastLogonTime, DisconnectDate, DisplayName
}

$lyncCommands = 'Get-CsUser', 'Get-CsUserServicesPolicy', 'Get-CsService', 'Get-CsSite', 'Debug-CsUnifiedContactStore'
$exchangeCommands = 'Get-Mailbox', 'Get-RemoteMailbox', 'Get-MailboxStatistics'

if (-not $Lync -and -not $Exchange) {
    throw 'Say which half to collect: -Lync, -Exchange, or both where one shell has the commands of both.'
}
if ($Lync) {
    Confirm-Half 'manifest-lync.clixml' $lyncCommands @('Get-Cs*.clixml', 'Debug-Cs*.clixml', 'Test-Cs*.clixml') 'Lync Server Management Shell'
}
if ($Exchange) {
    Confirm-Half 'manifest-exchange.clixml' $exchangeCommands @('Get-Mailbox*.clixml', 'Get-RemoteMailbox*.clixml') 'Exchange Management Shell'
}
if ($Lync) {
    Start-Half 'manifest-lync.clixml'
    [void] (Export-LyncHalf)
}
if ($Exchange) {
    Start-Half 'manifest-exchange.clixml'
    [void] (Export-ExchangeHalf)
}
Write-Progress -Activity 'Export-UcsEstate' -Status 'Done' -Completed
Write-Output "Written to $Folder"
