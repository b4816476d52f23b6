using namespace System.Management.Automation.Language

function Get-ScriptSyntax {
    [CmdletBinding()] param([Parameter(Mandatory)][string]$Text)
    $tokens = $null
    $errors = $null
    $tree = [Parser]::ParseInput($Text, [ref]$tokens, [ref]$errors)
    $nodes = @($tree.FindAll({ $true }, $true))
    $commands = @($nodes | Where-Object { $_ -is [CommandAst] })
    [pscustomobject]@{
        Errors = @($errors | ForEach-Object { $_.Message })
        Nodes = Get-Distinct ($nodes | ForEach-Object { $_.GetType().Name; if ($_.Background) { 'Background' } })
        Tokens = Get-Distinct ($tokens | ForEach-Object { "$($_.Kind)" })
        # A command without a literal name is given as it is written: & $Run
        Commands = Get-Distinct ($commands | ForEach-Object {
                $name = $_.GetCommandName()
                if ($name) { $name }
                elseif ($_.CommandElements[0] -is [ScriptBlockExpressionAst]) { "$($_.InvocationOperator) {}" }
                else { "$($_.InvocationOperator) $($_.CommandElements[0].Extent.Text)" } })
        # Every parameter and splatted value of a command, with the command's name: Get-Mailbox -ErrorAction, Get-Mailbox @With
        Arguments = Get-Distinct ($commands | ForEach-Object {
                $name = $_.GetCommandName()
                $_.CommandElements | ForEach-Object {
                    if ($_ -is [CommandParameterAst]) { "$name -$($_.ParameterName)" }
                    elseif ($_ -is [VariableExpressionAst] -and $_.Splatted) { "$name @$($_.VariablePath.UserPath)" } } })
        Members = Get-Distinct ($nodes | Where-Object { $_ -is [InvokeMemberExpressionAst] } | ForEach-Object {
                if ($_.Static) { "[$($_.Expression.TypeName.FullName)]::$($_.Member.Extent.Text)" } else { ".$($_.Member.Extent.Text)" } })
        Keys = Get-Distinct ($nodes | Where-Object { $_ -is [HashtableAst] } | ForEach-Object { $_.KeyValuePairs | ForEach-Object { $_.Item1.Extent.Text } })
        Texts = Get-Distinct ($nodes | Where-Object { $_ -is [StringConstantExpressionAst] -or $_ -is [ExpandableStringExpressionAst] } | ForEach-Object { $_.Value })
        Redirections = Get-Distinct ($nodes | Where-Object { $_ -is [RedirectionAst] } | ForEach-Object { $_.Extent.Text })
    }
}

function Get-Distinct($Values) { , [string[]]@([System.Linq.Enumerable]::Distinct([string[]]@($Values))) }
