"""The standard library as the run worker gets it: one zip file whose members are not compressed.

It is compressed as a whole when it is shipped, which takes less than members compressed one by one, and Python then imports
without unpacking. The modules that every start imports, and those that go into the snapshot, are there as bytecode too: a
start from source spends five sixths of its time in the compiler (measured with Pyodide 314.0.7: 2,900 against 440 ms in
Node). Their source stays beside the bytecode, for the lines in tracebacks and for ``inspect``.
"""

import importlib
import importlib.util
import io
import sys
import zipfile
from importlib import _bootstrap_external
from pathlib import Path

STDLIB = "/lib/python314.zip"
SITE = Path("/lib/python3.14/site-packages")
# The library has a `turtle` of its own, which wants a window.
OUR_PACKAGES = ["IPython", "_ampoule", "ampoule", "turtle"]


def _bytecode(data: bytes, name: str) -> bytes:
    code = compile(data, f"{STDLIB}/{name}", "exec", dont_inherit=True)
    # Checked against no source: a zip file's times would make every import look at them.
    return bytes(_bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(data), False))


def _module(name: str) -> str:
    return name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def pack() -> bytes:
    from _ampoule import fresh

    fresh.warm_up()
    # Some runs want these, and the snapshot need not have them for that.
    for name in ("_ampoule.attempt", "_ampoule.restricted"):
        importlib.import_module(name)
    wanted = set(sys.modules)
    sources = zipfile.ZipFile(STDLIB)
    members = {info.filename: sources.read(info) for info in sources.infolist()}
    members.pop("turtle.py", None)
    for package in OUR_PACKAGES:
        members |= {f"{package}/{path.name}": path.read_bytes() for path in (SITE / package).glob("*.py")}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(members.items()):
            if name.endswith(".py") and _module(name) in wanted:
                archive.writestr(zipfile.ZipInfo(f"{name}c"), _bytecode(data, name))
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()
