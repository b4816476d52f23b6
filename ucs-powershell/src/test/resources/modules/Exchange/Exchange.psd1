@{
    RootModule        = 'Exchange.psm1'
    ModuleVersion     = '1.0'
    GUID              = '7d5a2b0c-0c4e-4f6e-8f0b-3b1f4f8e9c22'
    Description       = 'A stand-in of the Exchange Server 2013 commands for tests.'
    FunctionsToExport = 'Get-Mailbox', 'Get-RemoteMailbox', 'Get-MailboxStatistics', 'Get-MoveRequest', 'Get-MigrationUser', 'Get-ADServerSettings', 'Set-ADServerSettings', 'Set-Mailbox', 'Set-UMMailbox',
                        'Set-RemoteMailbox', 'New-MoveRequest', 'Disable-Mailbox', 'Remove-Mailbox',
                        'Get-ClientAccessService', 'Get-ClientAccessServer', 'Get-PartnerApplication', 'Get-AuthConfig',
                        'Get-ExchangeCertificate', 'Get-AutodiscoverVirtualDirectory', 'Get-WebServicesVirtualDirectory',
                        'Set-AuthConfig', 'Set-PartnerApplication', 'Set-ClientAccessService', 'Set-AutodiscoverVirtualDirectory',
                        'Set-WebServicesVirtualDirectory'
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
