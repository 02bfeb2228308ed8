# promise: P2
# defence: policy
# control: policy seal lockdown globals
import importlib

from reach import attempt, linger

ADDRESS = "http://pyhttp.hostile.invalid/"


def call(module, name, *arguments):
    return getattr(importlib.import_module(module), name)(*arguments)


attempt("open_url", lambda: call("pyodide.http", "open_url", ADDRESS + "open_url"))
attempt("pyxhr.get", lambda: importlib.import_module("pyodide.http.pyxhr").get(ADDRESS + "pyxhr"))


def pyfetch():
    # A coroutine: one step asks, whoever waits for the answer.
    coroutine = call("pyodide.http", "pyfetch", ADDRESS + "pyfetch")
    coroutine.send(None)
    return False


attempt("pyfetch", pyfetch)
attempt("pyodide_http", lambda: importlib.import_module("pyodide_http").patch_all())
attempt("requests", lambda: importlib.import_module("requests").get(ADDRESS))
linger()
print("held")
