#requires -Version 3.0
<#
.SYNOPSIS
Exports the Lync keys of the signed-in user to a share, as a logon script.

.DESCRIPTION
Copies HKEY_CURRENT_USER\Software\Microsoft\Office\15.0\Lync and ...\16.0\Lync, as far as they exist, with reg.exe into one file
on the share, <computer>_<SID>.reg. The client keeps there whether it has met the user's contacts in the unified contact store.
Only that file is overwritten, by the next logon of the same user on the same computer. Where neither key exists nothing is written.

The file says what the client last saw, not when: the time of the file is the time of the logon.

The script is quiet and never fails a logon: whatever goes wrong, it ends with status 0. To see why no file appears, run it by hand
with -Verbose.

Set it as a PowerShell logon script of a Group Policy (User Configuration, Windows Settings, Scripts). The users need the right to
create files in the share and to write to their own; they need no right to read or list it, and should have none: the keys
hold names and addresses.

The script is plain ASCII and needs no more than PowerShell 3.0. It is tested with stand-ins of reg.exe and whoami.exe; it has not
been run on Windows by its makers, so try it on one computer first.

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

# One export without the line that every export begins with; nothing where there is no such key.
function Read-Key([string] $Release) {
    $file = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [System.IO.Path]::GetRandomFileName() + '.reg')
    try {
        [void] (reg.exe export "HKCU\Software\Microsoft\Office\$Release\Lync" $file /y 2>&1)
        if ([System.IO.File]::Exists($file)) {
            [System.IO.File]::ReadAllText($file) -replace '^Windows Registry Editor Version 5\.00\s*', ''
        }
    }
    catch {
        # reg.exe writes to standard error where there is no such key.
        Write-Verbose "Office ${Release}: $_"
    }
    finally {
        [System.IO.File]::Delete($file)
    }
}

try {
    # "LITWAREINC\kim","S-1-5-21-..." in any language.
    $sid = [regex]::Match("$(whoami.exe /user /fo csv /nh)", 'S-1-[0-9-]+').Value
    $keys = @('15.0', '16.0' | ForEach-Object { Read-Key $_ })
    if ($sid -and $keys.Count -gt 0) {
        $target = [System.IO.Path]::Combine($Share, [Environment]::MachineName + '_' + $sid + '.reg')
        $text = "Windows Registry Editor Version 5.00`r`n`r`n" + ($keys -join "`r`n")
        [System.IO.File]::WriteAllText($target, $text, [System.Text.Encoding]::Unicode)
    }
}
catch {
    Write-Verbose "Not exported: $_"
}
exit 0
