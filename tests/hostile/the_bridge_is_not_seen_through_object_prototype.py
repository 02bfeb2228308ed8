# promise: P5
# defence: lockdown
# control: lockdown globals
# What the bridge serialises and destructures are ordinary objects: a property of their prototype sees them.
from pyodide.ffi import create_proxy
from reach import attempt, js_object

spy = create_proxy(lambda this, *_: this, capture_this=True)
prototype = js_object().prototype


def added(name):
    setattr(prototype, name, spy)
    is_added = getattr(js_object().new(), name, None) is not None
    delattr(prototype, name)
    return is_added


def defined(name):
    prototype.__defineGetter__(name, spy)
    return js_object().getOwnPropertyDescriptor(prototype, name)


for name in ("toJSON", "type", "run", "hostile"):
    attempt(f"a new property {name}", lambda: added(name))
attempt("a getter", lambda: defined("hostileGetter"))
attempt("another prototype", lambda: js_object().setPrototypeOf(prototype, js_object().new()))
print("held")
