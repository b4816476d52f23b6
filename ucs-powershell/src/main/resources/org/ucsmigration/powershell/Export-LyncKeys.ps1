#requires -Version 3.0
<#
.SYNOPSIS
Exports the Lync keys of everybody who is signed in to many computers, over PowerShell remoting.

.DESCRIPTION
Asks many computers at once, with Invoke-Command. On each it reads, below HKEY_USERS, Software\Microsoft\Office\15.0\Lync and
...\16.0\Lync of every person who is signed in there: the client keeps there whether it has met the user's contacts in the unified
contact store. It writes one file for each account, <computer>_<SID>.reg, in the form in which Export-LyncKey.ps1 writes them. Of a
person who has a profile there and is not signed in, the file says just that: to read such a registry it would have to be loaded.

Beside the files it keeps a table, computers.csv: which computers were asked, which answered, which did not and why. Run again with
the same folder, it asks only those that are missing: with the same names, with more, or with none, which means all in the table.
Keep another day's run in a folder of its own.

A computer has answered only if what runs there said at its end how much it had said, and all of it came. Of one that broke off
nothing is written. A file appears when it is whole; a run that is killed leaves whole files, and a table that says who is missing.
The exit code is 0 only if all in the table have answered.

Nothing is changed on the computers: no key, value or file there is written, and nothing is loaded or started. What is there of
the script runs in memory, in the session that PowerShell remoting opens.

What a computer answers is that computer's word. Its administrators could make it say anything of any account, so the files say
from which computer they come, and that nobody else vouches for them.

It needs PowerShell 3.0 here and there, and on the computers: PowerShell remoting switched on (Enable-PSRemoting, or the Group Policy
"Allow remote server management through WinRM") and reachable (TCP 5985, with -UseSSL 5986), and an account that is a local
administrator there. Or SSH with PowerShell as its subsystem, by -Transport SSH, from PowerShell 7.3 or later. Where scripts run in
the constrained language mode only, use Export-LyncKey.ps1 as a logon script.

The script is plain ASCII and needs no module but PowerShell's own, so that it can be signed and copied.

.PARAMETER Path
The folder to write to. It is made if it does not exist. The keys hold names and addresses of people: let nobody read it who need
not, nobody write to it who could forge, and delete it when it has been read.

.PARAMETER ComputerName
The names of the computers, apart or joined by commas; they may come through the pipeline, as from Get-ADComputer.

.PARAMETER NameFile
A text file with more names, one a line; what follows a # is left out.

.PARAMETER ThrottleLimit
How many computers are asked at a time.

.PARAMETER TimeoutSeconds
How long one computer may take, from when its turn comes. One that is busy may take half a minute; one that is off, the time until
the network gives up.

.PARAMETER MaximumMegabytes
How much one computer may answer, counted as text. The keys of one account are seldom more than a tenth of one.

.PARAMETER Transport
WSMan, which is PowerShell remoting as Windows has it, or SSH.

.PARAMETER Credential
For WSMan: the account to ask as, if not the one that runs the script.

.PARAMETER UseSSL
For WSMan: HTTPS, whose certificate must be the computer's.

.PARAMETER UserName
For SSH: the account to ask as.

.PARAMETER KeyFilePath
For SSH: the file of its private key. Nothing is ever asked here: without a key, or an agent that has it, no computer can be reached.

.PARAMETER Subsystem
For SSH: the name of PowerShell's subsystem, if not powershell.

.PARAMETER SshOption
For SSH: further options of ssh, as in @{ StrictHostKeyChecking = 'accept-new' }.

.PARAMETER Port
Another port than the usual one.

.EXAMPLE
Get-ADComputer -Filter 'OperatingSystem -like "*Windows 10*"' | .\Export-LyncKeys.ps1 -Path D:\lynckeys\2016-03-01

All computers of a domain that run Windows 10, with the account that is signed in here.

.EXAMPLE
.\Export-LyncKeys.ps1 -Path D:\lynckeys\2016-03-01

Once more in the afternoon, those that did not answer in the morning.

.EXAMPLE
.\Export-LyncKeys.ps1 -Path D:\lynckeys\2016-03-01 -NameFile names.txt -ThrottleLimit 64 -TimeoutSeconds 60

