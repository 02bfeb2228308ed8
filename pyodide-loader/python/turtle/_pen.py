"""The pen: lines, what they enclose, and their colours."""

from contextlib import contextmanager

from . import _colours
from ._errors import TurtleGraphicsError, number

SPEEDS = {"fastest": 0, "fast": 10, "normal": 6, "slow": 3, "slowest": 1}
# A longer line goes on as another item, so that each step of it tells the page little.
MOST_POINTS = 200


# What `pen()` tells, and what each is here.
STATE = {
    "shown": "is_shown", "pendown": "is_down", "pencolor": "pencolor", "fillcolor": "fillcolor", "pensize": "width", "speed": "speed",
    "resizemode": "resizemode", "stretchfactor": "stretch", "shearfactor": "shear", "outline": "outline", "tilt": "tilt",
}  # fmt: skip
# With another of these a line is another one.
OF_LINES = ("is_down", "pencolor", "width")


class Stroke:
    """A line of one colour and width that is being drawn. Its place among the other items is taken before it is more than a point."""

    def __init__(self, screen):
        self.item = screen._new_id()
        self.placed = screen._placed
        self._is_sent = True
        self._is_seen = False
        screen._put("line", self.item, "", 1, [])

    def begin(self, screen, colour, width, start):
        self.colour = colour
        self.width = width
        self.points = [*screen._place(*start)]

    def is_drawn(self):
        return len(self.points) > 2

    def to_top(self, screen):
        if self.placed < screen._placed:
            screen._raise(self.item)
            self.placed = screen._placed

    def extend(self, screen, point):
        self.points.extend(screen._place(*point))
        self._is_sent = False

    def move_end(self, screen, point):
        self.points[-2:] = screen._place(*point)
        self._is_sent = False

    def shorten(self, count):
        del self.points[len(self.points) - 2 * count :]
        self._is_sent = False

    def send(self, screen):
        if self._is_sent or not (self._is_seen or self.is_drawn()):
            return
        self._is_sent, self._is_seen = True, self.is_drawn()
        # No line is thinner than one pixel, as in Tk.
        screen._put("line", self.item, self.colour, max(1, self.width), self.points)


class Pen:
    """The pen of whoever has a place on a screen."""

    def _begin_pen(self):
        self._is_down = True
        self._width = 1
        self._pencolor = self._fillcolor = "black"
        self._speed = 3
        self._fill = None
        self._fill_item = None
        self._stamps = {}

    # ---- lines

    def _next_stroke(self):
        """What comes next is another line, in front of all that there is."""
        if self._stroke and not self._stroke.is_drawn():
            self._stroke.to_top(self.screen)
        else:
            if self._stroke:
                self._stroke.send(self.screen)
            self._stroke = Stroke(self.screen)
            self._items[self._stroke.item] = None
        self._begin_stroke()

    def _begin_stroke(self):
        self._stroke.begin(self.screen, _colours.hexadecimal(self._pencolor) or "", self._width, self._position)

    def _follow(self, place):
        if self._is_down:
            self._stroke.extend(self.screen, place)

    def _take_line_back(self, before, count):
        """What was drawn since the line was `before`, which had so many numbers then."""
        # It is not there any more if a dot took its place.
        if self._stroke is not before and before.item in self._items:
            self._delete(self._stroke.item)
            self._stroke = before
        if self._stroke is before:
            before.shorten((len(before.points) - count) // 2)
        if not self._stroke.is_drawn():
            self._begin_stroke()

    def penup(self):
        """The turtle draws no lines from here on."""
        if self._is_down:
            self._set(is_down=False)

    def pendown(self):
        """The turtle draws lines from here on."""
        if not self._is_down:
            self._set(is_down=True)

    def isdown(self):
        """Whether the turtle draws lines."""
        return self._is_down

    def pensize(self, width=None):
        """How wide lines are."""
        if width is None:
            return self._width
        self._set(width=_width(width))
        return None

    def speed(self, speed=None):
        """From 1, slow, to 10, fast; 0 is without movement. Names: fastest, fast, normal, slow, slowest."""
        if speed is None:
            return self._speed
        self._set(speed=_speed(speed))
        return None

    def _set(self, **changes):
        """Changes what `pen()` tells, as one action."""
        before = self._named(changes)
        self._remember(lambda: self._apply(before))
        self._apply(changes)
        self._changed()

    def _named(self, names):
        return {name: getattr(self, "_" + name) for name in names}

    def _apply(self, changes):
        before = self._named(OF_LINES)
        for name, value in changes.items():
            setattr(self, "_" + name, value)
        if before != self._named(OF_LINES):
            self._next_stroke()

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
        if (pen, fill) != (self._pencolor, self._fillcolor):
            self._set(pencolor=pen, fillcolor=fill)

    # ---- filling

    def begin_fill(self):
        """What the turtle goes around from here on is filled at `end_fill`."""
        # Its place is below the lines that follow.
        self._fill_item = item = self._new_item()
        self.screen._put("polygon", item, "", "", 0, [])
        self._next_stroke()
        self._fill = [self._position]
        self._remember(lambda: self._stop_filling(item))

    def _fill_again(self, item, places):
        self.screen._put("polygon", item, "", "", 0, [])
        self._fill_item, self._fill = item, places

    def _stop_filling(self, item):
        self._delete(item)
        self._fill = None

    def end_fill(self):
        """Fills what the turtle went around."""
        if not self._fill:
            return
        item, places = self._fill_item, self._fill
        if len(places) > 2:
            self.screen._put("polygon", item, _colours.hexadecimal(self._fillcolor) or "", "", 0, self.screen._places(places))
            self._remember(lambda: self._fill_again(item, places))
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
        if not pen and not pendict:
            return {name: getattr(self, "_" + own) for name, own in STATE.items()}
        if pen is not None and not isinstance(pen, dict):
            raise TypeError(f"pen wants a dictionary or names with values, not {pen!r}")
        wanted = {**(pen or {}), **pendict}
        unknown = [name for name in wanted if name not in STATE]
        if unknown:
            raise TurtleGraphicsError(f"a pen has no {unknown[0]!r}: it has {', '.join(STATE)}")
        mode = self.screen._colormode
        for name in wanted.keys() & {"pencolor", "fillcolor"}:
            colour = wanted[name]
            wanted[name] = _colours.text_of(colour if isinstance(colour, tuple) else (colour,), mode)
        if "stretchfactor" in wanted and not isinstance(wanted["stretchfactor"], tuple):
            wanted["stretchfactor"] = (wanted["stretchfactor"],) * 2
        for name, checked in {"speed": _speed, "pensize": _width}.items():
            if name in wanted:
                wanted[name] = checked(wanted[name])
        for name in wanted.keys() & {"outline", "shearfactor", "tilt"}:
            number(wanted[name], name)
        self._set(**{STATE[name]: value for name, value in wanted.items()})
        return None

    pu = up = penup
    pd = down = pendown
    width = pensize


def _width(wanted):
    if number(wanted, "pensize") < 0:
        raise TurtleGraphicsError(f"a line cannot be {wanted!r} wide: 1 is the thinnest")
    return wanted


def _speed(wanted):
    steps = SPEEDS.get(wanted, wanted)
    if not isinstance(steps, (int, float)):
        raise TurtleGraphicsError(f"there is no speed {wanted!r}: it is a number from 0 to 10, or one of {', '.join(SPEEDS)}")
    return int(round(steps)) if 0.5 < steps < 10.5 else 0
