# What connects to a server, and what the engine lacks of it: the sessions, and what comes over them, are PowerShell's own remoting.

$script:ModuleOf = @{ '/OcsPowershell' = 'Lync'; '/PowerShell' = 'Exchange' }
$script:Far = @{}

# A session in another process, which has the module of that endpoint, and nothing more: Exchange's knows no language.
function New-PSSession {
    [CmdletBinding()] param([uri]$ConnectionUri, [string]$ConfigurationName, [string]$Authentication, [pscredential]$Credential)
    $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $runspace.Open()
    $session = [System.Management.Automation.Runspaces.PSSession]::Create($runspace, 'process', $PSCmdlet)
    $heads = Invoke-Command -Session $session -ArgumentList $script:ModuleOf[$ConnectionUri.AbsolutePath], $ConfigurationName -ScriptBlock {
        param($module, $configuration)
        Import-Module $module -DisableNameChecking
        $heads = @{}
        foreach ($command in Get-Command -Module $module) {
            $metadata = [System.Management.Automation.CommandMetadata]::new($command)
            $heads[$command.Name] = [System.Management.Automation.ProxyCommand]::GetCmdletBindingAttribute($metadata) +
                "param($([System.Management.Automation.ProxyCommand]::GetParamBlock($metadata)))"
        }
        if ($configuration -eq 'Microsoft.Exchange') { $ExecutionContext.SessionState.LanguageMode = 'NoLanguage' }
        $heads
    }
    $script:Far["$($session.InstanceId)"] = @{ Session = $session; Heads = $heads }
    $session
}

# A function for each command, with the parameters of the far one, that hands the call on and gives what comes back.
function Import-PSSession {
    [CmdletBinding()] param($Session, [string[]]$CommandName, [switch]$AllowClobber, [switch]$DisableNameChecking)
    if ((Get-Command Get-ExecutionPolicy -ErrorAction SilentlyContinue) -and (Get-ExecutionPolicy) -in 'Restricted', 'AllSigned') {
        throw 'Skripts duerfen auf diesem System nicht ausgefuehrt werden.'
    }
    foreach ($name in $CommandName) {
        . ([scriptblock]::Create(@"
function global:$name {
    $($script:Far["$($Session.InstanceId)"].Heads[$name])
    begin {
        try {
            `$call = { & Invoke-Command -Session (Get-FarSession '$($Session.InstanceId)') -ArgumentList '$name', `$PSBoundParameters -ScriptBlock { param(`$name, `$bound) & `$name @bound } }
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

function Get-FarSession([string]$Id) { $script:Far[$Id].Session }
