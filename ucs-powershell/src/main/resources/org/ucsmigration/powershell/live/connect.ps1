# Makes the commands that are asked for of a remote endpoint commands of this session. Of script blocks, the endpoint's no-language
# mode takes a literal pipeline, and a command with its parameters.
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
    $policy = if (Get-Command -Name Get-ExecutionPolicy -ErrorAction SilentlyContinue) { "$(Get-ExecutionPolicy)" }
    if ($policy -ne 'Restricted' -and $policy -ne 'AllSigned') {
        $null = Import-PSSession -Session $session -CommandName $Cmdlet -AllowClobber -DisableNameChecking -ErrorAction Stop
        return
    }
    # What is imported is a file of script, which such a policy forbids; a function that is made here is none. It takes its
    # parameters by name, each with its value.
    foreach ($name in $Cmdlet) {
        $call = {
            [CmdletBinding()] param([Parameter(ValueFromRemainingArguments = $true)] [object[]] $Rest)
            $with = @{}
            foreach ($common in $PSBoundParameters.Keys) { if ($common -ne 'Rest') { $with[$common] = $PSBoundParameters[$common] } }
            for ($i = 0; $i + 1 -lt $Rest.Length; $i += 2) { $with["$($Rest[$i])".Trim('-', ':')] = $Rest[$i + 1] }
            Invoke-Command -Session $session -ArgumentList $name, $with -ScriptBlock { param($name, $with) & $name @with }
        }.GetNewClosure()
        $null = $ExecutionContext.InvokeProvider.Item.Set("function:global:$name", $call)
    }
}