More at a time, and less patience. Each costs some megabytes here while it is asked.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Path,

    [Parameter(ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
    [Alias('DNSHostName', 'Name')]
    [string[]] $ComputerName = @(),

    [string] $NameFile,

    [ValidateRange(1, 256)]
    [int] $ThrottleLimit = 32,

    [ValidateRange(1, 86400)]
    [int] $TimeoutSeconds = 180,

    [ValidateRange(1, 256)]
    [int] $MaximumMegabytes = 16,

    [ValidateSet('WSMan', 'SSH')]
    [string] $Transport = 'WSMan',

    [System.Management.Automation.PSCredential] $Credential,

    [switch] $UseSSL,

    [string] $UserName,

    [string] $KeyFilePath,

    [string] $Subsystem,

    [hashtable] $SshOption = @{},

    [ValidateRange(0, 65535)]
    [int] $Port = 0
)

begin {

$ErrorActionPreference = 'Stop'
$PSDefaultParameterValues = @{}
$OFS = ' '
if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
    throw ("This PowerShell runs in the language mode $($ExecutionContext.SessionState.LanguageMode), in which a script may not do " +
        'what this one needs. Sign it, or have it allowed by the application control policy (AppLocker, WDAC). Nobody was asked.')
}

# ---- What runs on each computer.
#
# It answers in texts of some kilobytes, each of several lines, and each line of words: B begins; A an account, by its SID; N its
# name; K a key, by the release of Office and its path below the key Lync; V a value, by its kind and name; D its data, up to
# 12,000 bytes a line; U a value that cannot be read; M what is missing of the account, and why; L what is missing of the list of
# accounts; E ends, with the number of lines before it. Names, data and reasons are Base64 of their bytes in UTF-16, or -.
$Far = {
    $ErrorActionPreference = 'Stop'
    if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
        throw "The language mode there is $($ExecutionContext.SessionState.LanguageMode): have Export-LyncKey.ps1 run at logon."
    }
    $person = '^S-1-(5-21|12-1)(-[0-9]{1,10}){4}$'
    $said = @{ Lines = 0; Text = New-Object System.Text.StringBuilder }

    function Say([string] $Line) {
        $said.Lines++
        [void] $said.Text.Append($Line).Append("`n")
        if ($said.Text.Length -gt 16000) {
            $said.Text.ToString()
            $said.Text.Length = 0
        }
    }

    # Its characters as they are: an encoding would put others in the place of half a pair.
    function Get-Bytes([string] $Text) {
        $bytes = New-Object byte[] (2 * $Text.Length)
        [System.Buffer]::BlockCopy($Text.ToCharArray(), 0, $bytes, 0, $bytes.Length)
        , $bytes
    }

    function Pack([string] $Text) {
        if ($Text.Length -eq 0) { '-' } else { [System.Convert]::ToBase64String((Get-Bytes $Text)) }
    }

    function Read-Value($Key, [string] $Name) {
        $kind = [int] $Key.GetValueKind($Name)
        $value = $Key.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
        $bytes = $null
        if ($kind -eq 1 -or $kind -eq 2) {
            if ($value -is [string]) { $bytes = Get-Bytes $value }
        }
        elseif ($kind -eq 7) {
            $all = New-Object System.Text.StringBuilder
            foreach ($each in $value) { [void] $all.Append("$each").Append([char] 0) }
            $bytes = Get-Bytes $all.Append([char] 0).ToString()
        }
        elseif ($kind -eq 4 -or $kind -eq 11) {
            if ($null -ne $value) { $bytes = [System.BitConverter]::GetBytes($value) }
        }
        elseif ($value -is [byte[]] -and $kind -ne 0) {
            $bytes = $value
        }
        if ($null -eq $bytes) {
            Say "U $(Pack $Name) $(Pack 'its type is none that .NET tells')"
            return
        }
        Say "V $kind $(Pack $Name)"
        for ($from = 0; $from -lt $bytes.Length; $from += 12000) {
            Say "D $([System.Convert]::ToBase64String($bytes, $from, [Math]::Min(12000, $bytes.Length - $from)))"
        }
    }

    # Keys are opened to be read, and closed: an open one keeps a profile from being unloaded when its user signs out.
    function Read-Key($Key, [string] $Release, [string] $Below, [int] $Depth) {
        Say "K $Release $(Pack $Below)"
        foreach ($name in $Key.GetValueNames()) {
            try { Read-Value $Key $name } catch { Say "U $(Pack $name) $(Pack $_.Exception.GetBaseException().Message)" }
        }
        foreach ($name in $Key.GetSubKeyNames()) {
            $path = if ($Below) { "$Below\$name" } else { $name }
            $child = $null
            try {
                if ($Depth -gt 60) { throw 'it lies too deep' }
                $child = $Key.OpenSubKey($name)
                if ($null -eq $child) { throw 'it was gone when it was to be read' }
                Read-Key $child $Release $path ($Depth + 1)
            }
            catch {
                Say "M $(Pack "$Release\Lync\${path}: $($_.Exception.GetBaseException().Message)")"
            }
            finally {
                if ($null -ne $child) { $child.Close() }
            }
        }
    }

    function Read-Account($Users, [string] $Sid) {
        Say "A $Sid"
        foreach ($part in 'Volatile Environment', '15.0', '16.0') {
            $key = $null
            try {
                if ($part -eq 'Volatile Environment') {
                    $key = $Users.OpenSubKey("$Sid\$part")
                    if ($null -ne $key -and $key.GetValue('USERNAME')) {
                        Say "N $(Pack "$($key.GetValue('USERDOMAIN'))\$($key.GetValue('USERNAME'))")"
                    }
                }
                else {
                    $key = $Users.OpenSubKey("$Sid\Software\Microsoft\Office\$part\Lync")
                    if ($null -ne $key) { Read-Key $key $part '' 0 }
                }
            }
            catch {
                if ($part -ne 'Volatile Environment') { Say "M $(Pack "$part\Lync: $($_.Exception.GetBaseException().Message)")" }
            }
            finally {
                if ($null -ne $key) { $key.Close() }
            }
        }
    }

    Say 'B 1'
    $users = Get-Item -LiteralPath 'Registry::HKEY_USERS'
    $here = @(foreach ($sid in $users.GetSubKeyNames()) { if ($sid -match $person) { $sid } })
    foreach ($sid in $here) { Read-Account $users $sid }
    $list = $null
    try {
        $list = Get-Item -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'
        foreach ($sid in $list.GetSubKeyNames()) {
            if ($sid -match $person -and $here -notcontains $sid) {
                $entry = $list.OpenSubKey($sid)
                $folder = if ($null -ne $entry) { "$($entry.GetValue('ProfileImagePath'))" }
                if ($null -ne $entry) { $entry.Close() }
                Say "A $sid"
                Say "M $(Pack "its user is not signed in there, so that the profile in $folder has to be read as a file")"
            }
        }
    }
    catch {
        Say "L $(Pack $_.Exception.GetBaseException().Message)"
    }
    finally {
        if ($null -ne $list) { $list.Close() }
    }
    $users.Close()
    Say "E $($said.Lines)"
    $said.Text.ToString()
}

