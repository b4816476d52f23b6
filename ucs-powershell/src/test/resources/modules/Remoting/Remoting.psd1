@{
    RootModule        = 'Remoting.psm1'
    ModuleVersion     = '1.0'
    GUID              = '0d6b8a34-3c7e-4f0e-8c3d-6a1f6f3f5b21'
    Description       = 'Endpoints of Lync and Exchange for tests: each is a shell of its own with a stand-in module.'
    FunctionsToExport = 'New-PSSession', 'Import-PSSession', 'Get-FarSession'
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
