"""Where a turtle is, where it looks, and what of that a program can ask."""

import math

from ._errors import TurtleGraphicsError, number
from ._vector import Vec2D


class Navigator:
    """Moves by `_move_to` and turns by `_turn`, which whoever has it may make visible."""

    def __init__(self):
        self._set_full_circle(360.0)

    def _begin_at_home(self):
        self._position = Vec2D(0.0, 0.0)
        self._orientation = Vec2D(0.0, 1.0) if self._is_logo() else Vec2D(1.0, 0.0)

    def _is_logo(self):
        return self.screen.mode() == "logo"

    def _orientation_sign(self):
        return -1 if self._is_logo() else 1

    # ---- angles

    def degrees(self, fullcircle=360.0):
        """How many units a full circle has."""
        self._set_full_circle(fullcircle)

    def radians(self):
        """Angles are in radians from now on."""
        self._set_full_circle(math.tau)

    def _set_full_circle(self, units):
        if not number(units, "degrees") > 0:
            raise TurtleGraphicsError(f"a full circle has more than {units!r} degrees")
        self._full_circle = units
        self._degrees_per_unit = 360 / units

    def _heading_of(self, x, y):
        degrees = round(math.degrees(math.atan2(y, x)), 10) % 360.0
        units = degrees / self._degrees_per_unit
        return (self._full_circle / 4 - units if self._is_logo() else units) % self._full_circle

    def heading(self):
        """Where the turtle looks."""
        return self._heading_of(*self._orientation)

    def left(self, angle):
        """Turns counterclockwise."""
        self._turn(number(angle, "left"))

    def right(self, angle):
        """Turns clockwise."""
        self._turn(-number(angle, "right"))

    def setheading(self, to_angle):
        """Turns, the shorter way, until the turtle looks there."""
        half = self._full_circle / 2
        angle = (number(to_angle, "setheading") - self.heading()) * self._orientation_sign()
        self._turn((angle + half) % self._full_circle - half)

    # ---- places

    def position(self):
        """Where the turtle is."""
        return self._position

    def xcor(self):
        """How far right of the middle."""
        return self._position[0]

    def ycor(self):
        """How far above the middle."""
        return self._position[1]

    def forward(self, distance):
        """Goes where it looks."""
        self._move_to(self._position + self._orientation * number(distance, "forward"))

    def back(self, distance):
        """Goes backwards, and looks where it looked."""
        self._move_to(self._position + self._orientation * -number(distance, "back"))

    def goto(self, x, y=None):
        """Goes to a place, given as two numbers or a pair."""
        self._move_to(self._pair(x, y, "goto"))

    def setx(self, x):
        """Goes to this x and keeps its y."""
        self._move_to(Vec2D(number(x, "setx"), self._position[1]))

    def sety(self, y):
        """Goes to this y and keeps its x."""
        self._move_to(Vec2D(self._position[0], number(y, "sety")))

    def home(self):
        """Goes to the middle and looks as at the beginning."""
        self.goto(0, 0)
        self.setheading(0)

    def distance(self, x, y=None):
        """How far it is to a place, or to another turtle."""
        return abs(self._place_of(x, y, "distance") - self._position)

    def towards(self, x, y=None):
        """The heading of the way to a place, or to another turtle."""
        return self._heading_of(*(self._place_of(x, y, "towards") - self._position))

    def _place_of(self, x, y, what):
        return x._position if y is None and isinstance(x, Navigator) else self._pair(x, y, what)

    @staticmethod
    def _pair(x, y, what):
        if y is None:
            try:
                x, y = x
            except (TypeError, ValueError):
                raise TypeError(f"{what} wants two numbers or a pair of them, not {x!r}") from None
        return Vec2D(number(x, what), number(y, what))

    def circle(self, radius, extent=None, steps=None):
        """Goes along a circle whose middle is `radius` to the left; of `extent` units of it, in `steps` straight steps.

        How many steps there are by themselves is CPython's rule (Lib/turtle.py, 3.14): the more the larger the circle is, 60 at most.
        """
        number(radius, "circle")
        extent = self._full_circle if extent is None else number(extent, "circle")
        if steps is not None and steps < 1:
            raise TurtleGraphicsError(f"circle wants at least one step, not {steps!r}")
        if steps is None:
            steps = 1 + int(min(11 + abs(radius) / 6.0, 59.0) * (abs(extent) / self._full_circle))
        turn = 1.0 * extent / steps
        step = 2.0 * radius * math.sin(math.radians(turn / 2 * self._degrees_per_unit))
        if radius < 0:
            step, turn = -step, -turn
        with self._one_action():
            self._turn_at_once(turn / 2)
            for _ in range(steps):
                self._move_to(self._position + self._orientation * step)
                self._turn_at_once(turn)
            self._turn_at_once(-turn / 2)

    fd = forward
    bk = backward = back
    lt = left
    rt = right
    pos = position
    setpos = setposition = goto
    seth = setheading
