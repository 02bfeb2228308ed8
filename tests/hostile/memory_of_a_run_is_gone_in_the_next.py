# promise: P5
# defence: fresh
# control: one run
# Numbers and types of the interpreter itself, changed through ctypes: nobody else shares them.
import ctypes
import gc


secret = b"hostile secret " * 1000
gc.get_referents(int.__dict__)[0]["hostile"] = lambda self: 42
gc.get_referents(str.__dict__)[0]["hostile"] = "left"
ctypes.pythonapi.PyType_Modified(ctypes.py_object(int))
ctypes.pythonapi.PyType_Modified(ctypes.py_object(str))
print("left:", (1).hostile())
# --- the next run ---
import ctypes

import pyodide_js

for kind in (int, str):
    if hasattr(kind, "hostile"):
        print("reached:", kind.__name__)
# The text to look for is in memory itself, a few times.
length, step, found = pyodide_js._module.HEAPU8.length, 1 << 20, 0
for start in range(1024, length, step):
    found += ctypes.string_at(start, min(step, length - start)).count(b"hostile secret ")
if found > 500:
    print("reached: a secret in memory,", found, "times")
print("held")
