"""The pen: lines, what they enclose, and their colours."""

from contextlib import contextmanager

from . import _colours
from ._errors import TurtleGraphicsError

SPEEDS = {"fastest": 0, "fast": 10, "normal": 6, "slow": 3, "slowest": 1}
# A longer line goes on as another item, so that each step of it tells the page little.
MOST_POINTS = 200


class Stroke:
    """A line of one colour and width that is being drawn."""

    def __init__(self, screen, item, colour, width, start):
        self.item = item
        self.colour = colour
        self.width = width
        self.points = [*screen._place(*start)]
        self._is_sent = True
        # Its place among the other items is taken at once.
        self._put(screen)

    def extend(self, screen, point):
        self.points.extend(screen._place(*point))
        self._is_sent = False

    def move_end(self, screen, point):
        self.points[-2:] = screen._place(*point)
        self._is_sent = False

    def shorten(self, screen, count):
        del self.points[len(self.points) - 2 * count :]
        self._is_sent = False

    def send(self, screen):
        if not self._is_sent:
            self._put(screen)
            self._is_sent = True

    def _put(self, screen):
        screen._put("line", self.item, self.colour, self.width, list(self.points))


class Pen:
    """The pen of whoever has a place on a screen."""

    def _begin_pen(self):
        self._is_down = True
        self._width = 1
        self._pencolor = self._fillcolor = "black"
        self._speed = 3
        self._stroke = None
        self._fill = None
        self._fill_item = None
        self._stamps = {}
        self._last_poly = None

    # ---- lines

    def _continue_stroke(self):
        """The line that the next step belongs to."""
        if self._stroke and len(self._stroke.points) >= 2 * MOST_POINTS:
            self._stroke_ends()
        if self._stroke is None:
            item = self.screen._new_id()
            self._items.append(item)
            self._stroke = Stroke(self.screen, item, _colours.hexadecimal(self._pencolor) or "", self._width, self._position)

    def _stroke_ends(self):
        if self._stroke:
            self._stroke.send(self.screen)
            self._stroke = None

    def _follow(self, place):
        if self._is_down and self._stroke:
            self._stroke.extend(self.screen, place)

    def _undo_move(self):
        position, stroke, items = self._position, self._stroke, len(self._items)
        count = len(stroke.points) if stroke else 0
        fill = len(self._fill) if self._fill else 0

        def take_back():
            self._position = position
            self._delete(*self._items[items:])
            self._stroke = stroke
            if stroke:
                stroke.shorten(self.screen, (len(stroke.points) - count) // 2)
            if self._fill:
                del self._fill[fill:]

        return take_back

    def penup(self):
        """The turtle draws no lines from here on."""
        self._with_state("_is_down", False)
        self._stroke_ends()

    def pendown(self):
        """The turtle draws lines from here on."""
        self._with_state("_is_down", True)

    def _lift(self):
        self._is_down = False
        self._stroke_ends()

    def isdown(self):
        """Whether the turtle draws lines."""
        return self._is_down

    def pensize(self, width=None):
        """How wide lines are."""
        if width is None:
            return self._width
        self._stroke_ends()
        self._with_state("_width", width)
        self._changed()
        return None

    def speed(self, speed=None):
        """From 1, slow, to 10, fast; 0 is without movement. Names: fastest, fast, normal, slow, slowest."""
        if speed is None:
            return self._speed
        number = SPEEDS.get(speed, speed)
        if isinstance(number, str):
            raise TurtleGraphicsError(f"there is no speed {speed!r}: it is a number from 0 to 10, or one of {', '.join(SPEEDS)}")
        self._speed = int(round(number)) if 0.5 < number < 10.5 else 0
        return None

    def _with_state(self, name, value):
        before = getattr(self, name)
        self._remember(lambda: (self._stroke_ends(), setattr(self, name, before)))
        setattr(self, name, value)

    # ---- colours

    def pencolor(self, *args):
        """The colour of lines."""
        if not args:
            return _colours.value_of(self._pencolor, self.screen._colormode)
        self._set_colours(_colours.text_of(args, self.screen._colormode), self._fillcolor)
        return None

    def fillcolor(self, *args):
        """The colour of what is filled."""
        if not args:
            return _colours.value_of(self._fillcolor, self.screen._colormode)
        self._set_colours(self._pencolor, _colours.text_of(args, self.screen._colormode))
        return None

    def color(self, *args):
        """Both colours: none gives them, one or three numbers set both, two are the pen's and the filling."""
        if not args:
            return self.pencolor(), self.fillcolor()
        pen, fill = args if len(args) == 2 else (args, args)
        mode = self.screen._colormode
        texts = [_colours.text_of(colour if isinstance(colour, tuple) and len(args) != 2 else (colour,), mode) for colour in (pen, fill)]
        self._set_colours(*texts)
        return None

    def _set_colours(self, pen, fill):
        with self._one_action():
            if pen != self._pencolor:
                self._stroke_ends()
                self._with_state("_pencolor", pen)
            if fill != self._fillcolor:
                self._with_state("_fillcolor", fill)
        self._changed()

    # ---- filling

    def begin_fill(self):
        """What the turtle goes around from here on is filled at `end_fill`."""
        self._stroke_ends()
        self._fill_item = self._new_item()
        # Its place is below the lines that follow.
        self.screen._put("polygon", self._fill_item, "", "", 0, [])
        self._fill = [self._position]

    def end_fill(self):
        """Fills what the turtle went around."""
        if not self._fill:
            return
        item, places = self._fill_item, self._fill
        self._stroke_ends()
        if len(places) > 2:
            self.screen._put("polygon", item, _colours.hexadecimal(self._fillcolor) or "", "", 0, self.screen._places(places))

        def take_back():
            self.screen._put("polygon", item, "", "", 0, [])
            self._fill_item, self._fill = item, places

        self._remember(take_back)
        self._fill = None
        self._changed()

    def filling(self):
        """Whether what the turtle goes around will be filled."""
        return bool(self._fill)

    @contextmanager
    def fill(self):
        """What the turtle goes around within it is filled at its end."""
        self.begin_fill()
        try:
            yield
        finally:
            self.end_fill()

    # ---- all at once

    def pen(self, pen=None, **pendict):
        """The pen's and the turtle's state as a dictionary; what is given of it is set."""
        state = {
            "shown": self._is_shown, "pendown": self._is_down, "pencolor": self._pencolor, "fillcolor": self._fillcolor, "pensize": self._width,
            "speed": self._speed, "resizemode": self._resizemode, "stretchfactor": self._stretch, "shearfactor": self._shear,
            "outline": self._outline, "tilt": self._tilt,
        }  # fmt: skip
        wanted = {**(pen or {}), **pendict}
        if not wanted:
            return state
        unknown = [name for name in wanted if name not in state]
        if unknown:
            raise TurtleGraphicsError(f"a pen has no {unknown[0]!r}: it has {', '.join(state)}")
        with self._one_action():
            self._set_pen(wanted)
        self._changed()
        return None

    def _set_pen(self, wanted):
        def colour(value):
            return _colours.text_of(value if isinstance(value, tuple) else (value,), self.screen._colormode)

        if "pendown" in wanted:
            (self.pendown if wanted["pendown"] else self.penup)()
        self._set_colours(colour(wanted.get("pencolor", self._pencolor)), colour(wanted.get("fillcolor", self._fillcolor)))
        if "pensize" in wanted:
            self.pensize(wanted["pensize"])
        if "speed" in wanted:
            self.speed(wanted["speed"])
        if "stretchfactor" in wanted:
            stretch = wanted["stretchfactor"]
            self._stretch = stretch if isinstance(stretch, tuple) else (stretch, stretch)
        for name, attribute in {"shown": "_is_shown", "resizemode": "_resizemode", "shearfactor": "_shear", "outline": "_outline", "tilt": "_tilt"}.items():
            if name in wanted:
                setattr(self, attribute, wanted[name])

    pu = up = penup
    pd = down = pendown
    width = pensize
