# What connects to a server, and what the engine lacks of it: the sessions, and what comes over them, are PowerShell's own remoting.

$script:ModuleOf = @{ '/OcsPowershell' = 'Lync'; '/PowerShell' = 'Exchange' }

# A session in another process, which has the module of that endpoint.
function New-PSSession {
    [CmdletBinding()] param([uri]$ConnectionUri, [string]$ConfigurationName, [string]$Authentication, [pscredential]$Credential)
    $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $runspace.Open()
    $session = [System.Management.Automation.Runspaces.PSSession]::Create($runspace, 'process', $PSCmdlet)
    Invoke-Command -Session $session -ArgumentList $script:ModuleOf[$ConnectionUri.AbsolutePath] -ScriptBlock { param($name) Import-Module $name -DisableNameChecking }
    $session
}

# A function for each command, with the parameters of the far one, that hands the call on and gives what comes back.
function Import-PSSession {
    [CmdletBinding()] param($Session, [string[]]$CommandName, [switch]$AllowClobber, [switch]$DisableNameChecking)
    if (-not $global:FarSessions) { $global:FarSessions = @{} }
    $global:FarSessions["$($Session.InstanceId)"] = $Session
    foreach ($name in $CommandName) {
        $head = Invoke-Command -Session $Session -ArgumentList $name -ScriptBlock { param($name)
            $metadata = [System.Management.Automation.CommandMetadata]::new((Get-Command $name))
            "$([System.Management.Automation.ProxyCommand]::GetCmdletBindingAttribute($metadata)) param($([System.Management.Automation.ProxyCommand]::GetParamBlock($metadata)))" }
        . ([scriptblock]::Create(@"
function global:$name {
    $head
    begin {
        try {
            `$call = { & Invoke-Command -Session `$global:FarSessions['$($Session.InstanceId)'] -ArgumentList '$name', `$PSBoundParameters -ScriptBlock { param(`$name, `$bound) & `$name @bound } }
            `$steps = `$call.GetSteppablePipeline(`$MyInvocation.CommandOrigin)
            `$steps.Begin(`$PSCmdlet)
        } catch { throw }
    }
    process { try { `$steps.Process(`$_) } catch { throw } }
    end { try { `$steps.End() } catch { throw } }
}
"@))
    }
}
