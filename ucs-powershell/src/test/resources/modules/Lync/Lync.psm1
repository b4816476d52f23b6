Import-Module ([IO.Path]::Combine([IO.Path]::GetDirectoryName($PSScriptRoot), 'Estate.psm1'))
. ([IO.Path]::Combine($PSScriptRoot, 'ContactStore.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Deployment.ps1'))

function Get-Users { (Get-Estate).Users | ForEach-Object { if (-not $_.ContainsKey('Pool')) { $_.Pool = 'pool01.litwareinc.com' }; $_ } }

function Find-User($Cmdlet, $Identity) {
    $found = Get-Users | Where-Object { $_.Sip -and (Test-SameAddress $Identity $_.Sip) -or $Identity -eq $_.Name -or $Identity -eq (Get-DistinguishedName $_) }
    if (-not $found) {
        $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new(
                [InvalidOperationException]::new("Management object not found for identity `"$Identity`"."),
                'ManagementObjectNotFound', 'ObjectNotFound', $Identity))
    }
    $found
}

function Get-CsUser {
    [CmdletBinding()] param(
        [Parameter(Position = 0, ValueFromPipelineByPropertyName)][AllowEmptyString()][string]$Identity, [string]$Filter, [string]$LdapFilter,
        [string]$OU, [object]$ResultSize, [string]$DomainController, [pscredential]$Credential, [switch]$OnLyncServer,
        [switch]$OnModernServer, [switch]$OnOfficeCommunicationServer, [switch]$UnassignedUser)
    process {
        Enter-StandIn $PSCmdlet
        # As the real one: a blank identity is no restriction.
        $users = if ($Identity) { Find-User $PSCmdlet $Identity } else { Get-Users }
        foreach ($user in $users) {
            New-Row 'Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser' ([ordered]@{
                    Identity = New-Shaped (Get-DistinguishedName $user) 'DistinguishedName'
                    SipAddress = if ($user.Sip) { "sip:$($user.Sip)" } else { '' }
                    DisplayName = $user.Name
                    UserPrincipalName = if ($user.Upn) { $user.Upn } elseif ($user.Sip) { $user.Sip } else { 'walter.harp@litwareinc.com' }
                    SamAccountName = ($user.Name -replace ' ', '.').ToLowerInvariant()
                    WindowsEmailAddress = New-Shaped $(if ($user.Smtp) { $user.Smtp } else { $user.Sip }) 'Address'
                    DistinguishedName = Get-DistinguishedName $user
                    Guid = New-Guid 'a' $user.Number
                    Sid = New-Shaped (New-Sid $user.Number) 'Value'
                    OriginatorSid = New-Shaped $user.OriginatorSid 'Value'
                    Enabled = if ($user.ContainsKey('Enabled')) { $user.Enabled } else { $true }
                    EnterpriseVoiceEnabled = $false
                    HostingProvider = if ($user.HostingProvider) { $user.HostingProvider } else { 'SRV:' }
                    RegistrarPool = New-Shaped $user.Pool 'FriendlyName'
                    UserServicesPolicy = New-Shaped $user.Policy 'FriendlyName' })
        }
    }
}

function Get-CsUserServicesPolicy {
    [CmdletBinding(DefaultParameterSetName = 'Identity')] param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')][string]$Identity, [Parameter(ParameterSetName = 'Filter')][string]$Filter,
        [guid]$Tenant, [switch]$LocalStore)
    Enter-StandIn $PSCmdlet
    (Get-Estate).Policies | Where-Object { -not $Identity -or $_.Identity -eq $Identity } | ForEach-Object {
        New-Row 'Microsoft.Rtc.Management.WritableConfig.Policy.UserServices.UserServicesPolicy' ([ordered]@{
                Identity = $_.Identity; UcsAllowed = $_.UcsAllowed; MigrationDelayInDays = $_.MigrationDelayInDays }) }
}

function Get-CsService {
    [CmdletBinding(DefaultParameterSetName = 'Identity')] param(
        [Parameter(Position = 0, ParameterSetName = 'Identity')][string]$Identity, [string]$PoolFqdn, [string]$SiteId,
        [Parameter(ParameterSetName = 'Registrar')][switch]$Registrar, [Parameter(ParameterSetName = 'UserServer')][switch]$UserServer,
        [switch]$LocalStore)
    Enter-StandIn $PSCmdlet
    $services = (Get-Estate).Registrars | Where-Object { -not $PoolFqdn -or $_.PoolFqdn -eq $PoolFqdn }
    if (-not $UserServer) {
        $services | ForEach-Object { New-Row 'Microsoft.Rtc.Management.Xds.DisplayRegistrar' ([ordered]@{
                    Identity = New-Shaped "Registrar:$($_.PoolFqdn)"; SiteId = New-Shaped "Site:$($_.Site)"; PoolFqdn = $_.PoolFqdn
                    Version = $_.Version; UserServer = New-Shaped "UserServer:$($_.UserServer)"; Role = 'Registrar' }) }
    }
    if (-not $Registrar) {
        # A branch appliance hosts no User Services.
        $services | Where-Object { $_.PoolFqdn -eq $_.UserServer } | ForEach-Object { New-Row 'Microsoft.Rtc.Management.Xds.DisplayUserServer' ([ordered]@{
                    Identity = New-Shaped "UserServer:$($_.PoolFqdn)"; SiteId = New-Shaped "Site:$($_.Site)"; PoolFqdn = $_.PoolFqdn
                    Version = $_.Version; Role = 'UserServer' }) }
    }
}

function Get-CsSite {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$Filter, [switch]$LocalStore)
    Enter-StandIn $PSCmdlet
    (Get-Estate).Registrars | ForEach-Object { $_.Site } | Where-Object { -not $Identity -or $Identity -in $_, "Site:$_" } | Select-Unique | ForEach-Object {
        $site = $_
        New-Row 'Microsoft.Rtc.Management.Xds.DisplaySite' ([ordered]@{
                Identity = New-Shaped "Site:$site"; SiteId = 1; DisplayName = $site
                Pools = @((Get-Estate).Registrars | Where-Object { $_.Site -eq $site } | ForEach-Object { New-Shaped $_.PoolFqdn }) })
    }
}

function Select-Unique { begin { $seen = @{} } process { if (-not $seen[$_]) { $seen[$_] = $true; $_ } } }

function Get-CsEffectivePolicy {
    [CmdletBinding()] param([Parameter(Mandatory, Position = 0, ValueFromPipeline)][string]$Identity, [string]$DomainController)
    process {
        Enter-StandIn $PSCmdlet
        foreach ($user in Find-User $PSCmdlet $Identity) {
            $policy = if ($user.EffectivePolicy) { $user.EffectivePolicy } elseif ($user.Policy) { "Tag:$($user.Policy)" } else { 'Global' }
            New-Row 'Microsoft.Rtc.Management.AD.Cmdlets.EffectivePolicies' ([ordered]@{
                    Identity = "sip:$($user.Sip)"; ClientPolicy = 'Global'; UserServicesPolicy = $policy })
        }
    }
}

foreach ($name in 'Invoke-CsUcsRollback', 'Set-CsUser', 'Set-CsUserServicesPolicy', 'New-CsUserServicesPolicy', 'Remove-CsUserServicesPolicy',
    'Grant-CsUserServicesPolicy', 'Move-CsUser', 'Disable-CsUser', 'Export-CsUserData', 'Import-CsUserData',
    'Test-CsExStorageConnectivity', 'Test-CsExStorageNotification', 'Set-CsCertificate', 'Set-CsOAuthConfiguration',
    'New-CsPartnerApplication', 'Set-CsPartnerApplication', 'Invoke-CsManagementStoreReplication') {
    . ([scriptblock]::Create("function $name { [CmdletBinding()] param([Parameter(ValueFromPipeline)]`$InputObject, [Parameter(ValueFromRemainingArguments)]`$Rest) process { Deny-Dangerous `$PSCmdlet } }"))
}
