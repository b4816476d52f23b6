# Imports the commands that are asked for from a remote endpoint. Of the script blocks, the endpoint's no-language mode takes a
# literal pipeline only.
param([uri] $Address, [string] $Configuration, [string] $Authentication, [object] $Credential, [string[]] $Cmdlet, [bool] $WholeForest)
$ErrorActionPreference = 'Stop'
$with = @{ ConnectionUri = $Address }
if ($Configuration) { $with.ConfigurationName = $Configuration }
if ($Authentication) { $with.Authentication = $Authentication }
if ($null -ne $Credential) { $with.Credential = $Credential }
$session = New-PSSession @with
if ($WholeForest) { $null = Invoke-Command -Session $session -ScriptBlock { Set-ADServerSettings -ViewEntireForest $true } }
$null = Import-PSSession -Session $session -CommandName $Cmdlet -AllowClobber -DisableNameChecking
