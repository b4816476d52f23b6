# Runs one command and gives the wanted properties of its objects in arrays, which takes the shell about half the time that
# objects one by one do. What is there is given at least each 200 milliseconds, as far as the command gives anything.
param([string] $Name, [hashtable] $Parameters, [string[]] $Property, [int] $Size)
$batch = [System.Collections.Generic.List[object]] @()
$clock = [System.Diagnostics.Stopwatch]::StartNew()
try {
    & $Name @Parameters | & {
        process {
            if ($null -eq $_) {
                $batch.Add($null)
            } else {
                # A property that is missing is not one that is empty: Select-Object would make it so.
                $from = $_.PSObject.Properties
                $to = [ordered] @{}
                foreach ($name in $Property) { $found = $from[$name]; if ($null -ne $found) { $to[$name] = $found.Value } }
                $batch.Add([pscustomobject] $to)
            }
            if ($batch.Count -ge $Size -or $clock.ElapsedMilliseconds -gt 200) {
                , $batch.ToArray()
                $batch.Clear()
                $clock.Restart()
            }
        }
    }
} catch {
    if ($batch.Count -gt 0) { , $batch.ToArray() }
    throw
}
if ($batch.Count -gt 0) { , $batch.ToArray() }
