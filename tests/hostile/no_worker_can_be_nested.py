# promise: P3
# defence: lockdown
# control: lockdown globals
# A worker of the learner's own would run on while this one waits, with any JavaScript.
import ctypes

from pyodide.ffi import to_js
from reach import attempt, each_scope


def attack(scope):
    def of_blob():
        return scope.Worker.new(scope.URL.createObjectURL(scope.Blob.new(to_js(["for (;;);"]))))

    yield "a worker from a blob", of_blob
    yield "a worker from a data address", lambda: scope.Worker.new("data:text/javascript,for(;;);")
    yield "an object's address", lambda: scope.URL.createObjectURL(scope.Blob.new(to_js(["x"])))
    yield "a worklet", lambda: scope.AudioWorkletNode
    yield "a service worker", lambda: scope.navigator.serviceWorker.register("/x.js")


each_scope(attack)
attempt("a worker by Emscripten", lambda: ctypes.CDLL(None).emscripten_create_worker.argtypes)
print("held")
