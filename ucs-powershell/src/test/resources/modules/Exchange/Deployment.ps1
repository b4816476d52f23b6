# Shapes: properties of Get-ClientAccessService of a mock of Microsoft's own diagnostics (onpremdiag/SfBServer,
# RDAutoDiscoverServiceInternalUri.tests.ps1); of Get-PartnerApplication and Get-AuthConfig the members of PartnerApplication and
# AuthConfig (Exchange 2013 API reference); of Get-ExchangeCertificate its reference page and "Maintain the Exchange Server OAuth
# certificate"; of the virtual directories "How to configure Exchange Server on-premises to use Hybrid Modern Authentication". The
# types of the virtual directories, of the certificates and of Get-ClientAccessServer are inferred.
function Write-ClientAccess($Cmdlet) {
    Enter-StandIn $Cmdlet
    foreach ($one in (Get-Deployment).ClientAccess) {
        New-Row 'Microsoft.Exchange.Data.Directory.Management.ClientAccessServer' ([ordered]@{
                Name = $one.Name; Fqdn = "$($one.Name).litwareinc.com".ToLowerInvariant(); AutoDiscoverServiceCN = $one.Name
                AutoDiscoverServiceClassName = 'ms-Exchange-AutoDiscover-Service'
                AutoDiscoverServiceInternalUri = if ($one.Uri -is [string] -and $one.Uri) { [uri]$one.Uri } else { $one.Uri }
                AutoDiscoverServiceGuid = [guid]'77378f46-2c66-4aa9-a6a6-3e7a48b19596'; Identity = New-Shaped $one.Name; IsValid = $true })
    }
}

function Get-ClientAccessService {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$DomainController, [switch]$IncludeAlternateServiceAccountCredentialStatus)
    Write-ClientAccess $PSCmdlet
}

# Exchange 2013 has no such command.
if ((Get-Deployment).Exchange -lt 2016) { Remove-Item function:Get-ClientAccessService }

function Get-ClientAccessServer {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$DomainController)
    if ((Get-Deployment).Exchange -ge 2016) {
        $PSCmdlet.WriteWarning('The Get-ClientAccessServer cmdlet will be removed in a future version of Exchange. Use the Get-ClientAccessService cmdlet instead.')
    }
    Write-ClientAccess $PSCmdlet
}

function Get-PartnerApplication {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$DomainController)
    Enter-StandIn $PSCmdlet
    foreach ($one in (Get-Deployment).ExchangePartners) {
        New-Row 'Microsoft.Exchange.Data.Directory.SystemConfiguration.PartnerApplication' ([ordered]@{
                Enabled = $one.Enabled; ApplicationIdentifier = $one.Id; CertificateStrings = @('MIIC...'); AuthMetadataUrl = $one.Url
                Realm = $null; UseAuthServer = $false; AcceptSecurityIdentifierInformation = $false
                LinkedAccount = New-Shaped 'litwareinc.com/Users/LyncEnterprise-ApplicationAccount'; Name = $one.Name; Identity = New-Shaped $one.Name })
    }
}

function Get-AuthConfig {
    [CmdletBinding()] param([string]$DomainController)
    Enter-StandIn $PSCmdlet
    New-Row 'Microsoft.Exchange.Data.Directory.SystemConfiguration.AuthConfig' ([ordered]@{
            CurrentCertificateThumbprint = (Get-Deployment).CurrentThumbprint; PreviousCertificateThumbprint = $null
            NextCertificateThumbprint = $null; NextCertificateEffectiveDate = $null; ServiceName = '00000002-0000-0ff1-ce00-000000000000'
            Realm = $null; Name = 'Auth Configuration' })
}

function Get-ExchangeCertificate {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Thumbprint, [string[]]$DomainName, [string]$Server, [string]$DomainController)
    Enter-StandIn $PSCmdlet
    foreach ($one in (Get-Deployment).ExchangeCertificates) {
        New-Row 'Microsoft.Exchange.Management.SystemConfigurationTasks.ExchangeCertificate' ([ordered]@{
                Thumbprint = $one.Thumbprint; Services = New-Shaped 'SMTP'; Subject = $one.Subject; NotBefore = Get-Day $one.From; NotAfter = Get-Day $one.Until
                HasPrivateKey = $true; IsSelfSigned = $true; Status = New-Shaped 'Valid' })
    }
}

function Write-Directory($Cmdlet, $Type, $All) {
    Enter-StandIn $Cmdlet
    foreach ($name in $All.Keys | Sort-Object) {
        New-Row "Microsoft.Exchange.Data.Directory.SystemConfiguration.$Type" ([ordered]@{
                Identity = New-Shaped $name; Server = New-Shaped ($name -replace '\\.*'); BasicAuthentication = $false; WindowsAuthentication = $true
                OAuthAuthentication = $All[$name]; InternalAuthenticationMethods = @('Ntlm', 'WindowsIntegrated', 'WSSecurity', 'OAuth') })
    }
}

function Get-AutodiscoverVirtualDirectory {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$Server, [switch]$ADPropertiesOnly, [switch]$ShowMailboxVirtualDirectories)
    Write-Directory $PSCmdlet 'ADAutodiscoverVirtualDirectory' (Get-Deployment).AutodiscoverOAuth
}

function Get-WebServicesVirtualDirectory {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Identity, [string]$Server, [switch]$ADPropertiesOnly, [switch]$ShowMailboxVirtualDirectories)
    Write-Directory $PSCmdlet 'ADWebServicesVirtualDirectory' (Get-Deployment).WebServicesOAuth
}
