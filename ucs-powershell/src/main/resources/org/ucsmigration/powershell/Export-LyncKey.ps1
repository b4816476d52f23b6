#requires -Version 3.0
<#
.SYNOPSIS
Exports the Lync keys of the signed-in user to a share, as a logon script.

.DESCRIPTION
Copies HKEY_CURRENT_USER\Software\Microsoft\Office\15.0\Lync and ...\16.0\Lync, as far as they exist, with reg.exe into one file
on the share, <computer>_<SID>.reg. The client keeps there whether it has met the user's contacts in the unified contact store.
The first lines of the file say from which computer, account and time it comes. Where neither key exists nothing is written.

The file appears when it is whole: it is written beside, as <computer>_<SID>.<number>.part, and then takes the place of the one of
the last logon of the same user on the same computer. Where an export fails the file of the last logon stays.

The file says what the client last saw, not when: the time in it is the time of the logon.

The script is quiet and never fails a logon: whatever goes wrong, it ends with status 0. To see why no file appears, run it by hand
with -Verbose.

Set it as a PowerShell logon script of a Group Policy (User Configuration, Windows Settings, Scripts). The users need the right to
create files in the share, and as CREATOR OWNER to change and delete their own; they need no right to read or list it, and should
have none: the keys hold names and addresses. What a file says of an account is worth as much as these rights: who can write
another's file can speak for them.

The script is plain ASCII, needs no more than PowerShell 3.0, and works in the constrained language mode too. Beside PowerShell it
runs reg.exe, and whoami.exe where the language mode does not tell the SID, both from the system's own folder.

.PARAMETER Share
The folder to write to.

.EXAMPLE
.\Export-LyncKey.ps1 -Share \\fs01\lynckeys$

Writes, for example, \\fs01\lynckeys$\ATL-PC-042_S-1-5-21-1111111111-222222222-333333333-1101.reg
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true, Position = 0)]
    [string] $Share
)

$ErrorActionPreference = 'Stop'

# By their full path: whatever else is called so, in the folder or on the path, is not run.
$system = Join-Path -Path $env:SystemRoot -ChildPath 'System32'
$reg = Join-Path -Path $system -ChildPath 'reg.exe'
$whoami = Join-Path -Path $system -ChildPath 'whoami.exe'

function Get-AccountSid {
    if ("$($ExecutionContext.SessionState.LanguageMode)" -eq 'FullLanguage') {
        try {
            return [System.Security.Principal.WindowsIdentity]::GetCurrent().User.Value
        }
        catch {
            Write-Verbose "The SID has to come from whoami.exe: $_"
        }
    }
    # "LITWAREINC\kim","S-1-5-21-..." in any language.
    if ("$(& $whoami /user /fo csv /nh)" -match 'S-1-[0-9-]+') {
        $Matches[0]
    }
}

# One export without the line that every export begins with; nothing where there is no such key.
function Read-Key([string] $Release) {
    $key = "Software\Microsoft\Office\$Release\Lync"
    $file = Join-Path -Path $env:TEMP -ChildPath "LyncKey$PID-$Release.reg"
    try {
        $ErrorActionPreference = 'Continue'
        $said = & $reg export "HKCU\$key" $file /y 2>&1
        $status = $LASTEXITCODE
        $ErrorActionPreference = 'Stop'
        if ($status -eq 0) {
            $text = "$(Get-Content -LiteralPath $file -Raw)"
            if ($text -notmatch '^Windows Registry Editor Version 5\.00\r?\n[\s\S]*\n\z') {
                throw "reg.exe left no whole file for Office ${Release}: $said"
            }
            $text -replace '^Windows Registry Editor Version 5\.00\s*', ''
        }
        elseif ((Test-Path -LiteralPath $file) -or (Test-Path -Path "HKCU:\$key" -ErrorAction SilentlyContinue)) {
            throw "reg.exe ended with $status for Office ${Release}: $said"
        }
        else {
            Write-Verbose "Office ${Release}: $said"
        }
    }
    finally {
        Remove-Item -LiteralPath $file -Force -ErrorAction SilentlyContinue
    }
}

# Puts a file in the place of another, or of none, in one step where the system has one.
function Move-Into([string] $Part, [string] $Target) {
    if ((Test-Path -LiteralPath $Target) -and "$($ExecutionContext.SessionState.LanguageMode)" -eq 'FullLanguage') {
        [System.IO.File]::Replace($Part, $Target, [NullString]::Value)
    }
    else {
        Move-Item -LiteralPath $Part -Destination $Target -Force
    }
}

$part = $null
try {
    $sid = Get-AccountSid
    $keys = @('15.0', '16.0' | ForEach-Object { Read-Key $_ })
    if ($sid -and $keys.Count -gt 0) {
        $computer = if ($env:COMPUTERNAME) { $env:COMPUTERNAME } else { "$(hostname)" }
        $account = if ($env:USERDOMAIN) { "$env:USERDOMAIN\$env:USERNAME" } else { $env:USERNAME }
        $target = Join-Path -Path $Share -ChildPath "${computer}_$sid.reg"
        $part = Join-Path -Path $Share -ChildPath "${computer}_$sid.$PID.part"
        $origin = "; Computer: $computer", "; SID: $sid", "; Account: $account",
            "; Time: $([datetime]::UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [cultureinfo]::InvariantCulture))"
        $text = "Windows Registry Editor Version 5.00`r`n`r`n" + ($origin -join "`r`n") + "`r`n`r`n" + ($keys -join "`r`n")
        # With its own last line end, as reg.exe wrote it; that of Set-Content makes one more.
        Set-Content -LiteralPath $part -Value $text -Encoding Unicode
        Move-Into $part $target
        $part = $null
    }
}
catch {
    Write-Verbose "Not exported: $_"
}
if ($part) {
    Remove-Item -LiteralPath $part -Force -ErrorAction SilentlyContinue
}
exit 0
