"""Adds bytecode to a package, made by the Python that will run it.

The package is a zip file laid out as in ``site-packages``, whose members are not compressed, and so is what comes back. The
bytecode of ``a.py`` is ``a.pyc`` beside it, where ``zipimport`` looks for it first. The source stays: lines in tracebacks and
``inspect`` come from it.
"""

import importlib.util
import io
import zipfile
from importlib import _bootstrap_external

SITE_PACKAGES = "/lib/python3.14/site-packages"


def _bytecode(data: bytes, name: str) -> bytes | None:
    try:
        code = compile(data, f"{SITE_PACKAGES}/{name}", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        # A template, or a file for another version: it is no module, and whoever imports it is told so by Python.
        return None
    # Checked against no source: nothing here has times.
    return bytes(_bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(data), False))


def with_bytecode(package) -> bytes:
    """Takes the bytes as JavaScript has them."""
    sources = zipfile.ZipFile(io.BytesIO(package.to_bytes()))
    compiled = io.BytesIO()
    with zipfile.ZipFile(compiled, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(sources.namelist()):
            data = sources.read(name)
            if name.endswith(".py") and (bytecode := _bytecode(data, name)) is not None:
                archive.writestr(zipfile.ZipInfo(f"{name}c"), bytecode)
            archive.writestr(zipfile.ZipInfo(name), data)
    return compiled.getvalue()
