    # Not a script by itself: what each of the library's calls begins with. Nothing of the session's defaults reaches the command, and
    # it is a cmdlet or function of a module: not a script or program on the path, not an alias, and not a function of the same name
    # that the session has made, unless no module has any.
    Microsoft.PowerShell.Core\Set-StrictMode -Off
    $ErrorActionPreference = 'Continue'
    $WarningPreference = 'Continue'
    $PSDefaultParameterValues = @{}
    $WhatIfPreference = $false
    $ConfirmPreference = 'High'
    $find = {
        param([string] $name)
        $own = $null
        $commands = $ExecutionContext.InvokeCommand
        foreach ($one in $commands.GetCommands($name, 'Cmdlet, Function', $false)) { if ($one.ModuleName) { return $one }; $own = $one }
        if ($null -eq $own) {
            # Loads the module that has it.
            $own = $commands.GetCommand($name, 'Cmdlet, Function')
            if ($null -ne $own) { return $own }
        } else {
            foreach ($module in & $commands.GetCmdlet('Microsoft.PowerShell.Core\Get-Module')) {
                $one = $module.ExportedCommands[$name]
                if ($one -is [System.Management.Automation.CmdletInfo] -or $one -is [System.Management.Automation.FunctionInfo]) { return $one }
            }
            return $own
        }
        $exception = [Activator]::CreateInstance([System.Management.Automation.CommandNotFoundException],
            [object[]] @("there is no cmdlet or function $name in a module that is loaded or can be; scripts, programs and aliases do not count"))
        throw [Activator]::CreateInstance([System.Management.Automation.ErrorRecord],
            [object[]] @($exception, 'CommandNotFoundException', [System.Management.Automation.ErrorCategory]::ObjectNotFound, $name))
    }
