# Writes a small replay folder with the engine's own serializer, as a collection script does. Names and values are made up.
$Folder = $env:UCS_EXPORT

$at = [datetime]::new(2026, 11, 20, 8, 0, 0, [System.DateTimeKind]::Utc)
$run = '0d9ac3ba-3b0b-4f1e-9d6e-2f4f1c7d2165'
$entries = @([pscustomobject]@{ Manifest = 2; Run = $run; Half = 'Lync'; Organisation = @('litwareinc.com'); StartedAt = $at; EndedAt = $at })

function Add-Entry([string] $Command, [hashtable] $Parameters, [string] $ForEach, [string] $File, $Objects) {
    $Objects | Export-Clixml -Path ([IO.Path]::Combine($Folder, $File)) -Depth 5
    $each = $null
    if ($ForEach) { $each = $ForEach }
    $script:entries += [pscustomobject]@{
        Command = $Command; Parameters = $Parameters; ForEach = $each; File = $File
        CollectedBy = 'LITWAREINC\admin on ATL-CS-001'; CollectedAt = $at; Scope = 'whole forest'; Complete = $true
        Rows = @($Objects).Count; Digest = "SHA256:$((Get-FileHash ([IO.Path]::Combine($Folder, $File))).Hash)"; Run = $run
        Warnings = @(); Errors = @()
    }
}

$friendly = New-Object psobject -Property @{ FriendlyName = 'UcsForAll'; AllowOverride = $false }
Add-Entry 'Get-CsUser' @{} '' 'Get-CsUser.clixml' @(
    [pscustomobject]@{ SipAddress = 'sip:kenmyer@litwareinc.com'; UserPrincipalName = 'kenmyer@litwareinc.com'
        DistinguishedName = 'CN=Ken Myer,OU=Users,DC=litwareinc,DC=com'; Guid = [guid]'11111111-0000-0000-0000-000000000001'
        Sid = 'S-1-5-21-1-2-3-1104'; OriginatorSid = $null; Enabled = $true; HostingProvider = 'SRV:'; RegistrarPool = 'atl-cs-001.litwareinc.com'
        UserServicesPolicy = $friendly; WindowsEmailAddress = 'kenmyer@litwareinc.com'; DisplayName = 'Ken Myer' })
Add-Entry 'Get-CsUserServicesPolicy' @{} '' 'Get-CsUserServicesPolicy.clixml' @(
    [pscustomobject]@{ Identity = 'Global'; UcsAllowed = $false; MigrationDelayInDays = [uint16]0 }
    [pscustomobject]@{ Identity = 'Tag:UcsForAll'; UcsAllowed = $true; MigrationDelayInDays = [uint16]30 })
Add-Entry 'Get-CsService' @{ Registrar = [switch]$true } '' 'Registrar.clixml' @(
    [pscustomobject]@{ Identity = 'Registrar:atl-cs-001.litwareinc.com'; PoolFqdn = 'atl-cs-001.litwareinc.com'; SiteId = 'Site:Redmond'; Version = 6
        UserServer = 'UserServer:atl-cs-001.litwareinc.com' })
Add-Entry 'Get-CsService' @{ UserServer = $true } '' 'UserServer.clixml' @(
    [pscustomobject]@{ Identity = 'UserServer:atl-cs-001.litwareinc.com'; PoolFqdn = 'atl-cs-001.litwareinc.com'; SiteId = 'Site:Redmond'; Version = 6 })
Add-Entry 'Get-CsSite' @{} '' 'Get-CsSite.clixml' @(
    [pscustomobject]@{ Identity = 'Site:Redmond'; DisplayName = 'Redmond'; Pools = @('atl-cs-001.litwareinc.com') })
Add-Entry 'Debug-CsUnifiedContactStore' @{} 'Identity' 'Debug.clixml' @(
    [pscustomobject]@{ For = 'sip:kenmyer@litwareinc.com'; Output = @([pscustomobject]@{ SipUri = 'kenmyer@litwareinc.com'; UcsMode = 'Migrated' }); Errors = @(); Warnings = @() }
    [pscustomobject]@{ For = 'sip:nobody@litwareinc.com'; Output = @(); Errors = @(); Warnings = @() })
Add-Entry 'Get-Mailbox' @{ ResultSize = 'Unlimited' } '' 'Get-Mailbox.clixml' @(
    [pscustomobject]@{ DistinguishedName = 'CN=Ken Myer,OU=Users,DC=litwareinc,DC=com'; Guid = [guid]'11111111-0000-0000-0000-000000000001'
        ExchangeGuid = [guid]'22222222-0000-0000-0000-000000000001'; UserPrincipalName = 'kenmyer@litwareinc.com'; PrimarySmtpAddress = 'kenmyer@litwareinc.com'
        EmailAddresses = [System.Collections.ArrayList]@('SMTP:kenmyer@litwareinc.com', 'sip:kenmyer@litwareinc.com'); RecipientTypeDetails = 'UserMailbox'
        ExchangeVersion = '0.20 (15.0.0.0)'; AdminDisplayVersion = 'Version 15.0 (Build 847.32)'; Database = 'MBX-DB1'; ImListMigrationCompleted = $true
        LinkedMasterAccount = $null; MasterAccountSid = $null })
Add-Entry 'Get-RemoteMailbox' @{ ResultSize = 'Unlimited' } '' 'Get-RemoteMailbox.clixml' @()
Add-Entry 'Get-MailboxStatistics' @{} 'Database' 'Get-MailboxStatistics.clixml' @(
    [pscustomobject]@{ For = 'MBX-DB1'; Errors = @(); Warnings = @(); Output = @(
        [pscustomobject]@{ MailboxGuid = [guid]'22222222-0000-0000-0000-000000000001'; LastLogonTime = [datetime]'2026-11-19T07:01:02'; DisconnectDate = $null; DisplayName = 'Ken Myer' }) })

$manifest = [IO.Path]::Combine($Folder, 'manifest.clixml')
$entries | Export-Clixml -Path $manifest -Depth 5
Add-Content $manifest "`n<!-- SHA256:$((Get-FileHash $manifest).Hash) -->`n" -NoNewline
