"""Programs compiled by the package RestrictedPython, with its guards: for lessons about what a program can be kept from.

https://restrictedpython.readthedocs.io/ says what it changes. Here too it is a rule for teaching and not the wall.
"""

import contextlib
import operator
import re

from .phrases import phrase

# Beside what RestrictedPython calls safe: what first programs are made of.
_MORE_BUILTINS = """
    all any bytes classmethod dict enumerate filter frozenset input iter list map max min next object property reversed set
    sorted staticmethod sum super tuple zip
"""
_IN_PLACE = {
    "+=": operator.iadd, "-=": operator.isub, "*=": operator.imul, "/=": operator.itruediv, "//=": operator.ifloordiv, "%=": operator.imod,
    "**=": operator.ipow, "@=": operator.imatmul, "&=": operator.iand, "|=": operator.ior, "^=": operator.ixor, ">>=": operator.irshift,
    "<<=": operator.ilshift,
}  # fmt: skip
_LINE = re.compile(r"Line (\d+): (.*)", re.DOTALL)


def violations(source: str, filename: str, language: str) -> list[dict]:
    """What RestrictedPython does not allow. None where the text is no program: its compiler says that."""
    with contextlib.suppress(SyntaxError, ValueError):
        try:
            from RestrictedPython import compile_restricted_exec
        except ImportError:
            return [_violation(1, phrase(language, "no_restricted"))]
        compile(source, filename, "exec", dont_inherit=True)
        found = (_LINE.fullmatch(error) for error in compile_restricted_exec(source, filename, dont_inherit=True).errors)
        return [_violation(int(one[1]), phrase(language, "restricted", message=one[2].strip().rstrip(".")[:300])) for one in found if one]
    return []


def _violation(line: int, message: str) -> dict:
    return {"line": line, "column": 1, "rule": "restricted", "message": message}


def code(source: str, filename: str):
    """The program for ``exec``, or the error that Python has for it."""
    from RestrictedPython import compile_restricted_exec

    return compile_restricted_exec(source, filename, dont_inherit=True).code or compile(source, filename, "exec", dont_inherit=True)


def begin(namespace: dict) -> None:
    """Gives the program what its compiled form calls. Its builtins are those of the other rules by now, and become fewer."""
    from RestrictedPython.Eval import default_guarded_getitem, default_guarded_getiter
    from RestrictedPython.Guards import full_write_guard, guarded_iter_unpack_sequence, guarded_unpack_sequence, safe_builtins, safer_getattr_raise

    before = namespace["__builtins__"]
    names = {"__import__", *safe_builtins, *_MORE_BUILTINS.split()} & before.keys()
    own = {name: safe_builtins.get(name, before[name]) for name in names}
    namespace.update(
        __builtins__={**own, "getattr": safer_getattr_raise},
        __metaclass__=_Writable,
        _getattr_=safer_getattr_raise,
        _getitem_=default_guarded_getitem,
        _getiter_=default_guarded_getiter,
        _inplacevar_=lambda sign, one, other: _IN_PLACE[sign](one, other),
        _iter_unpack_sequence_=guarded_iter_unpack_sequence,
        _print_=_Printer,
        _unpack_sequence_=guarded_unpack_sequence,
        _write_=lambda value: value if isinstance(value, dict | list) else full_write_guard(value),
    )


class _Writable(type):
    """What a program makes itself it may change."""

    _guarded_writes = True

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls._guarded_writes = True


class _Printer:
    """RestrictedPython would collect what is printed; here it is printed."""

    def __init__(self, _getattr=None):
        pass

    def _call_print(self, *values, **options):
        print(*values, **options)
