"""Turtles: what they draw, and how that is taken back."""

import copy
import math
from collections import deque
from contextlib import contextmanager

from _ampoule import drawing

from ._errors import TurtleGraphicsError, tell_once
from ._look import Look
from ._marks import GLANCE_SECONDS, Marks
from ._navigator import Navigator
from ._pen import MOST_POINTS, Pen
from ._screen import TurtleScreen
from ._window import NO_EVENTS


class RawTurtle(Look, Marks, Pen, Navigator):
    """A turtle on a screen."""

    def __init__(self, canvas=None, shape="classic", undobuffersize=1000, visible=True):
        if not isinstance(canvas, TurtleScreen):
            raise TurtleGraphicsError("a RawTurtle wants a screen: RawTurtle(Screen()), or use Turtle()")
        self.screen = canvas
        Navigator.__init__(self)
        self._items = {}
        self._shape_name = shape
        self._resizemode = "noresize"
        self._poly, self._in_poly = None, False
        self._undo_size = undobuffersize
        RawTurtle.setundobuffer(self, undobuffersize)
        self._stroke = None
        self._begin(visible)
        self._next_stroke()
        RawTurtle.shape(self, shape)
        self.screen._turtles.append(self)

    def _begin(self, visible=True):
        self._begin_look()
        self._begin_pen()
        self._begin_at_home()
        self._is_shown = visible
        self._shape_ids = []
        self._raised_at = 0

    def getscreen(self):
        """The screen that it is on."""
        return self.screen

    def getturtle(self):
        """This turtle."""
        return self

    getpen = getturtle

    # ---- being shown

    def _changed(self, seconds=0.0):
        self.screen._changed(self, seconds)

    def _send(self):
        """What of it is not on the sheet yet."""
        screen = self.screen
        self._stroke.send(screen)
        polygons = list(self._shape_polygons()) if self._is_shown else []
        while len(self._shape_ids) > len(polygons):
            screen._put("delete", self._shape_ids.pop())
        for at, (fill, outline, width, points) in enumerate(polygons):
            if at == len(self._shape_ids):
                self._shape_ids.append(screen._new_id())
                self._raised_at = screen._placed
            screen._put("polygon", self._shape_ids[at], fill, outline, width, points)

    def _corners_changed(self):
        if not self._stroke.is_drawn():
            self._begin_stroke()
        self._changed()

    def _raise(self):
        screen = self.screen
        if self._shape_ids and self._raised_at < screen._placed:
            for item in self._shape_ids:
                screen._put("raise", item)
            self._raised_at = screen._placed

    def showturtle(self):
        """Shows the turtle."""
        self._set(is_shown=True)

    def hideturtle(self):
        """Hides the turtle; what it draws is seen."""
        self._set(is_shown=False)

    def isvisible(self):
        """Whether the turtle is shown."""
        return self._is_shown

    # ---- moving

    def _moves_slowly(self):
        return self._speed and self.screen._tracing == 1 and self.screen._delay and drawing.moves()

    def _hop_seconds(self):
        return self.screen._delay / 1000

    def _move_to(self, end):
        start = self._position
        self.screen._place(*end)  # an end that is no place is told before anything moves
        self._remember(self._undo_of_move())
        if self._is_down and len(self._stroke.points) >= 2 * MOST_POINTS:
            self._next_stroke()
        seconds = self._walk(start, end) if self._moves_slowly() else GLANCE_SECONDS
        self._position = end
        self._follow(end)
        if self._fill:
            self._fill.append(end)
        if self._in_poly:
            self._poly.append(end)
        self._changed(seconds)

    def _undo_of_move(self):
        position, stroke = self._position, self._stroke
        count = len(stroke.points)

        def take_back():
            self._position = position
            self._take_line_back(stroke, count)
            if self._fill:
                self._fill.pop()
            if self._in_poly:
                self._poly.pop()
                if not self._poly:
                    self._poly, self._in_poly = None, False

        return take_back

    def _walk(self, start, end):
        """Step by step: how far a step leads and how long it lasts is CPython's rule (Lib/turtle.py), but several are shown at once.

        Gives the seconds for which its end is to be looked at: short ways are shown several at once, too.
        """
        scale = self.screen._scale
        way = end - start
        length = math.hypot(way[0] * scale[0], way[1] * scale[1])
        hops = 1 + int(length / (3 * 1.1**self._speed * self._speed))
        frames, seconds = self._frames(hops)
        if self._is_down and frames:
            self._stroke.extend(self.screen, start)
        for frame in range(1, frames + 1):
            self._position = start + way * (frame / (frames + 1))
            if self._is_down:
                self._stroke.move_end(self.screen, self._position)
            self._changed(drawing.FRAME_SECONDS)
        if self._is_down and frames:
            self._stroke.shorten(1)
        return seconds

    def _frames(self, hops):
        """How many pictures are shown before the last one, and for how many seconds that one is."""
        seconds = hops * self._hop_seconds()
        frames = max(0, math.ceil(seconds / drawing.FRAME_SECONDS) - 1)
        return frames, seconds - frames * drawing.FRAME_SECONDS

    def _turn(self, angle):
        before = self._orientation
        self._remember(lambda: setattr(self, "_orientation", before))
        degrees = angle * self._degrees_per_unit
        seconds = 0
        if self._moves_slowly():
            frames, seconds = self._frames(1 + int(abs(degrees) / (3.0 * self._speed)))
            for frame in range(1, frames + 1):
                self._orientation = before.rotate(degrees * frame / (frames + 1))
                self._changed(drawing.FRAME_SECONDS)
        self._orientation = before.rotate(degrees)
        self._changed(seconds)

    def _turn_at_once(self, angle):
        before = self._orientation
        self._remember(lambda: setattr(self, "_orientation", before))
        self._orientation = before.rotate(angle * self._degrees_per_unit)
        self._changed(self._hop_seconds() if self._moves_slowly() else 0)

    def teleport(self, x=None, y=None, *, fill_gap=False):
        """Is at another place without having gone there: no line, and what is filled there is another shape, but for `fill_gap`."""
        was_down, before = self._is_down, self._position
        place = self._pair(before[0] if x is None else x, before[1] if y is None else y, "teleport")
        self.screen._place(*place)  # as in _move_to
        with self._one_action():
            was_filling = self.filling() and not fill_gap
            if was_filling:
                self.end_fill()
            self._set(is_down=False)
            self._remember(lambda: setattr(self, "_position", before))
            self._position = place
            self._set(is_down=was_down)
            if was_filling:
                self.begin_fill()

    # ---- undo

    def setundobuffer(self, size):
        """How many actions can be taken back; `None` for none."""
        self._undo = None if size is None or size <= 0 else deque(maxlen=size)
        self._action = None

    def undobufferentries(self):
        """How many actions can be taken back."""
        return len(self._undo) if self._undo is not None else 0

    def _remember(self, take_back):
        """Gives the action that it belongs to, if there is one."""
        action = self._action
        if action is None and self._undo is not None:
            action = []
            self._undo.append(action)
        if action is not None:
            action.append(take_back)
        return action

    @contextmanager
    def _one_action(self):
        """What is done within it is taken back at once."""
        if self._action is not None or self._undo is None:
            yield
            return
        self._action = []
        try:
            yield
        finally:
            self._undo.append(self._action)
            self._action = None

    def undo(self):
        """Takes the last action back."""
        if not self._undo:
            return
        for take_back in reversed(self._undo.pop()):
            take_back()
        self._changed(self._hop_seconds())

    # ---- beginning anew

    def clear(self):
        """Takes away what it has drawn, and stays where it is."""
        self._clear()
        self._next_stroke()
        self._changed()

    def _clear(self):
        self._stroke = None
        for item in self._items:
            self.screen._put("delete", item)
        self._items.clear()
        self._fill = None
        self.setundobuffer(self._undo_size)

    def reset(self):
        """Takes away what it has drawn, and is as at its beginning."""
        self._clear()
        for item in self._shape_ids:
            self.screen._put("delete", item)
        self._begin()
        self._next_stroke()
        self._changed()

    def clone(self):
        """Another turtle like this one, at the same place."""
        twin = copy.copy(self)
        twin._items, twin._shape_ids, twin._stroke, twin._stamps = {}, [], None, {}
        twin._poly = self._poly and [*self._poly]
        if self._fill:
            twin._fill, twin._fill_item = [*self._fill], twin._new_item()
            twin.screen._put("polygon", twin._fill_item, "", "", 0, [])
        twin.setundobuffer(None if self._undo is None else self._undo.maxlen)
        twin._next_stroke()
        twin.screen._turtles.append(twin)
        twin._changed()
        return twin

    # ---- polygons

    def begin_poly(self):
        """From here on the turtle's places are the corners of a polygon."""
        self._poly, self._in_poly = [self._position], True

    def end_poly(self):
        """The last corner is here."""
        self._in_poly = False

    def get_poly(self):
        """The corners of the last polygon; `None` where there is none."""
        return None if self._poly is None else tuple(self._poly)

    @contextmanager
    def poly(self):
        """Within it the turtle's places are the corners of a polygon."""
        self.begin_poly()
        try:
            yield
        finally:
            self.end_poly()

    # ---- clicks

    def onclick(self, fun, btn=1, add=None):
        """Clicks do not reach a program here, which is said once."""
        if fun is not None:
            tell_once(NO_EVENTS)

    onrelease = ondrag = onclick
    ht = hideturtle
    st = showturtle


RawPen = RawTurtle
