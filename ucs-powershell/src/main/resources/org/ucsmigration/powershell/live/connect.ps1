# Makes the commands that are asked for of a remote endpoint commands of this session: functions that hold on to their connection, and
# neither make it anew, which would lose its settings, nor take its end for the end of a list. Of script blocks, the endpoint's
# no-language mode takes a literal pipeline, and a command with its parameters.
param([uri] $Address, [string] $Configuration, [string] $Authentication, [object] $Credential, [string[]] $Cmdlet, [bool] $WholeForest)
& {
    # Apart, since what is made below keeps the variables of this block.
    $session = & {
        $ErrorActionPreference = 'Stop'
        $with = @{ ConnectionUri = $Address }
        if ($Configuration) { $with.ConfigurationName = $Configuration }
        if ($Authentication) { $with.Authentication = $Authentication }
        if ($null -ne $Credential) { $with.Credential = $Credential }
        $made = New-PSSession @with -ErrorAction Stop
        if ($WholeForest) { $null = Invoke-Command -Session $made -ErrorAction Stop -ScriptBlock { Set-ADServerSettings -ViewEntireForest $true } }
        $made
    }
    $module = Microsoft.PowerShell.Core\New-Module -Name "Ucs.$([guid]::NewGuid().ToString('n'))" -ArgumentList $session, $Cmdlet -ScriptBlock {
        param($session, $names)
        Microsoft.PowerShell.Core\Set-StrictMode -Off
        # Before those of the session, which the functions of a module see otherwise.
        $ErrorActionPreference = 'Continue'
        $WarningPreference = 'Continue'
        $WhatIfPreference = $false
        $ConfirmPreference = 'High'
        # Not by throw, which does nothing where errors are to be silent.
        $fail = {
            param($with, [string] $why)
            $exception = [Activator]::CreateInstance([InvalidOperationException], [object[]] @($why))
            $with.ThrowTerminatingError([Activator]::CreateInstance([System.Management.Automation.ErrorRecord],
                [object[]] @($exception, 'ListBrokeOff', [System.Management.Automation.ErrorCategory]::ConnectionError, $null)))
        }
        # In a thread of its own, since the method waits for the far side.
        $stop = {
            param($job)
            $run = [Delegate]::CreateDelegate([System.Threading.ThreadStart], $job, 'StopJob')
            $thread = [Activator]::CreateInstance([System.Threading.Thread], [object[]] @($run))
            $thread.IsBackground = $true
            $thread.Start()
        }
        # By its name, since a call may be stopped between the start of its job and the moment in which it has it.
        $jobs = "Ucs.$([guid]::NewGuid().ToString('n'))"
        # It takes its parameters by name, each with its value.
        $call = {
            [CmdletBinding()] param([Parameter(ValueFromRemainingArguments = $true)] [object[]] $Rest)
            $with = @{}
            foreach ($common in $PSBoundParameters.Keys) { if ($common -ne 'Rest') { $with[$common] = $PSBoundParameters[$common] } }
            for ($i = 0; $i + 1 -lt $Rest.Length; $i += 2) { $with["$($Rest[$i])".Trim('-', ':')] = $Rest[$i + 1] }
            # What was stopped here ends there a little later, and nothing else runs meanwhile.
            foreach ($one in @(Microsoft.PowerShell.Core\Get-Job -Name $jobs -ErrorAction Ignore)) {
                & $stop $one
                if ($null -eq (Microsoft.PowerShell.Core\Wait-Job -Job $one -Timeout 30)) { & $fail $PSCmdlet 'a command that was stopped before does not stop at the far side' }
                Microsoft.PowerShell.Core\Remove-Job -Job $one
            }
            for ($i = 0; "$($session.Availability)" -eq 'Busy' -and $i -lt 3000; $i++) { [System.Threading.Thread]::Sleep(10) }
            $job = $null
            try {
                # As a job, since only that knows how the far command ended: a stop, or an end of the connection, is not told otherwise.
                $job = Microsoft.PowerShell.Core\Invoke-Command -Session $session -AsJob -JobName $jobs -ArgumentList $MyInvocation.MyCommand.Name, $with `
                    -ScriptBlock { param($name, $with) & $name @with }
                Microsoft.PowerShell.Core\Receive-Job -Job $job -Wait
                $child = $job.ChildJobs[0]
                # A job's warnings go to the host alone, and one that says that there is more must be heard of.
                foreach ($warning in @($child.Warning)) { $PSCmdlet.WriteWarning("$warning") }
                $end = "$($child.JobStateInfo.State)"
                $open = "$($session.State)"
                $reason = $child.JobStateInfo.Reason
                Microsoft.PowerShell.Core\Remove-Job -Job $job
                $job = $null
            } finally {
                if ($null -ne $job) { & $stop $job }
            }
            if ($end -ne 'Completed') { & $fail $PSCmdlet "it did not run to its end at the far side, where it is $end$(if ($reason) { ": $($reason.Message)" })" }
            if ($open -ne 'Opened') { & $fail $PSCmdlet "its connection did not last to the end of the list: it is $open" }
        }
        foreach ($name in $names) { $null = $ExecutionContext.InvokeProvider.Item.Set("function:script:$name", $call) }
        Microsoft.PowerShell.Core\Export-ModuleMember -Function $names
    }
    Microsoft.PowerShell.Core\Import-Module -ModuleInfo $module -Global -DisableNameChecking
}
