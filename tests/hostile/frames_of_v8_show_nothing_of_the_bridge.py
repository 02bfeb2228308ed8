# promise: P5
# defence: lockdown
# control: lockdown globals except firefox webkit
# V8 shows an Error's frames as objects to whoever sets Error.prepareStackTrace.
import pyodide_js
from pyodide.ffi import create_once_callable
from reach import attempt, js_object

frames = []


def prepare(error, sites):
    for site in sites:
        frames.append(str(site.getFunctionName()))
    return "x"


error = js_object().getPrototypeOf(pyodide_js._api.NoGilError)
try:
    # A proxy would not do: V8 wants a plain function.
    error.prepareStackTrace = create_once_callable(prepare)
    error.new("x").stack
except Exception as refusal:
    print("refused:", type(refusal).__name__)
attempt("frames", lambda: frames)
print("held")
