# promise: P2
# defence: policy
# control: policy seal lockdown globals
# expect: held | failed crashed
# ways: createLazyFile createPreloadedFile preloadFile mountNativeFS
# Emscripten's file system has files that are fetched when they are opened, by a synchronous request.
import pyodide_js
from reach import attempt, go_on_after_the_end, linger

FS = pyodide_js.FS
ADDRESS = "http://lazy.hostile.invalid/"


def lazy():
    FS.createLazyFile("/home/learner", "lazy", ADDRESS + "lazy", True, False)
    return open("/home/learner/lazy", "rb").read(1)


WAYS = {
    "createLazyFile": lazy,
    "createPreloadedFile": lambda: FS.createPreloadedFile("/home/learner", "early", ADDRESS + "early", True, False),
    "preloadFile": lambda: FS.preloadFile("/home/learner", "early2", ADDRESS + "early2", True, False) and False,
    "mountNativeFS": lambda: pyodide_js.mountNativeFS("/mnt/native", pyodide_js.FS) and False,
}
go_on_after_the_end()
attempt(WAY, WAYS[WAY])
linger()
print("held")
