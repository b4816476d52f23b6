# What the stand-in modules share. A test steers them by environment variables:
#   STANDIN_CALLS   a file that every call is written to, a dangerous one beginning with DANGEROUS
#   STANDIN_SHAPE   local (objects, as in a shell on a server) or remote (texts, as over remoting; the default)
#   STANDIN_DENIED  commands, separated by commas, that answer "access denied"
#   STANDIN_HANG    an address; the command that is asked for it takes 30 seconds
#   STANDIN_BROKEN  a property that no row will give
#   STANDIN_ODD     anything: every DisplayName ends with U+FFFE and U+FFFF, and half of a surrogate pair
#   STANDIN_OTHERS  how many mailboxes there are of people whom Lync does not know, if not as many as estate.psd1 says
#   STANDIN_DEPLOYMENT  parts of deployment.psd1 in other words, as the text of a hashtable
#   STANDIN_REMOTE  none: nobody has a mailbox in Exchange Online, so that the organisation is no hybrid one
#   STANDIN_ENDING  a command and how it ends behind its third row, as in Get-Mailbox:break; see Stop-StandIn

$script:Data = & ([scriptblock]::Create([IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'estate.psd1'))))

function Get-Estate { $script:Data }

# How the two sides are set up, with what a test wants to be otherwise. Read anew each time, since one shell may play several computers.
function Get-Deployment {
    $deployment = & ([scriptblock]::Create([IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'deployment.psd1'))))
    if ($env:STANDIN_DEPLOYMENT) {
        $other = & ([scriptblock]::Create($env:STANDIN_DEPLOYMENT))
        foreach ($key in @($other.Keys)) { $deployment[$key] = $other[$key] }
    }
    $deployment
}

# A time so many days from now, in this computer's zone; what is no number is given as it is.
function Get-Day($Days) { if ($Days -is [int] -or $Days -is [double]) { [datetime]::Now.AddDays($Days) } else { $Days } }

function Test-LocalShape { $env:STANDIN_SHAPE -eq 'local' }

# Records the call, and fails as the real command does for those without the right.
function Enter-StandIn($Cmdlet) {
    $name = $Cmdlet.MyInvocation.MyCommand.Name
    $common = 'ErrorAction', 'WarningAction', 'Verbose', 'Debug', 'InformationAction', 'ErrorVariable', 'WarningVariable'
    $given = $Cmdlet.MyInvocation.BoundParameters
    $words = @($name) + @($given.Keys | Where-Object { $_ -notin $common } | Sort-Object | ForEach-Object { "-$_"; if ($given[$_] -isnot [switch]) { "$($given[$_])" } })
    Write-Call ($words -join ' ')
    $script:Asked = $name
    $script:Given = 0
    if ($name -in ($env:STANDIN_DENIED -split ',')) {
        $Cmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new(
                [UnauthorizedAccessException]::new("Zugriff verweigert: $name."), 'AccessDenied', 'PermissionDenied', $name))
    }
    if ($env:STANDIN_HANG -and @($given.Values | Where-Object { Test-SameAddress $_ $env:STANDIN_HANG })) { Start-Sleep -Seconds 30 }
}

# What must never be called. Says so in the file and to the caller.
function Deny-Dangerous($Cmdlet) {
    Write-Call "DANGEROUS $($Cmdlet.MyInvocation.Line.Trim())"
    $Cmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new(
            [InvalidOperationException]::new("DANGEROUS: $($Cmdlet.MyInvocation.MyCommand.Name) was called."), 'Dangerous', 'SecurityError', $null))
}

function Write-Call($Text) {
    if ($env:STANDIN_CALLS) { [IO.File]::AppendAllText($env:STANDIN_CALLS, ($Text -replace '\s+', ' ') + "`n") }
}

function Test-SameAddress($One, $Other) { ("$One" -replace '^sip:', '') -eq ("$Other" -replace '^sip:', '') }

function New-Guid($Kind, $Number) { [guid]('{0}0000000-0000-4000-8000-{1:x12}' -f $Kind, $Number) }

function New-Sid($Number) { 'S-1-5-21-1111111111-222222222-333333333-{0}' -f (1100 + $Number) }

# A text, or in a local shell an object of .NET whose own text it is, with a property that holds it too.
function New-Shaped($Text, [string]$Property = 'Name') {
    if (-not (Test-LocalShape) -or [string]::IsNullOrEmpty($Text)) { return $Text }
    $object = [psobject]::AsPSObject([System.Text.StringBuilder]::new("$Text"))
    $object.psobject.Properties.Add([psnoteproperty]::new($Property, $Text))
    $object
}

# A row whose first type name is that of the real one, or of what remoting makes of it.
function New-Row([string]$Type, $Properties) {
    if ($env:STANDIN_ODD -and $Properties.Contains('DisplayName')) { $Properties.DisplayName += "$([char]0xFFFE)$([char]0xFFFF)$([char]0xD83D)" }
    $row = [pscustomobject]$Properties
    $row.psobject.TypeNames.Insert(0, $(if (Test-LocalShape) { $Type } else { "Deserialized.$Type" }))
    if ($env:STANDIN_BROKEN -and $Properties.Contains($env:STANDIN_BROKEN)) {
        $row.psobject.Properties.Remove($env:STANDIN_BROKEN)
        $row.psobject.Properties.Add([psscriptproperty]::new($env:STANDIN_BROKEN, { throw 'Der Server antwortet nicht.' }))
    }
    $row
    if ($env:STANDIN_ENDING -and (++$script:Given) -eq 3) { Stop-StandIn }
}

# The ways in which a list breaks off in the field, or goes on with something else than rows, or with less than it should.
function Stop-StandIn {
    if ($script:Asked -ne ($env:STANDIN_ENDING -replace ':.*')) { return }
    switch ($env:STANDIN_ENDING -replace '.*:') {
        'error' { Write-Error 'Der Server antwortet nicht.' }
        'throw' { throw 'Der Server antwortet nicht.' }
        'exit' { exit 0 }
        'break' { break nowhere }
        'continue' { continue nowhere }
        'stop' { throw [System.Management.Automation.PipelineStoppedException]::new() }
        'warning' { Write-Warning 'Es sind mehr Ergebnisse verfuegbar. Erhoehen Sie den Wert von ResultSize.' }
        'null' { , $null }
        'table' { [pscustomobject]@{ A = 1 } | Format-Table }
        'hashtable' { @{ DistinguishedName = 'CN=Nobody' } }
        'renamed' { [pscustomobject]@{ Mailbox = 'jeff.price@litwareinc.com' } }
        'around' { [pscustomobject]@{ Date = 1; Rows = @(1, 2) } }
        # A remoting that died and was made anew, without a word.
        'session' { $null = Microsoft.PowerShell.Core\New-PSSession -HostName localhost }
        'view' { Set-ADServerSettings -ViewEntireForest $false }
    }
}

function Get-DistinguishedName($User) {
    $domain = if ($User.Domain) { $User.Domain } else { 'litwareinc.com' }
    "CN=$($User.Name),OU=Users,DC=$($domain -replace '\.', ',DC=')"
}
