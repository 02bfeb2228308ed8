"""The sheet that turtles draw on, and what belongs to it: size, background, colours of numbers, time, questions.

There is one in a program. What a window would add to it is in `_window.py`.
"""

import itertools
import math
import time
from contextlib import contextmanager

from _ampoule import drawing

from . import _colours, _shapes
from ._errors import Terminator, TurtleGraphicsError, number, tell_once
from ._window import Window

# What `setup` takes parts of, and what the page begins with.
WHOLE = (1200, 600)
SIZE = (600, 450)
# Of a side, as the page draws it.
SIDES = (50, 2000)
# The margin that Tk leaves around a canvas with coordinates of its own.
MARGIN = 20
# Turtles that nobody delays are shown so often.
SHOWN_SECONDS = 0.03


class TurtleScreen(Window):
    """What turtles draw on."""

    def __init__(self, cv, mode="standard", colormode=1.0, delay=10):
        raise TurtleGraphicsError("there is no canvas of Tk here: use Screen()")

    def _set_up(self):
        self._set_up_window()
        self._ids = itertools.count(1)
        self._shapes = _shapes.standard()
        self._turtles = []
        self._size = None
        self._mode = "standard"
        self._canvas = (400, 300)
        self._scale = (1.0, 1.0)
        self._middle = (0.0, 0.0)
        # What is drawn with coordinates of its own, by its number, for the case that they become others.
        self._kept = {}
        # How many items came in front of all others.
        self._placed = 0
        self._is_gone = False
        self._begin()

    def _begin(self):
        self._colormode = 1.0
        self._delay = 10
        self._tracing = 1
        self._updates = 0
        self._bgcolor = "white"
        self._dirty = {}
        self._owed = 0.0
        self._shown_at = 0.0

    # ---- drawing, for turtles

    def _be_there(self):
        if self._is_gone:
            raise Terminator("the turtle's screen has said bye: nothing can be drawn on it any more")

    def _put(self, *command):
        self._be_there()
        drawing.put(*command)
        if self._mode == "world":
            self._keep(command)

    def _keep(self, command):
        if command[0] in ("line", "polygon", "dot", "text"):
            self._kept[command[1]] = list(command)
        elif command[0] == "delete":
            self._kept.pop(command[1], None)

    def _new_id(self):
        self._placed += 1
        return next(self._ids)

    def _raise(self, item):
        self._placed += 1
        self._put("raise", item)

    def _place(self, x, y):
        """Where a point of the plane is on the sheet, whose y goes down."""
        across = round(float(x * self._scale[0] - self._middle[0]), 2)
        down = round(float(self._middle[1] - y * self._scale[1]), 2)
        if not (math.isfinite(across) and math.isfinite(down)):
            raise TurtleGraphicsError(f"({x}, {y}) is no place on the sheet: both must be finite numbers")
        # Farther away nothing can be seen.
        return max(-1e6, min(across, 1e6)), max(-1e6, min(down, 1e6))

    def _places(self, points):
        return [part for point in points for part in self._place(*point)]

    def _seen(self, direction):
        """A direction of the plane as it is on the sheet, where one axis may be longer than the other."""
        if self._scale[0] == self._scale[1]:
            return direction
        x, y = direction[0], direction[1] * self._scale[1] / self._scale[0]
        length = math.hypot(x, y)
        return x / length, y / length

    def _changed(self, turtle, seconds=0.0):
        """Something of this turtle is to be shown, and looked at for so long."""
        self._be_there()
        self._dirty[turtle] = None
        if self._tracing == 0:
            return
        self._updates += 1
        if self._updates % self._tracing:
            return
        self._owed += seconds
        if self._owed >= drawing.FRAME_SECONDS:
            owed, self._owed = self._owed, 0.0
            self._show()
            drawing.pause(owed)
        elif time.monotonic() - self._shown_at >= SHOWN_SECONDS:
            self._show()
            drawing.flush()

    def _show(self):
        dirty, self._dirty = self._dirty, {}
        for turtle in dirty:
            turtle._send()
        # In front of what came after them.
        for turtle in self._turtles:
            turtle._raise()
        self._shown_at = time.monotonic()

    # ---- size and background

    def setup(self, width=0.5, height=0.75, startx=None, starty=None):
        """Gives the sheet a size, in pixels or, up to 1.0, in parts of a screen of 1200 by 600. Where it stands is the page's."""

        def side(wanted, whole, before):
            if wanted is None:
                return before
            number(wanted, "setup")
            pixels = wanted * whole if isinstance(wanted, float) and wanted <= 1 else wanted
            return int(max(SIDES[0], min(pixels, SIDES[1])))

        before = self._size or SIZE
        self._resize(side(width, WHOLE[0], before[0]), side(height, WHOLE[1], before[1]))

    def _resize(self, width, height):
        self._size = (width, height)
        self._put("size", width, height)

    def window_width(self):
        """The sheet's width in pixels."""
        return (self._size or SIZE)[0]

    def window_height(self):
        """The sheet's height in pixels."""
        return (self._size or SIZE)[1]

    def screensize(self, canvwidth=None, canvheight=None, bg=None):
        """How large the part is that is drawn on; a larger one than the sheet makes the sheet larger, for there is nothing to scroll it with."""
        if canvwidth is canvheight is bg is None:
            return self._canvas
        width, height = (before if wanted is None else int(wanted) for wanted, before in zip((canvwidth, canvheight), self._canvas))
        self._canvas = (width, height)
        now = self._size or SIZE
        if width > now[0] or height > now[1]:
            self._resize(min(max(width, now[0]), SIDES[1]), min(max(height, now[1]), SIDES[1]))
        if bg is not None:
            self.bgcolor(bg)
        return None

    def setworldcoordinates(self, llx, lly, urx, ury):
        """Gives the lower left and the upper right corner these coordinates; angles may be distorted. What was drawn in another mode is cleared."""
        for corner in (llx, lly, urx, ury):
            number(corner, "setworldcoordinates")
        if llx == urx or lly == ury:
            raise TurtleGraphicsError(f"the corners ({llx}, {lly}) and ({urx}, {ury}) leave no room between them")
        if self._mode != "world":
            self.mode("world")
        before = self._scale, self._middle
        width, height = self.window_width() - MARGIN, self.window_height() - MARGIN
        self._canvas = (width, height)
        self._scale = (width / (urx - llx), height / (ury - lly))
        self._middle = ((llx + urx) / 2 * self._scale[0], (lly + ury) / 2 * self._scale[1])
        for command in self._kept.values():
            self._draw_again(command, *before)
        for turtle in self._turtles:
            turtle._corners_changed()

    def _draw_again(self, command, scale, middle):
        """Where it is with the coordinates of now; `scale` and `middle` were those before. Lines that still grow share their points with it."""
        points = command[2:4] if command[0] in ("dot", "text") else command[-1]
        for at in range(0, len(points), 2):
            points[at : at + 2] = self._place((points[at] + middle[0]) / scale[0], (middle[1] - points[at + 1]) / scale[1])
        if command[0] in ("dot", "text"):
            command[2:4] = points
        drawing.put(*command)

    def mode(self, mode=None):
        """``"standard"``, ``"logo"`` (0 is up and angles go clockwise) or ``"world"``; a change resets the turtles."""
        if mode is None:
            return self._mode
        mode = str(mode).lower()
        if mode not in ("standard", "logo", "world"):
            raise TurtleGraphicsError(f"there is no mode {mode!r}: it is 'standard', 'logo' or 'world'")
        self._mode = mode
        if mode != "world":
            self._scale, self._middle = (1.0, 1.0), (0.0, 0.0)
            self._kept.clear()
        self.reset()
        return None

    def bgcolor(self, *args):
        """The colour of the sheet."""
        if not args:
            return _colours.value_of(self._bgcolor, self._colormode)
        colour = _colours.text_of(args, self._colormode)
        self._bgcolor = colour
        self._put("background", _colours.hexadecimal(colour) or "#ffffff")
        self._passed()
        return None

    def bgpic(self, picname=None):
        """There are no pictures behind a drawing here: says so and goes on."""
        if picname is None:
            return "nopic"
        if picname != "nopic":
            tell_once("there can be no picture behind the drawing here; bgcolor gives it a colour")
        return None

    def title(self, titlestring):
        """There is no window that would have one."""

    def _passed(self):
        if self._tracing:
            self._show()
            drawing.flush()

    # ---- turtles, shapes and colours

    def turtles(self):
        """All turtles, in the order in which they came."""
        return list(self._turtles)

    def colormode(self, cmode=None):
        """Whether numbers of colours go to 1.0 or to 255."""
        if cmode is None:
            return self._colormode
        if cmode not in (1.0, 255):
            raise TurtleGraphicsError(f"colormode is 1.0 or 255, not {cmode!r}")
        self._colormode = 1.0 if cmode == 1.0 else 255
        return None

    def register_shape(self, name, shape=None):
        """Makes a shape known by a name: a :class:`Shape`, or the points of a polygon."""
        if shape is None:
            raise TurtleGraphicsError(f"the picture {name!r} cannot be a turtle's shape here: give the points of a polygon")
        self._shapes[name] = shape if isinstance(shape, _shapes.Shape) else _shapes.Shape("polygon", shape)

    def getshapes(self):
        """The names of all shapes."""
        return sorted(self._shapes)

    def clear(self):
        """Takes everything away, turtles too, and begins anew."""
        self._turtles.clear()
        self._timers.clear()
        self._begin()
        self._kept.clear()
        self._put("clear")
        self._put("background", "#ffffff")
        self._passed()
        self._emptied()

    def _emptied(self):
        """For whoever has a turtle that everybody uses."""

    def reset(self):
        """Sets every turtle back to how it began."""
        for turtle in self._turtles:
            turtle.reset()

    # ---- time

    def tracer(self, n=None, delay=None):
        """Shows every ``n``-th change only, none by itself for 0; ``delay`` as in :meth:`delay`."""
        if n is None:
            return self._tracing
        self._tracing = int(number(n, "tracer"))
        self._updates = 0
        if delay is not None:
            self._delay = max(0, int(number(delay, "delay")))
        if self._tracing:
            self._passed()
        return None

    def delay(self, delay=None):
        """Milliseconds between two steps of a movement."""
        if delay is None:
            return self._delay
        self._delay = max(0, int(number(delay, "delay")))
        return None

    @contextmanager
    def no_animation(self):
        """Within it nothing is shown; all of it at its end."""
        before = self.tracer()
        try:
            self.tracer(0)
            yield
        finally:
            self.tracer(before)

    def update(self):
        """Shows what was drawn, for programs that decide themselves when: ``tracer(0)``."""
        self._call_what_is_due()
        self._show()
        drawing.pause(min(self._delay, 1000) / 1000 if self._tracing == 0 else 0)

    # ---- what is not there

    def getcanvas(self):
        """There is no canvas of Tk here."""
        raise TurtleGraphicsError("there is no canvas of Tk here: draw with the turtle's own methods")

    def save(self, filename, *, overwrite=False):
        """There is no PostScript here; the page saves pictures."""
        raise TurtleGraphicsError("drawings cannot be saved as PostScript here: press Save picture below the drawing")

    addshape = register_shape
    clearscreen = clear
    resetscreen = reset
