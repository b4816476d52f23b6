# Runs one command and gives the wanted properties of its objects, many objects at a time: their values one after the other, which of
# them are of no property (one that is missing is not one that is empty), and which objects are null. That takes the shell a third of
# the time that objects one by one do. What is there is given at least each 200 milliseconds, as far as the command gives anything.
# Then, where the command ran to its end, the end mark with the number of objects.
param([string] $Mark, [string] $Name, [hashtable] $Parameters, [string[]] $Property, [int] $Size, [int] $Most)
#command.ps1
# An array, since a list would take a value out of the object that says what it means: of an enumeration, its name.
$values = [Array]::CreateInstance([object], $Size * $Property.Length)
$missing = [Activator]::CreateInstance([System.Collections.Generic.List[int]])
$nulls = [Activator]::CreateInstance([System.Collections.Generic.List[int]])
# Of these names a scalar has a value without having the property.
$own = $true
foreach ($one in $Property) { if ($one -match '^(Count|Length|PS(Object|Base|Adapted|Extended|TypeNames))$') { $own = $false } }
$state = @{ Rows = 0; At = 0; Count = 0; Unread = $null }
$clock = [System.Diagnostics.Stopwatch]::StartNew()
$give = {
    $filled = [Array]::CreateInstance([object], $state.At)
    [Array]::Copy($values, $filled, $state.At)
    [pscustomobject] @{ Values = $filled; Missing = $missing.ToArray(); Nulls = $nulls.ToArray() }
    $missing.Clear(); $nulls.Clear()
    $state.Count += $state.Rows
    $state.Rows = 0
    $state.At = 0
    $clock.Restart()
}
$command = & $find $Name
# What came before a break is to be given. Below a try, a function of script ends at an error after which it goes on otherwise: that
# error makes the list incomplete in any case.
try {
    & $command @Parameters | & {
        begin { $characters = 0 }
        process {
            if ($null -eq $_) {
                $nulls.Add($state.Rows)
            } else {
                $single = $own -and $_ -isnot [System.Collections.IEnumerable]
                foreach ($one in $Property) {
                    # Quick, but of a list it means its elements, and it is silent where reading fails: nothing passes for empty
                    # that was not read by the method too.
                    $value = $null
                    if ($single) { $value = $_.$one }
                    if ($null -eq $value -or $value -is [System.Management.Automation.PSMethodInfo]) {
                        $value = $null
                        $found = $_.PSObject.Properties[$one]
                        if ($null -eq $found) { $missing.Add($state.At) }
                        else { try { $value = $found.get_Value() } catch { $missing.Add($state.At); if ($null -eq $state.Unread) { $state.Unread = $_ } } }
                    }
                    if ($value -is [string]) { $characters += $value.Length }
                    $values[$state.At++] = $value
                }
            }
            $state.Rows++
            # A text that is too large for its reader is to cost itself, not those around it.
            if ($state.Rows -ge $Size -or $characters -gt $Most -or $clock.ElapsedMilliseconds -gt 200) { & $give; $characters = 0 }
        }
        end { $state.Ended = $true }
    }
} finally {
    if ($state.Rows -gt 0) { & $give }
}
if ($state.Ended) { "$Mark $($state.Count)" }
if ($null -ne $state.Unread) { throw $state.Unread }
