# What a far computer shows of its registry, in the shape of Microsoft.Win32.RegistryKey as far as it is read: no other method is
# there. FAR_BEHAVIOUR says how the computer behaves. A value is its kind and its data, behind a name that begins with =.
class Key {
    [System.Collections.IDictionary] $Tree
    Key($tree) { $this.Tree = $tree }
    [string[]] GetSubKeyNames() { return @($this.Tree.Keys | Where-Object { $_ -notlike '=*' }) }
    [string[]] GetValueNames() { return @($this.Tree.Keys | Where-Object { $_ -like '=*' } | ForEach-Object { $_.Substring(1) }) }
    [object] GetValueKind([string] $name) { return $this.Tree["=$name"][0] }
    [object] GetValue([string] $name) { return $(if ($this.Tree.Contains("=$name")) { $this.Tree["=$name"][1] }) }
    [object] GetValue([string] $name, $default, [string] $how) { return $this.Tree["=$name"][1] }
    [object] OpenSubKey([string] $path) {
        if ($env:FAR_BEHAVIOUR -eq 'endless') { return $global:Endless }
        if ($env:FAR_BEHAVIOUR -eq 'dies' -and $path -like '*-1003\*') { /bin/kill -9 $global:PID }
        $at = $this.Tree
        foreach ($step in $path.Split('\')) {
            if ($at.Contains('=denied')) { throw [System.Security.SecurityException]::new('Requested registry access is not allowed.') }
            $at = $at[$step]
            if ($null -eq $at) { return $null }
        }
        if ($at.Contains('=denied')) { throw [System.Security.SecurityException]::new('Requested registry access is not allowed.') }
        return [Key]::new($at)
    }
    [void] Close() { }
}

$office = { param($keys) [ordered]@{ Software = [ordered]@{ Microsoft = [ordered]@{ Office = $keys } } } }
$kim = & $office ([ordered]@{
    '15.0' = [ordered]@{ Lync = [ordered]@{
        '=' = @(1, 'the default'); '=Text' = @(1, 'a "b" \c'); '=Lines' = @(1, "a`r`n[HKEY_CURRENT_USER\b]`r`nc"); '=Half' = @(1, "a$([char] 0xD800)b")
        '=Path' = @(2, '%APPDATA%\x'); '=Empty' = @(3, [byte[]] @()); '=None' = @(-1, [byte[]] (1, 2)); '=Many' = @(7, [string[]] ('a', 'b'))
        '=Quad' = @(11, [long] 5); '=Odd' = @(0, $null); '=Blob' = @(3, ([byte[]] (0..255) * 160)); '=Minus' = @(4, -1)
        'kim@litwareinc.com' = [ordered]@{ 'UCS' = [ordered]@{ '=InUCSMode' = @(4, 2165) } }
        "bad`r`n[HKEY_CURRENT_USER]" = [ordered]@{ '=InUCSMode' = @(4, 2165) }
        'locked@litwareinc.com' = [ordered]@{ '=denied' = $true } } }
    '16.0' = [ordered]@{ Lync = [ordered]@{ "=name`r`nwith a line" = @(4, 1) } } })
$kim['Volatile Environment'] = [ordered]@{ '=USERDOMAIN' = @(1, 'LITWAREINC'); '=USERNAME' = @(1, "kim`r`n; SID: S-1-5-21-1-2-3-1099") }
$users = [ordered]@{ '.DEFAULT' = $kim; 'S-1-5-18' = $kim; 'S-1-5-21-1-2-3-1001' = $kim; 'S-1-5-21-1-2-3-1001_Classes' = $kim
    'S-1-5-21-1-2-3-1002' = [ordered]@{ '=denied' = $true }; 'S-1-5-21-1-2-3-1003' = [ordered]@{ Software = [ordered]@{} } }
$profiles = [ordered]@{ 'S-1-5-21-1-2-3-1001' = [ordered]@{}; 'S-1-5-18' = [ordered]@{}
    'S-1-5-21-1-2-3-1009' = [ordered]@{ '=ProfileImagePath' = @(2, 'C:\Users\vera') } }

switch ($env:FAR_BEHAVIOUR) {
    'endless' { $global:Endless = [Key]::new([ordered]@{ 'a' = 1; 'b' = 1; '=Blob' = @(3, ([byte[]] (0..255) * 40)) }) }
    'huge' { $kim.Software.Microsoft.Office.'15.0'.Lync['=Huge'] = @(1, ('x' * 6MB)) }
    'crowded' { foreach ($i in 1..1200) { $users["S-1-5-21-1-2-3-$(2000 + $i)"] = [ordered]@{} } }
    # What runs here may take the place of what the script says: its lines are FAR_LINES, a base64 of them.
    'forges' {
        $global:Forged = $false
        $ExecutionContext.InvokeCommand.PreCommandLookupAction = {
            param($name, $lookup)
            if ($name -eq 'Say') {
                $lookup.CommandScriptBlock = {
                    if (-not $global:Forged) { [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($env:FAR_LINES)) }
                    $global:Forged = $true
                }
            }
        }
    }
}
$global:Registry = @{ 'Registry::HKEY_USERS' = [Key]::new($users)
    'Registry::HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList' = [Key]::new($profiles) }

function global:Get-Item {
    param($LiteralPath)
    $last = $LiteralPath -like '*ProfileList'
    switch ($env:FAR_BEHAVIOUR) {
        'slow' { Start-Sleep -Seconds 3 }
        'throws' { throw 'Access is denied there.' }
        'exits' { if ($last) { exit 3 } }
        'prompts' { if ($last) { Read-Host 'Say something' } }
        'password' { if ($last) { Get-Credential } }
        'shows' { while ($true) { $host.UI.WriteLine('x' * 1000) } }
        'complains' { while ($true) { Write-Error ('x' * 1000) -ErrorAction Continue } }
        'unlisted' { if ($last) { throw 'The list is not there.' } }
    }
    if ($last -and $env:FAR_BEHAVIOUR -eq 'vanishes') { break }
    $global:Registry[$LiteralPath]
}

# At the end: it lets no type be made.
if ($env:FAR_BEHAVIOUR -eq 'constrained') { $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage' }
