"""A check: an author's Python that runs after a learner's program, in the same interpreter, and gives a *verdict* on it.

Whoever wants to can forge one: program and check share everything. A verdict is for learning.
"""

import ast
import dataclasses
import random
import sys
import types

from . import asserting, authored, sayings
from .asserting import Failed
from .helpers import Helpers, Unfinished
from .phrases import phrase

CHECK = "check"
MOST_MESSAGE = 2000


@dataclasses.dataclass
class Ran:
    """What is known of a program that has run."""

    program: authored.Authored
    folder: str
    namespace: dict
    output: str
    error: BaseException | None
    pictures: int
    drawing: int


def judge(ran: Ran) -> dict:
    """``Verdict`` of the protocol."""
    language, error = ran.program.language, ran.error
    # However the program has ended: Python's own rules for names and calls hold for the check.
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 1000))
    try:
        if isinstance(error, KeyboardInterrupt):
            return unsure(phrase(language, "stopped"))
        if isinstance(error, authored.SetupFailed):
            return unsure(phrase(language, "setup", error=sayings.error(error.__cause__, language, authored.SETUP)))
        return _judge(ran, ran.program.exam, language)
    except KeyboardInterrupt:
        return unsure(phrase(language, "unsure_slow"))
    except BaseException as ours:  # whatever a hostile value does where it is shown
        return unsure(phrase(language, "unsure", error=sayings.error(ours, language, CHECK, "in_check")))
    finally:
        sys.setrecursionlimit(limit)


def refused(found: list[dict]) -> dict:
    """The verdict on a program that does not keep to its rules."""
    return failed(found[0]["message"])


def passed() -> dict:
    return {"kind": "passed"}


def failed(message: str, expected: str | None = None, got: str | None = None) -> dict:
    return {"kind": "failed", "message": _shorten(message), "expected": expected, "got": got}


def unsure(message: str) -> dict:
    return {"kind": "unsure", "message": _shorten(message)}


def _shorten(message: str) -> str:
    # A message goes on to the page as JSON: nothing that is no text.
    message = message.encode("utf-8", "replace").decode()
    return message if len(message) <= MOST_MESSAGE else f"{message[:MOST_MESSAGE]}…"


def _judge(ran: Ran, exam: dict, language: str) -> dict:
    tree = asserting.parse(exam["check"], CHECK, language)
    if ran.error is not None and not _speaks_of(tree, "error"):
        return failed(phrase(language, "ended", error=sayings.error(ran.error, language, ran.program.main)))
    helpers = Helpers(ran, exam["seed"], language)
    namespace = {"__name__": "check", "__builtins__": _names_of(ran.namespace), **helpers.names()}
    state = random.getstate()
    try:
        with authored.unseen():
            random.seed(exam["seed"])
            exec(compile(tree, CHECK, "exec", dont_inherit=True), namespace)
    except Failed as said:
        return failed(str(said) or phrase(language, "failed"), said.expected, said.got)
    except Unfinished as said:
        return failed(str(said))
    except BaseException as error:
        return _raised(error, ran, language)
    finally:
        random.setstate(state)
    return passed()


def _speaks_of(tree: ast.AST, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))


def _names_of(namespace: dict) -> dict:
    """What a check can name beside what is its own: Python's builtins, and of the program's names those that are none of them."""
    own = {name: value for name, value in namespace.items() if isinstance(name, str) and not name.startswith("__")}
    return {**own, **asserting.BUILTINS}


def _raised(error: BaseException, ran: Ran, language: str) -> dict:
    main = ran.program.main
    function = sayings.first_function(error, main)
    match error:
        case KeyboardInterrupt():
            return failed(phrase(language, "slow")) if function else unsure(phrase(language, "unsure_slow"))
        case AssertionError() if not function:
            return failed(str(error) or phrase(language, "failed"))
        case SystemExit():
            return failed(phrase(language, "function_left")) if function else passed()
        case NameError(name=str(name)) if not function and sayings.line_of(error, CHECK):
            # A check that passes with the author's solution speaks of what that has.
            return failed(phrase(language, "no_name", name=name))
        case TypeError() if not function and (name := _miscalled(error, ran.namespace)):
            return failed(phrase(language, "function_raised", name=name, error=sayings.error(error, language, main)))
    if function:
        name = "main.py" if function == "<module>" else f"{function}()"
        return failed(phrase(language, "function_raised", name=name, error=sayings.error(error, language, main)))
    return unsure(phrase(language, "unsure", error=sayings.error(error, language, CHECK, "in_check")))


def _miscalled(error: TypeError, namespace: dict) -> str | None:
    """The program's function that was called with what it does not take: no line of it was reached."""
    name, bracket, _ = str(error).partition("()")
    return f"{name}()" if bracket and isinstance(namespace.get(name.partition(".")[0]), types.FunctionType | type) else None
