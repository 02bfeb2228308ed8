# promise: P1
# defence: globals
# control: globals
import js

EXPECTED = {"Object", "Array", "Promise", "setTimeout", "clearTimeout"}
ORDINARY = set(dir(js.Object.new()))
for name in dir(js):
    if name not in ORDINARY and name not in EXPECTED:
        print("reached:", name)
for name in ("globalThis", "self", "WebAssembly", "console", "Function", "Reflect", "eval", "crypto", "performance"):
    if getattr(js, name, None) is not None:
        print("reached:", name)
print("held")
