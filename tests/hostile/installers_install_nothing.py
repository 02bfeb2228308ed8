# promise: P2
# defence: engine
# control: none because none of them is shipped; the network under them is the subject of other programs
import importlib

from reach import attempt

for name in ("micropip", "pip", "ensurepip", "venv", "setuptools", "distutils", "conda"):
    attempt(name, lambda: importlib.import_module(name))
attempt("a package that is not here", lambda: importlib.import_module("numpy_hostile"))
print("held")
