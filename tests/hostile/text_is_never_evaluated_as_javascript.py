# promise: P2
# defence: policy
# control: policy seal
# The constructor of any function makes functions from text: from every function that Python is given.
import sys
import time

import js
import pyodide_js
from reach import attempt, js_object


def functions():
    yield "Object", js.Object
    yield "Promise", js.Promise
    yield "Array", js.Array
    yield "setTimeout", js.setTimeout
    yield "pyodide_js.constructor", pyodide_js.constructor
    yield "runPython", pyodide_js.runPython
    yield "a method of FS", pyodide_js.FS.readFile
    yield "an import of the wasm", pyodide_js._module.ccall
    yield "a bound method", js_object().prototype.toString.bind(1)
    frame = sys._getframe()
    while frame:
        for name in ("arm", "disarm"):
            if name in frame.f_locals:
                yield f"{name} of the runner", frame.f_locals[name]
        frame = frame.f_back
    for cell in time.sleep.__closure__ or ():
        if hasattr(cell.cell_contents, "constructor"):
            yield "the nap of time.sleep", cell.cell_contents


for name, function in functions():
    attempt(f"the constructor of {name}", lambda: function.constructor("return 6 * 7")() == 42)
    attempt(f"the constructor of the constructor of {name}", lambda: function.constructor.constructor("return 6 * 7")() == 42)
# Asynchronous and generator functions have constructors of their own, which no script names.
for kind in ("runPythonAsync", "loadPackage", "loadPackagesFromImports"):
    maker = getattr(pyodide_js, kind).constructor
    attempt(f"the constructor of {kind}", lambda: maker("return 1")())
    attempt(f"the constructor of {kind}'s prototype", lambda: js_object().getPrototypeOf(getattr(pyodide_js, kind)).constructor("return 1")())
iterator = js_object().getPrototypeOf(js_object().entries(js_object().new()).values())
attempt("the constructor of an iterator's method", lambda: iterator.next.constructor("return 1")())
print("held")
