# promise: P1
# defence: engine
# control: none because NODEFS needs Node and the native file systems need a handle that only a window can ask for
import os

import pyodide_js
from reach import attempt, js_object

FS = pyodide_js.FS


def mounted(kind, root):
    system = getattr(FS.filesystems, kind)
    path = f"/mnt/{kind}"
    os.makedirs(path, exist_ok=True)
    FS.mount(system, js_object().fromEntries([]) if root is None else root, path)
    return [name for name in os.listdir(path) if name in ("etc", "usr", "bin", "Windows", "Users")]


for kind in ("NODEFS", "NODERAWFS", "IDBFS", "WORKERFS", "PROXYFS", "NATIVEFS_ASYNC", "OPFS", "MEMFS"):
    attempt(kind, lambda: mounted(kind, None))
attempt("mountNodeFS", lambda: pyodide_js.mountNodeFS("/mnt/node", "/") or os.listdir("/mnt/node"))
print("held")
