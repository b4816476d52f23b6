# Runs a pipeline of commands and gives what it gives, one by one; then, where it ran to its end, the end mark with their number. What
# stands for the pipeline in this text is made of fixed words: what each command is, and what it is given, are parameters.
param([string] $Mark
#names
)
#command.ps1
#commands
# In the same pipeline, since behind an error that nobody hears of a script goes on with its next statement.
#pipeline | & { begin { $count = 0 } process { $count++; , $_ } end { "$Mark $count" } }
