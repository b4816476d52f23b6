# Runs a pipeline of commands and gives what it gives, one by one; then, where it ran to its end, the end mark with their number. What
# stands for the pipeline in this text is made of fixed words: each command with its parameters is in an array.
param([string] $Mark, [object[]] $Step)
# Here too, since what ends the block is reported where it is called.
$ErrorActionPreference = 'Continue'
& {
#command.ps1
    $state = @{ Count = 0 }
    #variables
    # In the same pipeline, since behind an error that nobody hears of a script goes on with its next statement.
    #pipeline | & { process { $state.Count++; , $_ } end { "$Mark $($state.Count)" } }
}
