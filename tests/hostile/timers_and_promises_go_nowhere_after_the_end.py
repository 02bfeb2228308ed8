# promise: P3
# defence: guard
# control: none because the worker is terminated when it says that it ended, and then there is nobody to take out
# Promises and timers that never stop, set going while the program runs. They begin when it has ended.
import js
from pyodide.ffi import create_proxy
from reach import attempt, js_object


def again(*_, promise=js.Promise):
    promise.resolve(1).then(proxy)


def spin(*_):
    while True:
        pass


proxy = create_proxy(again)
spinning = create_proxy(spin)
attempt("a chain of promises", lambda: again() or False)
for wait in (0, 1, 10):
    attempt("a timer", lambda: js.setTimeout(spinning, wait) and False)
    attempt("many timers", lambda: [js.setTimeout(proxy, wait) for _ in range(1000)] and False)
attempt("Python after the end", lambda: __import__("pyodide_js").runPythonAsync("while True: pass") and False)
print("held")
