@{
    RootModule        = 'Lync.psm1'
    ModuleVersion     = '1.0'
    GUID              = '2b8f7c52-6f60-4a57-9d0c-6f0e6d7f3a11'
    Description       = 'A stand-in of the Lync Server 2013 module for tests.'
    FunctionsToExport = 'Get-CsUser', 'Get-CsUserServicesPolicy', 'Get-CsService', 'Get-CsSite', 'Get-CsEffectivePolicy',
                        'Debug-CsUnifiedContactStore', 'Debug-CsStorageServiceFailures', 'Test-CsUnifiedContactStore', 'Invoke-CsUcsRollback', 'Set-CsUser',
                        'Set-CsUserServicesPolicy', 'New-CsUserServicesPolicy', 'Remove-CsUserServicesPolicy',
                        'Grant-CsUserServicesPolicy', 'Move-CsUser', 'Disable-CsUser', 'Export-CsUserData', 'Import-CsUserData',
                        'Get-CsComputer', 'Get-CsCertificate', 'Get-CsOAuthConfiguration', 'Get-CsPartnerApplication',
                        'Get-CsManagementStoreReplicationStatus', 'Test-CsExStorageConnectivity', 'Test-CsExStorageNotification',
                        'Set-CsCertificate', 'Set-CsOAuthConfiguration', 'New-CsPartnerApplication', 'Set-CsPartnerApplication',
                        'Invoke-CsManagementStoreReplication'
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
