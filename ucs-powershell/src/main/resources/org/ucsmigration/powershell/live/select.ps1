# Of each object the wanted properties that it has. Select-Object would add those that it lacks as null, and a property that
# is missing is not one that is empty; nor is one that cannot be read, of which only the method tells, as an error.
param([string[]] $Property)
begin { $ErrorActionPreference = 'Continue' }
process {
    if ($null -eq $_) { $null; return }
    $from = $_.PSObject.Properties
    $to = [ordered] @{}
    foreach ($name in $Property) { $found = $from[$name]; if ($null -ne $found) { $to[$name] = $found.get_Value() } }
    [pscustomobject] $to
}
