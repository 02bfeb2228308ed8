"""Turtle graphics: the interface of CPython's module `turtle` (https://docs.python.org/3/library/turtle.html), drawn by the page.

Keys and clicks do not reach a program here, and there is no window; everything else is as there.
"""

import functools
import types

from _ampoule import drawing

from ._errors import Terminator, TurtleGraphicsError
from ._screen import TurtleScreen
from ._shapes import Shape
from ._turtle import RawPen, RawTurtle
from ._vector import Vec2D

_screen = None
_turtle = None


class _Screen(TurtleScreen):
    def __init__(self):
        self._set_up()

    def _emptied(self):
        global _turtle
        _turtle = None


def Screen():
    """The screen, which is made when it is first asked for."""
    global _screen
    if _screen is None:
        _screen = _Screen()
    return _screen


class Turtle(RawTurtle):
    """A turtle on the screen."""

    def __init__(self, shape="classic", undobuffersize=1000, visible=True):
        super().__init__(Screen(), shape, undobuffersize, visible)


Pen = Turtle


def _everybodys():
    """The turtle of programs that make none."""
    global _turtle
    if _turtle is None:
        _turtle = Turtle()
    return _turtle


class ScrolledCanvas:
    """There is no canvas of Tk here."""

    def __init__(self, *args, **kwargs):
        raise TurtleGraphicsError("there is no canvas of Tk here: use Screen() and Turtle()")


def write_docstringdict(filename="turtle_docstringdict"):
    """Writes what this module says about its functions into a Python file."""
    texts = {f"{cls.__name__}.{name}": getattr(cls, name).__doc__ for cls in (_Screen, Turtle) for name in _methods(cls)}
    with open(f"{filename}.py", "w") as file:
        file.write(f"docsdict = {texts!r}\n")


def _finish():
    if _screen is not None:
        _screen._finish()


def _methods(cls):
    return [name for name in dir(cls) if not name.startswith("_") and callable(getattr(cls, name))]


def _function(cls, name, owner):
    method = getattr(cls, name)

    @functools.wraps(method)
    def function(*args, **kwargs):
        return getattr(owner(), name)(*args, **kwargs)

    function.__module__ = __name__
    function.__qualname__ = function.__name__ = name
    # As what is already bound it is told without `self`.
    function.__wrapped__ = types.MethodType(method, cls)
    return function


_screen_names = [name for name in _methods(_Screen) if name not in ("clear", "reset", "onclick")]
_turtle_names = _methods(RawTurtle)
globals().update({name: _function(_Screen, name, Screen) for name in _screen_names})
globals().update({name: _function(RawTurtle, name, _everybodys) for name in _turtle_names})

__all__ = [
    "Pen", "RawPen", "RawTurtle", "Screen", "ScrolledCanvas", "Shape", "Terminator", "Turtle", "TurtleGraphicsError", "TurtleScreen", "Vec2D",
    "write_docstringdict", *_screen_names, *_turtle_names,
]  # fmt: skip

drawing.at_end(_finish)
