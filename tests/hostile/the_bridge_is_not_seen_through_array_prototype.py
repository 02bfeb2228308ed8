# promise: P5
# defence: lockdown
# control: lockdown globals
from pyodide.ffi import create_proxy
from reach import attempt, js_object

spy = create_proxy(lambda *_: None)
array = js_object().entries(js_object().new()).constructor
prototype = array.prototype
iterator = js_object().getPrototypeOf(prototype.values.call(array.new()))


def changed(holder, name):
    before = getattr(holder, name, None)
    setattr(holder, name, spy)
    is_changed = js_object().getOwnPropertyDescriptor(holder, name) is not None and str(getattr(holder, name)) == str(spy)
    if is_changed and before is not None:
        # Python itself needs it.
        setattr(holder, name, before)
    return is_changed


for name in ("hostile", "toJSON", "at", "findLast", "toSorted"):
    attempt(f"another {name}", lambda: changed(prototype, name))
attempt("another method of the iterator", lambda: changed(iterator, "hostile"))
attempt("another static", lambda: changed(array, "hostile"))
print("held")
