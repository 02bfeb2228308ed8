# promise: P3
# defence: lockdown
# control: lockdown globals
# undefended: stopped messages
# An honest worker speaks through its private port only; anything else ends the run.
from pyodide.ffi import to_js
from reach import each_scope, linger


def attack(scope):
    yield "postMessage", lambda: scope.postMessage("hostile") or True
    yield "postMessage of an object", lambda: scope.postMessage(to_js([1, 2])) or True
    yield "self", lambda: scope.self.postMessage("hostile") or True
    yield "the event target", lambda: scope.dispatchEvent(scope.MessageEvent.new("message"))


each_scope(attack)
linger()
print("held")
