@{
    RootModule        = 'Inspection.psm1'
    ModuleVersion     = '1.0'
    GUID              = '5f4c2f8e-1d1e-4c3b-8a57-0b9a4d2f6c33'
    Description       = 'Tells what a script is made of, without running it.'
    FunctionsToExport = 'Get-ScriptSyntax'
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
