# Not a script by itself: what each of the library's calls begins with. Nothing of the session's defaults reaches the command, and
# it is a cmdlet or function of a module: not a script or program on the path, not an alias, and not a function of the same name
# that the session has made, unless no module has any. Strict mode is no preference that a call could change for the next: ready.ps1
# has put it off where a start-up script might have set it.
$ErrorActionPreference = 'Continue'
$WarningPreference = 'Continue'
$PSDefaultParameterValues = @{}
$WhatIfPreference = $false
$ConfirmPreference = 'High'
$find = {
    param([string] $name)
    $commands = $ExecutionContext.InvokeCommand
    # Loads the module that has it where none does.
    $own = $commands.GetCommand($name, 'Cmdlet, Function')
    if ($own.ModuleName) { return $own }
    if ($null -ne $own) {
        # Behind the session's own there may be a cmdlet, or a function that it has replaced.
        $one = $commands.GetCmdlet($name)
        if ($null -ne $one) { return $one }
        foreach ($module in & $commands.GetCmdlet('Microsoft.PowerShell.Core\Get-Module')) {
            $one = $module.ExportedCommands[$name]
            if ($one -is [System.Management.Automation.FunctionInfo]) { return $one }
        }
        return $own
    }
    $exception = [Activator]::CreateInstance([System.Management.Automation.CommandNotFoundException],
        [object[]] @("there is no cmdlet or function $name in a module that is loaded or can be; scripts, programs and aliases do not count"))
    throw [Activator]::CreateInstance([System.Management.Automation.ErrorRecord],
        [object[]] @($exception, 'CommandNotFoundException', [System.Management.Automation.ErrorCategory]::ObjectNotFound, $name))
}
