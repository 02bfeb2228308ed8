# promise: P5
# defence: lockdown
# control: lockdown globals
import js
import pyodide_js
from pyodide.ffi import create_proxy
from reach import attempt, js_object

promise = js.Promise
attempt("a new static", lambda: setattr(promise, "hostile", 1) or getattr(promise, "hostile", None))
attempt("a new method", lambda: setattr(promise.prototype, "hostile", 1) or getattr(promise.prototype, "hostile", None))
attempt("a method of maps", lambda: setattr(js_object().getPrototypeOf(pyodide_js._api.LiteralMap.prototype), "hostile", 1) or getattr(js_object().getPrototypeOf(pyodide_js._api.LiteralMap.prototype), "hostile", None))
heap = js_object().getPrototypeOf(js_object().getPrototypeOf(pyodide_js._module.HEAPU8))
attempt("a method of typed arrays", lambda: setattr(heap, "hostile", create_proxy(print)) or getattr(heap, "hostile", None))
attempt("Object itself", lambda: setattr(js_object(), "hostile", 1) or getattr(js_object(), "hostile", None))
print("held")
