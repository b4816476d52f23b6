# Runs one command for one value of a parameter after another, and gives what it wrote in arrays: first a text, the number of the
# value and a letter for each record that follows (output, error, warning, verbose, debug, information, failure at the end); where the
# value is done also a full stop and the number of its output, or an exclamation mark where the command did not run to its end; then the
# records. Ends early, between two values, when the time is up, so that nothing that is known waits for long.
# A nested pipeline, since below a catch a function would end at an error after which it goes on otherwise.
param([string] $Mark, [string] $Name, [hashtable] $Parameters, [string] $Each, [string[]] $Values, [string[]] $Property, [int] $Size, [int] $Milliseconds)
#command.ps1
$merged = 'Error', 'Warning', 'Verbose', 'Debug', 'Information'
$streams = @([Enum]::GetNames([System.Management.Automation.Runspaces.PipelineResultTypes]) | & { process { if ($merged -eq $_) { $_ } } })
$letterOf = @{
    'System.Management.Automation.ErrorRecord' = 'E'; 'System.Management.Automation.WarningRecord' = 'W'
    'System.Management.Automation.VerboseRecord' = 'V'; 'System.Management.Automation.DebugRecord' = 'D'
    'System.Management.Automation.InformationRecord' = 'I'
}
# Made once, and handed to a text of few words: what a text holds is made anew for each pipeline.
$run = {
    param($command, $with, $mark)
    $ErrorActionPreference = 'Continue'; $WarningPreference = 'Continue'; $PSDefaultParameterValues = @{}
    $WhatIfPreference = $false; $ConfirmPreference = 'High'
    & $command @with | & { begin { $count = 0 } process { $count++; , $_ } end { "$mark $count" } }
}
$call = 'param($run, $command, $with, $mark) & $run $command $with $mark'
$clock = [System.Diagnostics.Stopwatch]::StartNew()
for ($i = 0; $i -lt $Values.Length -and ($i -eq 0 -or $clock.ElapsedMilliseconds -lt $Milliseconds); $i++) {
    $records = [Activator]::CreateInstance([System.Collections.Generic.List[psobject]])
    $letters = [System.Text.StringBuilder] ''
    $end = '!'
    $failure = $null
    $pipeline = [System.Management.Automation.Runspaces.Runspace]::DefaultRunspace.CreateNestedPipeline()
    try {
        $with = @{} + $Parameters
        $with[$Each] = $Values[$i]
        $command = [Activator]::CreateInstance([System.Management.Automation.Runspaces.Command], [object[]] @($call, $true, $true))
        $command.Parameters.Add('run', $run)
        $command.Parameters.Add('command', (& $find $Name))
        $command.Parameters.Add('with', $with)
        $command.Parameters.Add('mark', $Mark)
        foreach ($one in $streams) { $command.MergeMyResults($one, 'Output') }
        $pipeline.Commands.Add($command)
        try {
            $given = $pipeline.Invoke()
        } catch {
            $failure = $_
            if ($null -ne $_.Exception.InnerException.ErrorRecord) { $failure = $_.Exception.InnerException.ErrorRecord }
            $given = $pipeline.Output.NonBlockingRead()
        }
        # One that was stopped gives nothing by itself.
        if ("$($pipeline.PipelineStateInfo.State)" -eq 'Stopped') { $given = @($given) + @($pipeline.Output.NonBlockingRead()) }
        foreach ($record in $given) {
            $letter = 'O'
            if ($null -ne $record) {
                if ($record.PSObject.BaseObject -is [string] -and $record.StartsWith("$Mark ", 'Ordinal')) { $end = ".$($record.Substring($Mark.Length + 1))"; continue }
                # Errors of a remote endpoint are of a type of their own, below the usual one.
                foreach ($type in $record.PSObject.TypeNames) { if ($letterOf.ContainsKey($type)) { $letter = $letterOf[$type]; break } }
                if ($letter -eq 'O' -and $Property.Length -gt 0) {
                    # A property that is missing, or cannot be read, is not one that is empty: Select-Object would make it so.
                    $from = $record.PSObject.Properties
                    $to = [ordered] @{}
                    foreach ($one in $Property) {
                        $found = $from[$one]
                        if ($null -ne $found) { try { $to[$one] = $found.get_Value() } catch { if ($null -eq $failure) { $failure = $_ } } }
                    }
                    $record = [pscustomobject] $to
                }
            }
            [void] $letters.Append($letter)
            $records.Add($record)
            if ($records.Count -ge $Size) {
                $records.Insert(0, "$i $letters")
                , $records.ToArray()
                $records.Clear()
                [void] $letters.Remove(0, $letters.Length)
            }
        }
    } catch {
        $failure = $_
    } finally {
        $pipeline.Dispose()
    }
    if ($null -ne $failure) {
        [void] $letters.Append('F')
        $records.Add($failure)
    }
    $records.Insert(0, "$i $letters$end")
    , $records.ToArray()
}
