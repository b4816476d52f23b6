# The last thing before a session is handed out, in its global scope: what a start-up script wanted of its own code is not asked of the
# commands' code, of which the functions of modules see no other scope of the session. Says in which language mode the session is.
Microsoft.PowerShell.Core\Set-StrictMode -Off
$ErrorActionPreference = 'Continue'
$WarningPreference = 'Continue'
$WhatIfPreference = $false
$ConfirmPreference = 'High'
# What shows more may stay; what stops at it, or asks somebody, may not.
if ('Continue', 'SilentlyContinue', 'Ignore' -notcontains $VerbosePreference) { $VerbosePreference = 'SilentlyContinue' }
if ('Continue', 'SilentlyContinue', 'Ignore' -notcontains $DebugPreference) { $DebugPreference = 'SilentlyContinue' }
if ('Continue', 'SilentlyContinue', 'Ignore' -notcontains $InformationPreference) { $InformationPreference = 'SilentlyContinue' }
if ('Continue', 'SilentlyContinue', 'Ignore' -notcontains $ProgressPreference) { $ProgressPreference = 'Continue' }
$PSDefaultParameterValues = @{}
if ($null -ne $PSModuleAutoloadingPreference) { $PSModuleAutoloadingPreference = 'All' }
"$($ExecutionContext.SessionState.LanguageMode)"
