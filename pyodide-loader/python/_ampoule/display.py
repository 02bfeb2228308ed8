"""What a program shows below the output: pictures, the figures of matplotlib that it leaves open, and values that present themselves.

A value presents itself by methods that notebooks ask for, ``_repr_html_`` and others:
https://ipython.readthedocs.io/en/stable/config/integrating.html#custom-methods
"""

import builtins
import contextlib
import importlib.machinery
import io
import json
import os
import sys

from pyodide.ffi import to_js

from . import fresh

BACKEND = "module://_ampoule.figures"
# The first that a value has is shown.
PRESENTATIONS = {
    "text/html": "_repr_html_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "text/markdown": "_repr_markdown_",
    "text/latex": "_repr_latex_",
}
# A message to the guard holds no more.
MOST_CHARS = 400_000
# For whoever cannot see the other.
MOST_PLAIN_CHARS = 4000
_show = None
_show_value = None
# How many the run has shown so far.
_pictures = 0


def install(show, show_value) -> None:
    """``show(title, density, png)`` and ``show_value(bundle)`` are the page's; a bundle is a JSON object of texts by their media type."""
    global _show, _show_value
    _show = show
    _show_value = show_value
    # What matplotlib draws with, unless a program asks for something else.
    os.environ.setdefault("MPLBACKEND", BACKEND)
    sys.meta_path.insert(0, _ImageShow)


def begin() -> None:
    """A run begins."""
    global _pictures
    _pictures = 0


def pictures() -> int:
    """How many pictures the run has shown."""
    return _pictures


@contextlib.contextmanager
def unseen():
    """What is shown inside is not."""
    global _show, _show_value, _pictures
    before = _show, _show_value, _pictures
    _show = _show_value = lambda *_: None
    try:
        yield
    finally:
        _show, _show_value, _pictures = before


def picture(title: str, png: bytes, density: int = 1) -> None:
    """Shows a picture; ``title`` says what it shows to whoever cannot see it, ``density`` how many of its dots make one of the page's."""
    global _pictures
    _pictures += 1
    _show(title, density, to_js(png))


def show_open_figures() -> None:
    """A program's end, where nobody has closed them: as ``plt.show()`` would."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None and pyplot.get_backend() == BACKEND:
        pyplot.show()


def displayhook(value) -> None:
    """As ``sys.__displayhook__``, for what a person types, and what presents itself is seen."""
    if value is not None and show(value):
        builtins._ = value
    else:
        sys.__displayhook__(value)


def may_be_seen(source: str) -> bool:
    """Whether the last value of this program may be one that presents itself: nothing in the standard library does."""
    return fresh.has_packages() or any(name in source for name in ("_repr_", "ampoule", "IPython"))


def show_last(value) -> None:
    """A program's last line is a value: it is seen where it presents itself, and no other is, as in ``python main.py``."""
    open_figures = _class("matplotlib._pylab_helpers", "Gcf")
    # Those are shown right after this.
    if not open_figures or not any(manager.canvas.figure is value for manager in open_figures.get_all_fig_managers()):
        show(value)


def show(value) -> bool:
    """Shows a value as far as it presents itself, and says whether it did."""
    figure = _class("matplotlib.figure", "Figure")
    if figure and isinstance(value, figure):
        from . import figures

        figures.show(value)
        return True
    image = _class("PIL.Image", "Image")
    if image and isinstance(value, image):
        _show_image(value)
        return True
    return _present(value)


def _class(module: str, name: str):
    """Nothing where the program has not imported it: it has no such value then."""
    return getattr(sys.modules.get(module), name, None)


def _present(value) -> bool:
    return any(_show_as(media_type, value, method) for media_type, method in PRESENTATIONS.items())


def _show_as(media_type: str, value, method: str) -> bool:
    if media_type == "image/png":
        png = _asked(value, method, bytes)
        if png:
            picture("", png)
        return bool(png)
    text = _asked(value, method, str)
    if not text:
        return False
    plain = _asked(value, "__repr__", str) or ""
    bundle = json.dumps({media_type: text, "text/plain": plain[:MOST_PLAIN_CHARS]}, ensure_ascii=False)
    fits = len(bundle) <= MOST_CHARS
    if fits:
        _show_value(bundle)
    return fits


def _asked(value, method: str, wanted: type):
    """What a value says of itself, where it has something to say: what it raises means that it has not, as in notebooks."""
    try:
        represent = getattr(type(value), method, None)
        said = represent(value) if callable(represent) else None
    except Exception:
        return None
    # Some add a dictionary about it.
    said = said[0] if isinstance(said, tuple) and said else said
    return said if isinstance(said, wanted) else None


def _show_image(image, **_options) -> bool:
    file = io.BytesIO()
    shown = image if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I", "I;16") else image.convert("RGBA")
    shown.save(file, format="png")
    picture("", file.getvalue())
    return True


class _ImageShow(importlib.machinery.PathFinder):
    """Makes the page what ``Image.show()`` of Pillow shows with, when that is imported."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != "PIL.ImageShow":
            return None
        spec = super().find_spec(name, path, target)
        if spec is not None:
            spec.loader.exec_module = _with_viewer(spec.loader.exec_module)
        return spec


def _with_viewer(execute):
    def exec_module(module):
        execute(module)
        viewer = module.Viewer()
        viewer.show = _show_image
        module.register(viewer, 0)

    return exec_module
