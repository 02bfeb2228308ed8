"""What a turtle leaves behind at one place: stamps, dots and texts."""

import re

from . import _colours
from ._errors import TurtleGraphicsError, number

# At the greatest speed nothing moves step by step, but a drawing still grows: so long is each line looked at, in seconds.
GLANCE_SECONDS = 0.002
# Points in pixels, as on a screen with 96 dots for each inch.
PIXELS_IN_POINT = 4 / 3


class Marks:
    """Stamps, dots and texts of whoever has a place, a pen and a look."""

    def _new_item(self):
        item = self.screen._new_id()
        self._items[item] = None
        return item

    def _delete(self, *items):
        for item in items:
            if item in self._items:
                del self._items[item]
                self.screen._put("delete", item)

    def stamp(self):
        """Leaves an image of the turtle, and gives the number by which `clearstamp` takes it away."""
        items = []
        for fill, outline, width, points in self._shape_polygons():
            items.append(self._new_item())
            self.screen._put("polygon", items[-1], fill, outline, width, points)
        stamp = items[0] if items else self._new_item()
        self._stamps[stamp] = items, self._remember(lambda: self._delete(*items))
        self._changed(GLANCE_SECONDS)
        return stamp

    def clearstamp(self, stampid):
        """Takes away the stamp of this number."""
        items, action = self._stamps.pop(stampid, ((), None))
        self._delete(*items)
        # What is gone cannot be taken back any more.
        if self._undo and action in self._undo:
            self._undo.remove(action)
        self._changed()

    def clearstamps(self, n=None):
        """Takes away all stamps, the first `n`, or the last `-n`."""
        stamps = list(self._stamps)
        for stamp in stamps if n is None else stamps[:n] if n >= 0 else stamps[n:]:
            self.clearstamp(stamp)

    def dot(self, size=None, *color):
        """Draws a dot as wide as `size`, in the pen's colour or another one."""
        if isinstance(size, (str, tuple)):
            size, color = None, (size, *color)
        colour = _colours.text_of(color, self.screen._colormode) if color else self._pencolor
        diameter = self._width + max(self._width, 4) if size is None else number(size, "dot")
        if diameter < 0:
            raise TurtleGraphicsError(f"a dot cannot be {size!r} wide")
        self._next_stroke()
        item, self._stroke = self._stroke.item, None
        self.screen._put("dot", item, *self.screen._place(*self._position), diameter, _colours.hexadecimal(colour) or "")
        self._remember(lambda: self._delete(item))
        self._next_stroke()
        self._changed(GLANCE_SECONDS)

    def write(self, arg, move=False, align="left", font=("Arial", 8, "normal")):
        """Writes a text at the turtle's place; `font` is a family, a size in points and a style."""
        align = str(align).lower()
        if align not in ("left", "center", "right"):
            raise TurtleGraphicsError(f"a text is aligned 'left', 'center' or 'right', not {align!r}")
        family, pixels, style = _font(font)
        text = str(arg)
        item = self._new_item()
        self.screen._put("text", item, *self.screen._place(*self._position), text[:2000], align, family, pixels, style, _colours.hexadecimal(self._pencolor) or "")
        with self._one_action():
            self._remember(lambda: self._delete(item))
            if move:
                # How wide letters are only the page knows.
                wide = 0.5 * pixels * max((len(line) for line in text.split("\n")), default=0) / self.screen._scale[0]
                self.setx(self.xcor() + wide * {"left": 1, "center": 0.5, "right": 0}[align])
        self._changed(GLANCE_SECONDS)


def _font(font):
    """Family, size in pixels and style of a font, given as Tk takes it."""
    # Tk takes one text too, as in "Arial 16 bold".
    whole = re.fullmatch(r"\{?(.*?)\}?\s+(-?\d+)(.*)", font) if isinstance(font, str) else None
    parts = whole.groups() if whole else [font] if isinstance(font, str) else [*font]
    family, size, *styles = [*parts, *("Arial", 8)[len(parts) :]]
    try:
        points = float(size)
    except (TypeError, ValueError):
        raise TurtleGraphicsError(f"{font!r} is no font: it is like ('Arial', 16, 'bold')") from None
    words = " ".join(str(style) for style in styles).lower().split()
    style = " ".join(word for word in ("bold", "italic") if word in words) or "normal"
    return str(family), round(-points if points < 0 else points * PIXELS_IN_POINT, 2), style
