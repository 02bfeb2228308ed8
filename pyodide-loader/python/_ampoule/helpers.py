"""What a check can name (``docs/lessons.md``): what is known of the program, and ways to ask more of it."""

import math
import os
import random
import sys
import types

from . import asserting, authored, constructs, display, sayings
from .asserting import Failed
from .phrases import phrase

# Of a run's lines to read, what is said of them.
MOST_LINES = 5


class Unfinished(BaseException):
    """Something of the learner's that was called did not come back: the deadline came, or it ended the program. Says so, to the learner."""


class Helpers:
    """``ran`` is ``checking.Ran``."""

    def __init__(self, ran, seed: int, language: str):
        self._ran = ran
        self._seed = seed
        self._language = language
        try:
            self._tree = constructs.parse(ran.program.source)
        except constructs.TooDeep:
            self._tree = None

    def names(self) -> dict:
        ran = self._ran
        output = ran.output
        return {
            "output": output,
            "lines": [line.rstrip() for line in output.splitlines()],
            "source": ran.program.source,
            "error": ran.error,
            "tree": self._tree,
            "pictures": ran.pictures,
            "drawing": ran.drawing,
            "random": random,
            asserting.EQUAL: asserting.equal(self._language, output),
            **{helper.__name__: helper for helper in (self.value, self.expect, self.cases, self.raises, self.run, self.uses, self.calls, self.file, self.fail)},
        }

    def value(self, name):
        """What a name holds at the end."""
        try:
            return self._ran.namespace[name]
        except KeyError:
            raise self._failed("no_name", name=name) from None

    def expect(self, got, expected, message=""):
        """They are equal, but for rounding."""
        if not is_near(got, expected):
            raise Failed(message or phrase(self._language, "not_equal"), *sayings.side_by_side(expected, got))

    def cases(self, function, cases):
        """Each is a tuple of what the function is called with, and what it should give."""
        function, name = self._function(function)
        for args, expected in cases:
            args = args if isinstance(args, tuple) else (args,)
            call = sayings.call(name, args)
            try:
                got = self._ask(call, function, args)
            except Exception as error:
                raise self._failed("call_raised", call=call, error=self._said(error)) from None
            if not is_near(got, expected):
                key = "call_gave_none" if got is None else "call_gave"
                expected, got = sayings.side_by_side(expected, got)
                raise Failed(phrase(self._language, key, call=call), expected, got)

    def raises(self, kind, function, *args):
        """The call raises this."""
        function, name = self._function(function)
        call, wanted = sayings.call(name, args), " / ".join(one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,)))
        try:
            self._ask(call, function, args)
        except kind:
            return
        except Exception as error:
            raise self._failed("raised_other", call=call, kind=wanted, error=self._said(error)) from None
        raise self._failed("not_raised", call=call, kind=wanted)

    def run(self, *lines):
        """What the program prints where it has these lines to read."""
        main = types.ModuleType("__main__")
        main.__dict__.update(self._ran.program.base, __file__=self._ran.program.main, __cached__=None)
        before, state = sys.modules.get("__main__"), random.getstate()
        self._forget_own_modules()
        sys.modules["__main__"] = main
        random.seed(self._seed)
        with authored.unseen(tuple(str(line) for line in lines)) as printed:
            try:
                self._ran.program.begin(main.__dict__)
                exec(self._ran.program.compile(), main.__dict__)
                display.show_open_figures()
            except SystemExit:
                pass
            except KeyboardInterrupt:
                raise Unfinished(phrase(self._language, "run_slow")) from None
            except Exception as error:
                key = "ended_run" if lines else "ended_run_bare"
                said = ", ".join(sayings.shown(str(line), 60) for line in lines[:MOST_LINES])
                raise self._failed(key, lines=said, error=self._said(error)) from None
            finally:
                random.setstate(state)
                sys.modules["__main__"] = before
        return printed.text()

    def uses(self, construct):
        """Whether it stands in the program."""
        if not constructs.is_known(construct):
            raise ValueError(f"there is no construct {construct!r}")
        return self._tree is not None and bool(constructs.find(self._tree, construct))

    def calls(self, name):
        """Whether the program calls a function of this name."""
        return self._tree is not None and bool(constructs.find(self._tree, f"{name}()"))

    def file(self, path):
        """The text of a file that it wrote."""
        try:
            with open(os.path.join(self._ran.folder, path), encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError:
            raise self._failed("no_file", name=path) from None

    def fail(self, message=""):
        """The program is not right."""
        raise Failed(str(message) or phrase(self._language, "failed"))

    def _failed(self, key: str, **gaps) -> Failed:
        return Failed(phrase(self._language, key, **gaps))

    def _said(self, error: BaseException) -> str:
        return sayings.error(error, self._language, self._ran.program.main)

    def _function(self, function):
        name = function if isinstance(function, str) else getattr(function, "__name__", "?")
        function = self.value(function) if isinstance(function, str) else function
        if not callable(function):
            raise self._failed("no_function", name=name, kind=type(function).__name__)
        return function, name

    def _ask(self, call: str, function, args: tuple):
        try:
            return function(*args)
        except SystemExit:
            raise Unfinished(phrase(self._language, "call_left", call=call)) from None
        except KeyboardInterrupt:
            raise Unfinished(phrase(self._language, "call_slow", call=call)) from None

    def _forget_own_modules(self) -> None:
        """The learner's other files are read again too."""
        folder = os.path.join(self._ran.folder, "")
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", None)).startswith(folder):
                del sys.modules[name]


def is_near(got, expected) -> bool:
    """Equal, where numbers with a fraction may differ by rounding, also inside lists, tuples and dictionaries."""
    match got, expected:
        case (list(), list()) | (tuple(), tuple()):
            return len(got) == len(expected) and all(map(is_near, got, expected))
        case dict(), dict():
            return got.keys() == expected.keys() and all(is_near(got[key], expected[key]) for key in expected)
        case (float(), float() | int()) | (int(), float()):
            return got == expected or math.isclose(got, expected, rel_tol=1e-9, abs_tol=1e-9)
        case complex(), complex():
            return is_near(got.real, expected.real) and is_near(got.imag, expected.imag)
    return bool(got == expected)
