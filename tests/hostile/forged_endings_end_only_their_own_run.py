# promise: P5
# defence: guard
# control: none because nothing is promised about it: a program may lie about itself, and this is the lie that harms nobody else
# expect: raised ValueError
# without depth: held
# Says that it completed when it has raised. Nobody else is told anything.
from reach import entries, forge_the_end

print("held")
forge_the_end(lambda message: entries(type="ended", run=message.run, ending=entries(kind="completed", exitCode=0), memoryBytes=1))
raise ValueError("hostile")
