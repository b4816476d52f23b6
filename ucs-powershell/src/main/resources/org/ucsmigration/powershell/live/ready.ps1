# The last thing before a session is handed out, in its global scope: what a start-up script wanted of its own code is not asked of the
# commands' code. Says in which language mode the session is.
Microsoft.PowerShell.Core\Set-StrictMode -Off
"$($ExecutionContext.SessionState.LanguageMode)"
