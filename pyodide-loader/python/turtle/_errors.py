"""What goes wrong, and what is told once."""

import sys


class TurtleGraphicsError(Exception):
    """A wrong value for something that a turtle or its screen can do."""


class Terminator(Exception):
    """The turtle's window is gone. There is no window here that could be closed: only ``bye`` raises it for what comes after."""


def number(value, what):
    """``value`` as Python's own number; ``what`` wants one."""
    if isinstance(value, (int, float)):
        return value
    if hasattr(value, "__float__"):
        return float(value)
    raise TypeError(f"{what} wants a number, not {value!r}")


_told = set()


def tell_once(text):
    """Says what cannot be done here, once in a program, and lets it go on."""
    if text not in _told:
        _told.add(text)
        print(f"turtle: {text}", file=sys.stderr)