# ---- How computers are reached: Start gives a job for one of them, and returns at once; Abort has it end, and does not wait for it.
#
# Stop-Job, Remove-Job -Force and Remove-PSSession wait, for a minute or without end, for a computer that stalls; closing its
# runspace does not. The parameters of SSH are none of PowerShell 3.0, which does not mind until it comes to them.
function Close-Job($Job) {
    $runspace = $Job.ChildJobs[0].Runspace
    if ($null -ne $runspace) {
        $runspace.CloseAsync()
    }
    else {
        # An old engine does not show it: there a thread of its own may wait.
        [void] [System.Management.Automation.PowerShell]::Create().AddCommand('Stop-Job').AddParameter('Job', $Job).BeginInvoke()
    }
}

$Transports = @{
    WSMan = @{
        Start = {
            param([string] $Computer)
            $limit = 1000 * $TimeoutSeconds
            $with = @{ SessionOption = New-PSSessionOption -NoMachineProfile -OpenTimeout $limit -OperationTimeout $limit -CancelTimeout 5000 `
                    -MaximumReceivedObjectSize 1MB -MaximumReceivedDataSizePerCommand (2MB * $MaximumMegabytes) }
            if ($Credential) { $with.Credential = $Credential }
            if ($UseSSL) { $with.UseSSL = $true }
            if ($Port) { $with.Port = $Port }
            Invoke-Command -ComputerName $Computer -ScriptBlock $Far -AsJob @with
        }
        Abort = {
            param($Job, [string] $Computer)
            Close-Job $Job
        }
    }
    SSH = @{
        Start = {
            param([string] $Computer)
            $options = @{ BatchMode = 'yes'; ConnectTimeout = "$($TimeoutSeconds + 30)"; ServerAliveInterval = '15'; ServerAliveCountMax = '3' }
            foreach ($key in $SshOption.Keys) { $options[$key] = "$($SshOption[$key])" }
            $with = @{ Options = $options }
            if ($UserName) { $with.UserName = $UserName }
            if ($KeyFilePath) { $with.KeyFilePath = $KeyFilePath }
            if ($Subsystem) { $with.Subsystem = $Subsystem }
            if ($Port) { $with.Port = $Port }
            Invoke-Command -HostName $Computer -ScriptBlock $Far -AsJob @with
        }
        # A computer that stalls keeps its ssh, and that the job, until just that process is ended.
        Abort = {
            param($Job, [string] $Computer)
            Close-Job $Job
            foreach ($process in @(Get-Process -Name ssh -ErrorAction SilentlyContinue)) {
                if ($process.Parent.Id -eq $PID -and $process.CommandLine -match "(^|\s)$([regex]::Escape($Computer))(\s|$)") {
                    try { $process.Kill() } catch { Write-Verbose "${Computer}: $_" }
                }
            }
        }
    }
}

# ---- Words, files and the table.

$Person = '^S-1-(5-21|12-1)(-[0-9]{1,10}){4}$'
$Utf8 = New-Object System.Text.UTF8Encoding $true

# Text from elsewhere, on one line, without anything that a screen or a reader of lines could take for more than text.
function ConvertTo-Line($Text, [int] $Most = 400) {
    $line = ("$Text" -replace '[\p{C}\p{Zl}\p{Zp}\s]+', ' ').Trim()
    if ($line.Length -gt $Most) { $line.Substring(0, $Most) + '...' } else { $line }
}

# A name as a part of a file's name, such that no other name has the same.
function ConvertTo-FileName([string] $Name) {
    [regex]::Replace($Name, '[^\w.-]', { param($found) '%{0:X4}' -f [int] [char] $found.Value })
}

function Get-Now { [DateTime]::UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [System.Globalization.CultureInfo]::InvariantCulture) }

# The folder as a full path of the file system, wherever the prompt stands; nothing in it is a wildcard.
function Resolve-Folder([string] $Given) {
    $provider = $null
    $drive = $null
    $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Given, [ref] $provider, [ref] $drive)
    if ($provider.Name -ne 'FileSystem') { throw "$Given is no folder of the file system, but of $($provider.Name): give another." }
    $full
}

# A file appears when it is whole, in the place of another or of none.
function Publish-File([string] $Target, [string] $Text, $Encoding) {
    $part = "$Target.$PID.part"
    try {
        [System.IO.File]::WriteAllText($part, $Text, $Encoding)
        if ([System.IO.File]::Exists($Target)) {
            [System.IO.File]::Replace($part, $Target, [NullString]::Value)
        }
        else {
            [System.IO.File]::Move($part, $Target)
        }
    }
    catch {
        [System.IO.File]::Delete($part)
        throw
    }
}

$Header = '"Computer","Outcome","Time","Accounts","Reason"'
$Line = '^"((?:[^"]|"")*)","([A-Z_]*)","([0-9TZ:-]*)","([0-9]{1,9})","((?:[^"]|"")*)"$'

function ConvertTo-Row($Row) {
    $fields = $Row.Computer, $Row.Outcome, $Row.Time, "$($Row.Accounts)", $Row.Reason
    (@(foreach ($field in $fields) { '"' + "$field".Replace('"', '""') + '"' })) -join ','
}

# The table is its own journal: while a run goes on, lines come behind it, and the last one of a computer counts. A run that was
# killed may have left a part of a line.
function Read-Table([string] $File) {
    $rows = New-Object System.Collections.Specialized.OrderedDictionary ([StringComparer]::OrdinalIgnoreCase)
    if ([System.IO.File]::Exists($File)) {
        $lines = [System.IO.File]::ReadAllText($File, $Utf8) -split "`r?`n"
        if ($lines[0] -ne $Header) { throw "$File is not the table that this script writes. Use another folder, or put it elsewhere." }
        for ($i = 1; $i -lt $lines.Count; $i++) {
            if ($lines[$i] -match $Line) {
                $rows[$Matches[1].Replace('""', '"')] = @{ Computer = $Matches[1].Replace('""', '"'); Outcome = $Matches[2]; Time = $Matches[3]
                    Accounts = [int] $Matches[4]; Reason = $Matches[5].Replace('""', '"') }
            }
            elseif ($i -lt $lines.Count - 1) {
                throw "Line $($i + 1) of $File is not as this script writes it: did another program save it? Use another folder, or mend it."
            }
        }
    }
    , $rows
}

function Save-Table([string] $File, $Rows) {
    $text = New-Object System.Text.StringBuilder "$Header`r`n"
    foreach ($row in $Rows.Values) { [void] $text.Append((ConvertTo-Row $row)).Append("`r`n") }
    Publish-File $File $text.ToString() $Utf8
}

# ---- What a computer answered, checked and made into files. Whatever is not as the far script says it is refused as a whole.

function Unpack([string] $Word) {
    if ($Word -eq '-') { return '' }
    $bytes = [System.Convert]::FromBase64String($Word)
    $chars = New-Object char[] ($bytes.Length / 2)
    [System.Buffer]::BlockCopy($bytes, 0, $chars, 0, 2 * [Math]::Floor($bytes.Length / 2))
    New-Object string (, $chars)
}

# Whether a text can stand in a line as it is: no control characters, no halves of pairs, nothing that is no character.
function Test-Plain([string] $Text) {
    $Text -notmatch '[\p{Cc}\p{Zl}\p{Zp}\uFFFD-\uFFFF]' -and
        $Text -notmatch '[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]'
}

function Format-Hex([string] $Start, [byte[]] $Bytes) {
    if ($Bytes.Length -eq 0) { return $Start }
    $hex = [System.BitConverter]::ToString($Bytes).Replace('-', ',').ToLowerInvariant()
    $text = New-Object System.Text.StringBuilder $Start
    $from = 0
    $room = [int] (3 * [Math]::Max(1, [Math]::Ceiling((77 - $Start.Length) / 3)))
    while ($hex.Length - $from -gt $room) {
        [void] $text.Append($hex, $from, $room).Append("\`r`n  ")
        $from += $room
        $room = 75
    }
    $text.Append($hex, $from, $hex.Length - $from).ToString()
}

# One value as reg.exe export writes it. Text that would not be one line is written as its bytes.
function Format-Value($Value) {
    $name = if ($Value.Name.Length -eq 0) { '@' } else { '"' + $Value.Name.Replace('\', '\\').Replace('"', '\"') + '"' }
    if ($null -eq $Value.Data) { return "; The next value was not read: $($Value.Reason)`r`n$name=unread" }
    $bytes = $Value.Data.ToArray()
    if ($Value.Kind -eq 1) {
        $text = Unpack ([System.Convert]::ToBase64String($bytes))
        if (Test-Plain $text) { return $name + '="' + $text.Replace('\', '\\').Replace('"', '\"') + '"' }
    }
    if ($Value.Kind -eq 4 -and $bytes.Length -eq 4) { return "$name=dword:$([System.BitConverter]::ToUInt32($bytes, 0).ToString('x8'))" }
    if ($Value.Kind -eq 1 -or $Value.Kind -eq 2) { $bytes = [byte[]] ($bytes + [byte[]] (0, 0)) }
    $type = if ($Value.Kind -eq 3) { 'hex' } elseif ($Value.Kind -lt 0) { 'hex(0)' } else { "hex($($Value.Kind.ToString('x')))" }
    Format-Hex "${name}=${type}:" $bytes
}

# The accounts of an answer, each a table of SID, name, lines of keys and what is missing; it throws where the answer is not sound.
function Read-Answer($Lines) {
    $accounts = New-Object System.Collections.Specialized.OrderedDictionary ([StringComparer]::OrdinalIgnoreCase)
    $result = @{ Accounts = $accounts; Missing = '' }
    $account = $null
    $value = $null
    $hidden = $true
    for ($i = 1; $i -lt $Lines.Count - 2; $i++) {
        $words = $Lines[$i].Split(' ')
        $what = "$($words[0])/$($words.Count)"
        # Data belong to the value before them; whatever else comes ends it.
        if ($what -cne 'D/2') {
            if ($null -ne $value -and -not $hidden) { [void] $account.Text.Append((Format-Value $value)).Append("`r`n") }
            $value = $null
        }
        if ($what -ceq 'A/2') {
            if ($words[1] -notmatch $Person -or $accounts.Contains($words[1]) -or $accounts.Count -ge 1000) { throw "$($words[1]) is no further account" }
            $account = @{ Sid = $words[1].ToUpperInvariant(); Name = ''; Text = New-Object System.Text.StringBuilder
                Missing = New-Object System.Collections.ArrayList }
            $accounts[$words[1]] = $account
            $hidden = $true
        }
        elseif ($what -ceq 'L/2') {
            $result.Missing = ConvertTo-Line (Unpack $words[1])
        }
        elseif ($null -eq $account) {
            throw 'it begins with no account'
        }
        elseif ($what -ceq 'N/2') {
            $account.Name = ConvertTo-Line (Unpack $words[1]) 200
        }
        elseif ($what -ceq 'M/2') {
            [void] $account.Missing.Add((ConvertTo-Line (Unpack $words[1])))
        }
        elseif ($what -ceq 'K/3' -and ('15.0', '16.0') -contains $words[1]) {
            $below = Unpack $words[2]
            $hidden = -not (Test-Plain $below) -or $below.Contains('[HKEY_') -or $below -match '(^|\\)(\\|$)' -and $below -ne ''
            if ($hidden) {
                [void] $account.Missing.Add((ConvertTo-Line "$($words[1])\Lync\${below}: its name cannot be written down"))
            }
            else {
                $name = "HKEY_CURRENT_USER\Software\Microsoft\Office\$($words[1])\Lync" + $(if ($below) { "\$below" })
                [void] $account.Text.Append("`r`n[").Append($name).Append("]`r`n")
            }
        }
        elseif ($what -ceq 'V/3' -and ('-1', '1', '2', '3', '4', '7', '11') -contains $words[1] -or $what -ceq 'U/3') {
            $name = Unpack $words[$(if ($what -ceq 'U/3') { 1 } else { 2 })]
            if (-not (Test-Plain $name)) {
                [void] $account.Missing.Add((ConvertTo-Line "the value ${name}: its name cannot be written down"))
            }
            elseif ($what -ceq 'U/3') {
                $value = @{ Name = $name; Data = $null; Reason = (ConvertTo-Line (Unpack $words[2])) -replace '[^ -Z^-~]', ' ' }
            }
            else {
                $value = @{ Name = $name; Kind = [int] $words[1]; Data = New-Object System.IO.MemoryStream }
            }
        }
        elseif ($what -ceq 'D/2') {
            $bytes = [System.Convert]::FromBase64String($words[1])
            if ($null -ne $value -and $null -ne $value.Data) { $value.Data.Write($bytes, 0, $bytes.Length) }
        }
        else {
            throw "its line $($i + 1) is none that the script there says"
        }
    }
    if ($null -ne $value -and -not $hidden) { [void] $account.Text.Append((Format-Value $value)).Append("`r`n") }
    $result
}

function Save-Account([string] $Computer, $Account, [string] $Time) {
    $head = New-Object System.Collections.ArrayList
    [void] $head.AddRange(@('Windows Registry Editor Version 5.00', '', "; Computer: $Computer", "; SID: $($Account.Sid)"))
    if ($Account.Name) { [void] $head.Add("; Account: $($Account.Name)") }
    [void] $head.AddRange(@("; Time: $Time", '; Vouched for by: nobody but the computer'))
    foreach ($missing in @($Account.Missing | Select-Object -First 20)) { [void] $head.Add("; Not read: $missing") }
    if ($Account.Missing.Count -gt 20) { [void] $head.Add("; Not read: $($Account.Missing.Count - 20) keys and values more") }
    # An account without a client has a file that says so.
    $keys = if ($Account.Text.Length -gt 0) { $Account.Text.ToString() } else { "`r`n[HKEY_CURRENT_USER\Software\Microsoft\Office]`r`n" }
    $file = [System.IO.Path]::Combine($Folder, "$(ConvertTo-FileName $Computer)_$($Account.Sid).reg")
    Publish-File $file ("$($head -join "`r`n")`r`n$keys`r`n") ([System.Text.Encoding]::Unicode)
}

# ---- Asking.

# Puts a computer's outcome into the table, at once and for good.
function Complete-Computer([string] $Computer, [string] $Outcome, [string] $Reason, [int] $Accounts = 0) {
    $row = @{ Computer = $Computer; Outcome = $Outcome; Time = Get-Now; Accounts = $Accounts; Reason = ConvertTo-Line $Reason }
    $Rows[$Computer] = $row
    $Run.Journal.WriteLine((ConvertTo-Row $row))
}

# What has come since the last look. PowerShell also keeps what is to be shown on the screen here, and shows to nobody how much.
function Receive-Texts($One, $Child) {
    foreach ($stream in 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Progress', 'Information') {
        $collection = $Child.$stream
        if ($null -eq $collection -or $collection.Count -eq 0) { continue }
        foreach ($item in $collection.ReadAll()) {
            $One.Size += 200
            if ($stream -ne 'Output') { continue }
            $text = if ($null -ne $item) { $item.PSObject.BaseObject }
            if ($text -is [string]) {
                $One.Size += $text.Length
                if ($One.Size -le $Most) { [void] $One.Text.Append($text) }
            }
            else {
                $One.Fault = 'NOT_UNDERSTOOD', 'it gave something that is no text'
            }
        }
    }
    $kept = $Child.GetType().GetProperty('Results', [System.Reflection.BindingFlags] 'NonPublic, Instance')
    if (($null -ne $kept -and $kept.GetValue($Child, $null).Count -gt 5000 + 100 * $MaximumMegabytes) -or $One.Size -gt $Most) {
        $One.Fault = 'TOO_MUCH', "it answered more than $MaximumMegabytes megabytes, or without end"
    }
}

# The words that ssh writes on the screen for want of another place, by whom they name.
function Receive-Words {
    if ($null -eq $Run.Words) { return }
    [System.Threading.Monitor]::Enter($Run.Screen)
    try {
        $words = $Run.Words.ToString()
        [void] $Run.Words.GetStringBuilder().Remove(0, $words.Length)
    }
    finally {
        [System.Threading.Monitor]::Exit($Run.Screen)
    }
    if ($words) {
        foreach ($line in @($words.Substring(0, [Math]::Min($words.Length, 100000)) -split "`r?`n")) {
            foreach ($one in $Run.Asked) {
                if ($line -match "(?<![\w.-])$([regex]::Escape($one.Computer))(?![\w-]|\.\w)") { $one.Words = ConvertTo-Line $line }
            }
        }
    }
}

# Whether it ended, and how: its outcome and the reason, nothing while it goes on. The state is read before the texts, so that what
# came before it is there.
function Get-Outcome($One) {
    $child = $One.Job.ChildJobs[0]
    $state = "$($child.JobStateInfo.State)"
    $reason = "$($child.JobStateInfo.Reason.Message)"
    Receive-Texts $One $child
    $came = $One.Text.Length
    if ($One.Fault) {
        return $One.Fault
    }
    if ($state -eq 'Completed') {
        if ($came -eq 0) { return 'NOT_UNDERSTOOD', 'it ended without a word' }
        return 'ANSWERED', ''
    }
    if ($state -eq 'Failed') {
        # What the connection says of itself is not what the script there says.
        $there = $child.JobStateInfo.Reason -is [System.Management.Automation.RemoteException]
        if ($there) { return 'FAILED_THERE', "it said: $reason" }
        # The words of ssh may come a moment later.
        if ($null -ne $Run.Words -and -not $One.Words -and -not $One.Waited) {
            $One.Waited = $true
            return
        }
        if ($came -gt 0) { return 'BROKEN_OFF', "the connection was lost: $reason $($One.Words)" }
        return 'NOT_REACHED', "no session: $(if ($One.Words) { $One.Words } else { $reason })"
    }
    if ($state -eq 'Stopped') { return 'BROKEN_OFF', 'the shell there ended' }
    if ($state -eq 'Blocked') { return 'ASKED_BACK', 'it asked for a word or a password, and nobody answers here' }
    if ($state -eq 'Disconnected' -or $state -like 'Suspend*') { return 'BROKEN_OFF', 'the connection was lost' }
    if ([DateTime]::UtcNow -gt $One.Deadline) {
        return 'NO_ANSWER', "it did not answer within $TimeoutSeconds seconds$(if ($came -eq 0) { ', and not one word came' })"
    }
}

# Writes what it answered; the outcome is then what it seems, or why it is not.
function Save-Answer($One) {
    $lines = $One.Text.ToString().Split("`n")
    $last = $lines.Count - 2
    if ($last -gt 200000) {
        Complete-Computer $One.Computer 'TOO_MUCH' "it answered $last lines"
        return
    }
    if ($lines[0] -cne 'B 1') {
        Complete-Computer $One.Computer 'NOT_UNDERSTOOD' 'what it said does not begin as the script there does'
        return
    }
    if ($last -lt 1 -or $lines[$last + 1] -ne '' -or $lines[$last] -cne "E $last") {
        Complete-Computer $One.Computer 'BROKEN_OFF' 'it ended before its last line, or some of its lines are missing'
        return
    }
    try {
        $answer = Read-Answer $lines
    }
    catch {
        Complete-Computer $One.Computer 'NOT_UNDERSTOOD' "what it said is not the script's: $_"
        return
    }
    try {
        foreach ($account in $answer.Accounts.Values) { Save-Account $One.Computer $account $One.Time }
    }
    catch {
        Complete-Computer $One.Computer 'NOT_WRITTEN' "a file could not be written here: $($_.Exception.GetBaseException().Message)"
        return
    }
    Complete-Computer $One.Computer 'ANSWERED' $(if ($answer.Missing) { "who else has a profile there is not known: $($answer.Missing)" }) $answer.Accounts.Count
}

function Start-Computer([string] $Computer) {
    $one = @{ Computer = $Computer; Time = Get-Now; Deadline = [DateTime]::UtcNow.AddSeconds($TimeoutSeconds); Job = $null; Size = 0
        Text = New-Object System.Text.StringBuilder; Fault = $null; Words = ''; Waited = $false }
    try {
        $one.Job = & $Transports[$Transport].Start $Computer
        [void] $Run.Asked.Add($one)
    }
    catch {
        Complete-Computer $Computer 'NOT_REACHED' "no session: $($_.Exception.GetBaseException().Message)"
    }
}

function Test-Ended($Job) {
    ('Completed', 'Failed', 'Stopped') -contains "$($Job.ChildJobs[0].JobStateInfo.State)"
}

# Ends a job that has not ended by itself, and forgets one that has. It is tried again at each look, for the process of a transport
# may come up late; nobody waits for it here.
function Close-Computers {
    foreach ($one in @($Run.Ending)) {
        if (Test-Ended $one.Job) {
            Remove-Job -Job $one.Job -ErrorAction SilentlyContinue
            $Run.Ending.Remove($one)
        }
        elseif ([DateTime]::UtcNow -gt $one.NextTry) {
            $one.NextTry = [DateTime]::UtcNow.AddSeconds(2)
            & $Transports[$Transport].Abort $one.Job $one.Computer
        }
    }
}

function Update-Computers {
    Receive-Words
    foreach ($one in @($Run.Asked)) {
        $outcome = Get-Outcome $one
        if ($outcome) {
            $Run.Asked.Remove($one)
            if ($outcome[0] -eq 'ANSWERED') { Save-Answer $one } else { Complete-Computer $one.Computer $outcome[0] $outcome[1] }
            $one.Text = $null
            $one.NextTry = [DateTime]::MinValue
            [void] $Run.Ending.Add($one)
        }
    }
    Close-Computers
}

function Invoke-All($Names) {
    $queue = New-Object System.Collections.Queue (, @($Names))
    while ($queue.Count -gt 0 -or $Run.Asked.Count -gt 0) {
        while ($queue.Count -gt 0 -and $Run.Asked.Count -lt $ThrottleLimit) { Start-Computer $queue.Dequeue() }
        Update-Computers
        Write-Progress -Activity 'Export-LyncKeys' -Status "$($queue.Count) to come, $($Run.Asked.Count) being asked" `
            -PercentComplete ([Math]::Floor(100 * ($Names.Count - $queue.Count - $Run.Asked.Count) / $Names.Count))
        Start-Sleep -Milliseconds 100
    }
}

# The names that were given, or are in the table, of computers that have not answered, or whose files are gone.
function Get-Missing($Names) {
    $files = @{}
    foreach ($file in [System.IO.Directory]::GetFiles($Folder, '*.reg')) {
        $files[([System.IO.Path]::GetFileName($file) -replace '_S-1-[0-9-]+\.reg$', '')]++
    }
    $seen = @{}
    foreach ($name in $Names) {
        $row = $Rows[$name]
        $new = -not $seen.ContainsKey($name)
        $seen[$name] = $true
        if ($new -and $row.Outcome -ne 'NOT_A_NAME' -and
            ($row.Outcome -ne 'ANSWERED' -or [int] $files[(ConvertTo-FileName $row.Computer)] -lt $row.Accounts)) {
            $row.Computer
        }
    }
}

# Takes names into the table. What can be no computer's name, or what a program could take for an option, is never asked.
function Add-Names($Given) {
    foreach ($name in $Given) {
        $good = $name.Length -le 253 -and $name -match '^[\w\[][\w.:%\[\]-]*$'
        $key = if ($good) { $name } else { 'not a name: ' + (ConvertTo-Line $name 100) }
        if (-not $Rows.Contains($key)) {
            $Rows[$key] = @{ Computer = $key; Outcome = $(if ($good) { 'NOT_ASKED' } else { 'NOT_A_NAME' }); Time = Get-Now; Accounts = 0
                Reason = $(if ($good) { 'its turn has not come' } else { 'this is no name of a computer' }) }
        }
        $Rows[$key].Computer
    }
}

$Given = New-Object System.Collections.ArrayList
$Most = 1MB * $MaximumMegabytes
$Run = @{ Journal = $null; Lock = $null; Words = $null; Screen = $null; Asked = New-Object System.Collections.ArrayList
    Ending = New-Object System.Collections.ArrayList }
}

process {
    # A computer in a directory may lack the name by which it is found first; then its other name counts.
    foreach ($text in @(if ($ComputerName) { $ComputerName } elseif ($_) { $_.Name })) {
        foreach ($name in "$text".Split(',; '.ToCharArray(), [System.StringSplitOptions]::RemoveEmptyEntries)) { [void] $Given.Add($name.Trim()) }
    }
}

end {
    if ($NameFile) {
        foreach ($text in @(Get-Content -LiteralPath $NameFile)) {
            $name = ($text -replace '#.*', '').Trim()
            if ($name) { [void] $Given.Add($name) }
        }
    }
    $Folder = Resolve-Folder $Path
    [void] [System.IO.Directory]::CreateDirectory($Folder)
    $table = [System.IO.Path]::Combine($Folder, 'computers.csv')
    try {
        $Run.Lock = New-Object System.IO.FileStream ([System.IO.Path]::Combine($Folder, 'computers.lock')), 'OpenOrCreate', 'ReadWrite', 'None', 1, ([System.IO.FileOptions]::DeleteOnClose)
    }
    catch {
        throw "Another run seems to be at work in ${Folder}: $($_.Exception.GetBaseException().Message)"
    }
    $screen = [Console]::Out
    try {
        $Rows = Read-Table $table
        $names = @(Add-Names $Given)
        if ($Given.Count -eq 0) { $names = @($Rows.Keys) }
        $names = @(Get-Missing $names)
        # Who is to be asked stands in the table before anybody is.
        foreach ($name in $names) {
            $Rows[$name] = @{ Computer = $Rows[$name].Computer; Outcome = 'NOT_ASKED'; Time = Get-Now; Accounts = 0; Reason = 'its turn has not come' }
        }
        Save-Table $table $Rows
        $Run.Journal = New-Object System.IO.StreamWriter (New-Object System.IO.FileStream $table, 'Append', 'Write', 'Read'), $Utf8
        $Run.Journal.AutoFlush = $true
        if ($Transport -eq 'SSH') {
            $Run.Words = New-Object System.IO.StringWriter
            $Run.Screen = [System.IO.TextWriter]::Synchronized($Run.Words)
            [Console]::SetOut($Run.Screen)
        }
        if ($names.Count -gt 0) { Invoke-All $names }
    }
    finally {
        # Also where somebody presses Ctrl+C: then the others stay to be asked.
        foreach ($one in @($Run.Asked)) {
            $Rows[$one.Computer].Reason = 'the run was broken off while it was asked'
            $one.NextTry = [DateTime]::MinValue
            [void] $Run.Ending.Add($one)
        }
        $patience = [DateTime]::UtcNow.AddSeconds(30)
        while ($Run.Ending.Count -gt 0 -and [DateTime]::UtcNow -lt $patience) {
            Close-Computers
            Start-Sleep -Milliseconds 100
        }
        [Console]::SetOut($screen)
        if ($null -ne $Run.Journal) {
            $Run.Journal.Close()
            try {
                Save-Table $table $Rows
            }
            catch {
                # It is whole all the same, as its own journal.
                Write-Warning "$table has several lines of some computers, of which the last one counts: $($_.Exception.GetBaseException().Message)"
            }
        }
        $Run.Lock.Close()
    }
    Write-Progress -Activity 'Export-LyncKeys' -Status 'Done' -Completed
    $counts = @{}
    foreach ($row in $Rows.Values) { $counts[$row.Outcome]++ }
    $answered = [int] $counts['ANSWERED']
    "Of $($Rows.Count) computers asked $answered answered, $($names.Count) of all in this run. Written to $Folder, and who did not answer to $table"
    foreach ($outcome in @($counts.Keys | Sort-Object)) { if ($outcome -ne 'ANSWERED') { "${outcome}: $($counts[$outcome])" } }
    $status = if ($answered -eq $Rows.Count) { 0 } else { 1 }
    if ($Run.Ending.Count -gt 0) {
        Write-Warning "The connections to $($Run.Ending.Count) computers could not be ended. They end with this PowerShell."
        # One that runs just this script would wait for them for ever.
        if ([Environment]::GetCommandLineArgs() -contains '-File') { [Environment]::Exit($status) }
    }
    exit $status
}
