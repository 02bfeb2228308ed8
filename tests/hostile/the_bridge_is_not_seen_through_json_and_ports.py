# promise: P5
# defence: lockdown
# control: lockdown globals
# With the real global scope in hand: the objects that carry messages are as they were made.
from pyodide.ffi import create_proxy
from reach import each_scope

marks = create_proxy(lambda *_: None)


def changed(holder, name):
    setattr(holder, name, marks)
    return getattr(holder, name, None) is not None and holder.hasOwnProperty(name)


def attack(scope):
    for way, find in (
        ("MessagePort", lambda: scope.MessagePort.prototype),
        ("MessageEvent", lambda: scope.MessageEvent.prototype),
        ("JSON", lambda: scope.JSON),
        ("Reflect", lambda: scope.Reflect),
        ("TextDecoder", lambda: scope.TextDecoder.prototype),
        ("TextEncoder", lambda: scope.TextEncoder.prototype),
        ("performance", lambda: scope.performance),
        ("Atomics", lambda: scope.Atomics),
        ("String", lambda: scope.String.prototype),
        ("Map", lambda: scope.Map.prototype),
    ):
        yield f"a change of {way}", lambda: changed(find(), "hostile")


each_scope(attack)
print("held")
