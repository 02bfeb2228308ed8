# promise: P5
# defence: fresh
# control: none because in one run no timer fires at all: there is no event loop while Python runs
import js
from pyodide.ffi import create_proxy


def fire(*_):
    print("reached: a timer of the run before", flush=True)


proxy = create_proxy(fire)
for wait in (0, 1, 50, 200, 400):
    js.setTimeout(proxy, wait)
# --- the next run ---
import time

time.sleep(0.5)
print("held")
