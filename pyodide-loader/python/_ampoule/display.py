"""Pictures below the output: what a program shows, the figures of matplotlib that it leaves open, and values that are pictures."""

import builtins
import importlib.machinery
import io
import os
import sys

from pyodide.ffi import to_js

BACKEND = "module://_ampoule.figures"
_show = None


def install(show) -> None:
    """``show(title, density, png)`` is the page's."""
    global _show
    _show = show
    # What matplotlib draws with, unless a program asks for something else.
    os.environ.setdefault("MPLBACKEND", BACKEND)
    sys.meta_path.insert(0, _ImageShow)


def picture(title: str, png: bytes, density: int = 1) -> None:
    """Shows a picture; ``title`` says what it shows to whoever cannot see it, ``density`` how many of its dots make one of the page's."""
    _show(title, density, to_js(png))


def show_open_figures() -> None:
    """A program's end, where nobody has closed them: as ``plt.show()`` would."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None and pyplot.get_backend() == BACKEND:
        pyplot.show()


def displayhook(value) -> None:
    """As ``sys.__displayhook__``, for what a person types, and pictures are seen."""
    if value is not None and show_value(value):
        builtins._ = value
    else:
        sys.__displayhook__(value)


def show_value(value) -> bool:
    """Shows a value that is a picture, as far as it says so itself, and whether it was one."""
    figure = getattr(sys.modules.get("matplotlib.figure"), "Figure", None)
    if figure is not None and isinstance(value, figure):
        from . import figures

        figures.show(value)
        return True
    image = getattr(sys.modules.get("PIL.Image"), "Image", None)
    if image is not None and isinstance(value, image):
        _show_image(value)
        return True
    represent = getattr(type(value), "_repr_png_", None)
    png = represent(value) if represent else None
    if isinstance(png, bytes):
        picture("", png)
    return isinstance(png, bytes)


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
