# promise: P5
# defence: guard
# control: decode lockdown globals
# ways: endings errors array number text nothing deep types floats keys long seal
# without depth: stopped messages
# undefended: failed
# Everything that JSON can say and no honest worker says, one kind each run, in the place of "ended".
import sys

from pyodide.ffi import to_js
from reach import entries, forge_the_end


def forge(message):
    run = message.run
    deep = []
    for _ in range(500):
        deep = [deep]
    return {
        "endings": lambda: entries(type="ended", run=run, ending=entries(kind="passed", exitCode="<b>"), memoryBytes=1),
        "errors": lambda: entries(type="ended", run=run, ending=entries(kind="raised", error=entries(type=1, message=[], traceback="x")), memoryBytes=1),
        "array": lambda: to_js([1, 2, 3]),
        "number": lambda: 7,
        "text": lambda: "ended",
        "nothing": lambda: None,
        "deep": lambda: to_js(deep, depth=600),
        "types": lambda: entries(type="output", run=str(run), stream=1, text=[]),
        "floats": lambda: entries(type="output", run=run + 0.5, stream="stdout", text="hostile"),
        "keys": lambda: entries(type="__proto__", constructor="y"),
        "long": lambda: entries(type="output", run=run, stream="stdout", text="hostile " * 300_000),
        "seal": lambda: entries(type="sealed", seal=entries(originOpaque=False)),
    }[WAY]()


print("held")
forge_the_end(forge)
# Not simply its end: then these names would be gone.
sys.exit()
