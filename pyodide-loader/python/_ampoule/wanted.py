"""Packages that a program turns out to need while it runs, because their import could not be seen in its text.

The last finder of all is asked for what nobody else has. It lets the program stand still until the page has brought the package,
where the engine can be suspended; elsewhere, and where the package does not come, the import fails as Python has it fail.

Libraries try imports of what they can do without. A *try* is not to cost a learner megabytes, so the finder looks at who imports.
"""

import dis
import importlib.machinery
import json
import sys

from . import console, drawing, errors, fresh, still

# Who is the learner's: his files, and what he types.
_LEARNERS = (errors.WORKSPACE + "/", console.INPUT)
# They try in the name of whoever calls them. While a library is being imported that is a try all the same.
_ASKERS = {
    ("importlib/util.py", "find_spec"),
    ("pandas/compat/_optional.py", "import_optional_dependency"),
    ("pandas/plotting/_core.py", "_load_backend"),
    ("sympy/external/importtools.py", "import_module"),
    ("sympy/utilities/lambdify.py", "_import"),
    ("zoneinfo/_common.py", "load_tzdata"),
}
_CATCHING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


class _Wanted:
    """The finder."""

    def __init__(self, can_have, want):
        self._can_have = can_have
        self._want = want

    def find_spec(self, name, path=None, target=None):
        if not still.can_stand() or not self._can_have(name) or not _is_needed(sys._getframe(1)):
            return None
        still.flush()
        drawing.send()
        place = still.place(sys._getframe(1))
        brought = json.loads(still.until(lambda: self._want(name, place)))
        if not brought:
            return None
        fresh.take_package(brought)
        return importlib.machinery.PathFinder.find_spec(name)


def install(can_have, want) -> None:
    """``can_have(module)`` says whether this run can still ask for it. ``want(module, place)`` can be waited for, once in a run: it
    settles with a JSON list of what is new in ``site-packages`` then."""
    sys.meta_path.append(_Wanted(can_have, want))


def _is_needed(frame) -> bool:
    """Whether what is imported in ``frame`` is needed by the learner's code, and not only tried by a library."""
    asks = False
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_LEARNERS):
            return True
        if _is_asker(code):
            asks = True
        elif "importlib" not in code.co_filename and (asks and code.co_name == "<module>" or _is_tried(code, frame.f_lasti)):
            return False
        frame = frame.f_back
    return False


def _is_asker(code) -> bool:
    return any(code.co_name == name and code.co_filename.endswith(file) for file, name in _ASKERS)


def _is_tried(code, at: int) -> bool:
    """Whether what the instruction there raises, were it an ImportError, is caught in this code."""
    entries = dis.Bytecode(code).exception_entries
    handlers = []
    while handler := next((entry.target for entry in entries if entry.start <= at < entry.end), None):
        if handler in handlers:
            return False
        handlers.append(handler)
        at = handler  # which hands on what it does not catch
    instructions = {part.offset: part for part in dis.get_instructions(code)} if handlers else {}
    return any(_catches(code, instructions, handler) for handler in handlers)


def _catches(code, instructions: dict, at: int) -> bool:
    names = set()
    while part := instructions.get(at):
        match part.opname:
            case "CHECK_EXC_MATCH" if names & _CATCHING:
                return True
            case "CHECK_EXC_MATCH":
                names = set()
            case "LOAD_GLOBAL" | "LOAD_NAME":
                names.add(part.argval)
            case "POP_JUMP_IF_FALSE":
                at = part.argval
                continue
            case "POP_TOP":
                return True  # an except without a name
            case "WITH_EXCEPT_START":
                return "suppress" in code.co_names
            case "PUSH_EXC_INFO" | "EXTENDED_ARG" | "LOAD_ATTR" | "BUILD_TUPLE" | "NOP":
                pass
            case _:
                return False
        at = _next(instructions, at)
    return False


def _next(instructions: dict, at: int) -> int:
    return next((offset for offset in instructions if offset > at), -1)
