# promise: P9
# defence: guard
# control: none because what is shown is that the page explains a crash; a guard that does not would leave the run without an end
# expect: failed crashed | raised | completed | stopped deadline
# ways: abort exit kill sigsegv badcode wildwrite wildcall free nullcall fatal stack testcapi
import ctypes
import os
import signal


def badcode():
    code = (lambda: 0).__code__
    exec(code.replace(co_code=bytes(range(0, 250, 2)) * 4, co_stacksize=0))


def wildwrite():
    ctypes.memset(1024, 0x41, 32 << 20)


def wildcall():
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_double)(7)(1.0)


def nullcall():
    ctypes.CFUNCTYPE(None)(0)()


def free():
    libc = ctypes.CDLL(None)
    for _ in range(100):
        libc.free(id(int))


def fatal():
    import pyodide_js

    pyodide_js._api.fatal_error(pyodide_js._api.errorConstructors)


def stack():
    import sys

    sys.setrecursionlimit(10**9)

    def deeper():
        deeper()

    deeper()


def testcapi():
    import _testcapi

    _testcapi.fatal_error(b"hostile")


ALL = {
    "abort": os.abort,
    "exit": lambda: os._exit(77),
    "kill": lambda: os.kill(os.getpid(), signal.SIGTERM),
    "sigsegv": lambda: __import__("faulthandler")._sigsegv(),
}
(ALL.get(WAY) or globals()[WAY])()
