# Ends this shell when the process that started it has gone. Closing the shell's input does that too, but waits for a running
# command, which may hang in a call that cannot be stopped. The handler must run without a runspace: so it is compiled, not script.
param([int] $ParentId)
$expression = [System.Linq.Expressions.Expression]
$exit = $expression::Call([Environment].GetMethod('Exit'), $expression::Constant(160))
$parameters = [System.Linq.Expressions.ParameterExpression[]] @($expression::Parameter([object]), $expression::Parameter([EventArgs]))
$parent = [System.Diagnostics.Process]::GetProcessById($ParentId)
$parent.EnableRaisingEvents = $true
$parent.add_Exited($expression::Lambda([EventHandler], $exit, $parameters).Compile())
