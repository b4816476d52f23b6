function Debug-CsUnifiedContactStore {
    [CmdletBinding(DefaultParameterSetName = 'Identity')] param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Identity', ValueFromPipeline, ValueFromPipelineByPropertyName)][string]$Identity,
        [Parameter(ParameterSetName = 'Identity')][string]$ContactDataExportFileName,
        [Parameter(Mandatory, ParameterSetName = 'PoolFqdn', ValueFromPipelineByPropertyName)][string]$PoolFqdn, [switch]$Force)
    process {
        if ($ContactDataExportFileName -or $Force) { Deny-Dangerous $PSCmdlet }
        Enter-StandIn $PSCmdlet
        if ($PoolFqdn) { Get-PoolTotals $PSCmdlet $PoolFqdn } else { Get-UserMode $PSCmdlet $Identity }
    }
}

# No object and no error for a user whom the server does not know.
function Get-UserMode($Cmdlet, $Identity) {
    foreach ($user in Get-Users | Where-Object { $_.Sip -and (Test-SameAddress $Identity $_.Sip) }) {
        if ($user.Mode -eq 'denied') {
            $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([UnauthorizedAccessException]::new(
                        "Zugriff auf den Front-End-Server verweigert: sip:$($user.Sip)."), 'AccessDenied', 'PermissionDenied', $Identity))
        }
        elseif ($user.Mode -ne 'none') {
            New-Row 'Microsoft.Rtc.Management.Presence.Cmdlets.GetUcsUserData' ([ordered]@{ SipUri = $user.Sip; UcsMode = $user.Mode })
        }
    }
}

function Get-PoolTotals($Cmdlet, $Pool) {
    $frontEnds = @((Get-Estate).FrontEnds | Where-Object { $_.Pool -eq $Pool })
    if ($frontEnds.Count -eq 0) {
        $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([InvalidOperationException]::new(
                    "Cannot find pool `"$Pool`" in the topology."), 'PoolNotFound', 'ObjectNotFound', $Pool))
    }
    foreach ($one in $frontEnds) {
        New-Row 'Microsoft.Rtc.Management.Presence.Cmdlets.GetUcsFrontEndData' ([ordered]@{
                FrontEnd = $one.FrontEnd; UcsDisabledCount = $one.Disabled; UcsAllowedCount = $one.Allowed
                UcsMigratingCount = $one.Migrating; UcsMigratedCount = $one.Migrated; FailedUserData = $one.Failed })
    }
}

function Test-CsUnifiedContactStore {
    [CmdletBinding(DefaultParameterSetName = 'ServerPlatform')] param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'ServerPlatform')]
        [Parameter(Position = 0, ParameterSetName = 'ClientPlatform')][Alias('t')][string]$TargetFqdn,
        [Parameter(Mandatory, ParameterSetName = 'ClientPlatform')][Alias('uc')][pscredential]$UserCredential,
        [Parameter(ParameterSetName = 'ServerPlatform')][Parameter(Mandatory, ParameterSetName = 'ClientPlatform')][Alias('ua')][string]$UserSipAddress,
        [Alias('Ath')][ValidateSet('TrustedServer', 'Negotiate', 'ClientCertificate', 'LiveID')][string]$Authentication,
        [Alias('rp')][int]$RegistrarPort = 5061, [Alias('olv')][string]$OutLoggerVariable, [Alias('ovv')][string]$OutVerboseVariable,
        [switch]$Force, [switch]$Setup, [switch]$SetupAndRun)
    if ($Setup -or $SetupAndRun -or $Force) { Deny-Dangerous $PSCmdlet }
    Enter-StandIn $PSCmdlet
    $user = Get-Users | Where-Object { $_.Sip -and (Test-SameAddress $UserSipAddress $_.Sip) }
    $problem = if (-not $user) { "The user sip:$($UserSipAddress -replace '^sip:', '') was not found." }
    elseif ($user.Test -eq 'Success') { '' }
    elseif ($user.Test -eq 'NoContacts') { 'No contacts were received for the user. Verify that contacts exist for the user.' }
    else { '10060, A connection attempt failed because the connected party did not properly respond after a period of time' }
    if ($user -and $user.Test -ne 'Success') {
        $PSCmdlet.WriteWarning('Die Portnummer der Registrierungsstelle für den angegebenen vollqualifizierten Domänennamen (FQDN) konnte nicht gelesen werden.')
    }
    New-Row 'Microsoft.Rtc.SyntheticTransactions.WebTaskOutput' ([ordered]@{
            TargetFqdn = $TargetFqdn; TargetUri = $null; Result = New-Shaped $(if ($problem) { 'Failure' } else { 'Success' })
            Latency = if ($problem) { [timespan]::Zero } else { [timespan]'00:00:14.9862716' }
            Error = $problem; Diagnosis = '' })
}

# As on Skype for Business Server: a row for each failure, here of those whom the estate gives one; nothing for anybody else.
function Debug-CsStorageServiceFailures {
    [CmdletBinding()] param([string]$SipUri, [string]$OutFileName, [datetime]$StartTime, [datetime]$EndTime)
    if ($OutFileName) { Deny-Dangerous $PSCmdlet }
    Enter-StandIn $PSCmdlet
    foreach ($user in Get-Users | Where-Object { $_.Sip -and (Test-SameAddress $SipUri $_.Sip) -and $_.StorageFailure }) {
        New-Row 'Microsoft.Rtc.Management.Hadr.StorageServiceFailure' ([ordered]@{ EndpointId = $user.Sip
                EndpointStatusTime = [datetime]::new(2016, 2, 29, 9, 0, 0, [DateTimeKind]::Utc); EndpointStatusDetail = $user.StorageFailure })
    }
}
