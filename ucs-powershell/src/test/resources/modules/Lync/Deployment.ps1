# Shapes: the reference pages name the types. Properties of Get-CsCertificate and Get-CsPartnerApplication are those of the mocks of
# Microsoft's own diagnostics (onpremdiag/SfBServer, RDOAuthCertificateValid.tests.ps1, RDCsPartnerApplication.tests.ps1), that of
# Get-CsOAuthConfiguration of its rule RDExchangeAutodiscoverUrl.ps1 and the parameters of Set-CsOAuthConfiguration, those of the
# replicas of the examples of their page; Pool and Fqdn of a computer are inferred from the text of its page.
function Get-CsComputer {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$Filter, [string]$Pool, [switch]$Local)
    Enter-StandIn $PSCmdlet
    $one = (Get-Deployment).Computer
    if ($one) {
        New-Row 'Microsoft.Rtc.Management.Deploy.Internal.Machine' ([ordered]@{
                Identity = New-Shaped $one.Fqdn; Pool = New-Shaped $one.Pool; Fqdn = $one.Fqdn })
    }
}

function Get-CsCertificate {
    [CmdletBinding()] param([string[]]$Type, [string]$NetportId, [string]$Report, [Parameter(Position = 0)][string]$Identity)
    # It would write a file.
    if ($Report) { Deny-Dangerous $PSCmdlet }
    Enter-StandIn $PSCmdlet
    foreach ($one in (Get-Deployment).OAuthCertificates) {
        New-Row 'Microsoft.Rtc.Management.Deployment.CertificateReference' ([ordered]@{
                Issuer = 'CN=litwareinc-DC-CA, DC=litwareinc, DC=com'; NotAfter = Get-Day $one.Until; NotBefore = Get-Day $one.From
                SerialNumber = '2300000005C96B5B0E58E81568000000000005'; Subject = $one.Subject; AlternativeNames = @()
                Thumbprint = $one.Thumbprint; EffectiveDate = Get-Day $one.Effective; PreviousThumbprint = ''; UpdateTime = ''
                Use = New-Shaped 'OAuthTokenIssuer'; SourceScope = New-Shaped 'Global' })
    }
}

function Get-CsOAuthConfiguration {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$Filter, [switch]$LocalStore)
    Enter-StandIn $PSCmdlet
    New-Row 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthSettings' ([ordered]@{
            Identity = 'Global'; PartnerApplications = @(); OAuthServers = @(); Realm = 'litwareinc.com'; ServiceName = New-Guid 'c' 1
            ClientAuthorizationOAuthServerIdentity = $null; ExchangeAutodiscoverUrl = (Get-Deployment).ExchangeAutodiscoverUrl
            ExchangeAutodiscoverAllowedDomains = '' })
}

function Get-CsPartnerApplication {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$Filter, [guid]$Tenant, [switch]$LocalStore)
    Enter-StandIn $PSCmdlet
    foreach ($one in (Get-Deployment).LyncPartners) {
        New-Row 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.PartnerApplication#Decorated' ([ordered]@{
                Identity = $one.Identity; AuthToken = New-Shaped $one.Token; Name = $one.Identity; ApplicationIdentifier = $one.Id
                Realm = 'litwareinc.com'; ApplicationTrustLevel = New-Shaped $one.Level; AcceptSecurityIdentifierInformation = $false
                Enabled = $one.Enabled })
    }
}

function Get-CsManagementStoreReplicationStatus {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$ReplicaFqdn, [switch]$CentralManagementStoreStatus)
    Enter-StandIn $PSCmdlet
    foreach ($one in (Get-Deployment).Replicas) {
        New-Row 'Microsoft.Rtc.Management.Xds.ReplicaState' ([ordered]@{
                UpToDate = $one.UpToDate; ReplicaFqdn = $one.Fqdn; LastStatusReport = Get-Day 0; LastUpdateCreation = Get-Day 0
                ProductVersion = '5.0.8308.0' })
    }
}
