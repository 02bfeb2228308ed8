# promise: P5
# defence: lockdown
# control: none because the port lives in a closure, which no control can open: what would show it is the subject of the programs about prototypes
# Looks for anything that can postMessage, from everything that Python is given, breadth first.
import gc
import sys
import time

import js
import pyodide_js

END = time.monotonic() + 0.5
NAMES = ("postMessage", "onmessage", "ports")
# Its thousands of names are those of the wasm's own functions.
HUGE = pyodide_js._module.js_id
queue = [js, pyodide_js, pyodide_js._api, pyodide_js.FS]
frame = sys._getframe()
while frame:
    queue += [value for value in frame.f_locals.values() if hasattr(type(value), "js_id")]
    frame = frame.f_back
queue += [thing for thing in gc.get_objects() if type(thing).__name__ == "JsProxy"]
seen = {HUGE}
looked = 0
while queue and time.monotonic() < END:
    thing = queue.pop(0)
    try:
        if (number := thing.js_id) in seen:
            continue
        seen.add(number)
        if getattr(thing, "byteLength", None) is not None:
            continue  # the whole memory, number by number
        looked += 1
        for name in NAMES:
            if callable(getattr(thing, name, None)):
                print("reached:", name)
        for name in dir(thing)[:300]:
            if not name.startswith("_") and hasattr(child := getattr(thing, name, None), "js_id"):
                queue.append(child)
    except BaseException:
        continue
print("inside:", looked, "objects")
print("held")
