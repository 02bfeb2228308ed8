# promise: P4
# defence: quota
# control: quota
# ways: writeFile open streams resize
# Emscripten's file system, called past Python.
import os

import js
import pyodide_js
from pyodide.ffi import to_js

FS = pyodide_js.FS
BLOCK = to_js(memoryview(bytes(1 << 20)))


def write_file():
    for n in range(200):
        FS.writeFile(f"/tmp/js{n}", BLOCK)


def open_():
    stream = FS.open("/tmp/stream", "w")
    for n in range(200):
        FS.write(stream, BLOCK, 0, 1 << 20)


def streams():
    for n in range(200):
        FS.createDataFile("/tmp", f"data{n}", BLOCK, True, True, True)


def resize():
    FS.writeFile("/tmp/resized", BLOCK)
    FS.truncate("/tmp/resized", 1 << 30)


try:
    {"writeFile": write_file, "open": open_, "streams": streams, "resize": resize}[WAY]()
    print("reached: nothing was refused")
except BaseException as error:
    print("refused:", type(error).__name__)
print("held")
