"""Pictures below the output: what a program shows, and the figures of matplotlib that it leaves open."""

import os
import sys

from pyodide.ffi import to_js

BACKEND = "module://_ampoule.figures"
_show = None


def install(show) -> None:
    """``show(title, png)`` is the page's."""
    global _show
    _show = show
    # What matplotlib draws with, unless a program asks for something else.
    os.environ.setdefault("MPLBACKEND", BACKEND)


def picture(title: str, png: bytes) -> None:
    """Shows a picture; ``title`` says what it shows to whoever cannot see it."""
    _show(title, to_js(png))


def show_open_figures() -> None:
    """A program's end, where nobody has closed them: as ``plt.show()`` would."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None and pyplot.get_backend() == BACKEND:
        pyplot.show()
