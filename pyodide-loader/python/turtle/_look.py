"""What a turtle looks like: its shape, and how that is stretched, sheared and turned."""

import math

from . import _colours
from ._errors import TurtleGraphicsError, number

RESIZE_MODES = ("auto", "user", "noresize")


class Look:
    """The part of a turtle that is seen. Whoever has it tells where it is, and in which colours."""

    def _begin_look(self):
        self._is_shown = True
        self._stretch = (1.0, 1.0)
        self._outline = 1
        self._shear = 0.0
        self._tilt = 0.0

    def shape(self, name=None):
        """The name of the shape; one of ``getshapes()``."""
        if name is None:
            return self._shape_name
        if name not in self.screen._shapes:
            raise TurtleGraphicsError(f"there is no shape {name!r}: there are {', '.join(self.screen.getshapes())}")
        self._shape_name = name
        self._changed()
        return None

    def resizemode(self, rmode=None):
        """``"auto"`` (with the pen), ``"user"`` (by shapesize) or ``"noresize"``."""
        if rmode is None:
            return self._resizemode
        if rmode not in RESIZE_MODES:
            raise TurtleGraphicsError(f"there is no resizemode {rmode!r}: it is one of {', '.join(RESIZE_MODES)}")
        self._set(resizemode=rmode)
        return None

    def shapesize(self, stretch_wid=None, stretch_len=None, outline=None):
        """How the shape is stretched, across and along, and how wide its outline is."""
        if stretch_wid is stretch_len is outline is None:
            return (*self._stretch, self._outline)
        if stretch_wid == 0 or stretch_len == 0:
            raise TurtleGraphicsError("a shape cannot be stretched by 0: use hideturtle() to hide it")
        for part in (stretch_wid, stretch_len, outline):
            if part is not None:
                number(part, "shapesize")
        stretch = self._stretch
        if stretch_wid is not None:
            stretch = (stretch_wid, stretch_wid if stretch_len is None else stretch_len)
        elif stretch_len is not None:
            stretch = (stretch[0], stretch_len)
        self._set(resizemode="user", stretch=stretch, outline=self._outline if outline is None else outline)
        return None

    turtlesize = shapesize

    def shearfactor(self, shear=None):
        """The tangent of the shear's angle."""
        if shear is None:
            return self._shear
        self._set(resizemode="user", shear=number(shear, "shearfactor"))
        return None

    def tiltangle(self, angle=None):
        """How the shape is turned against where the turtle looks."""
        if angle is None:
            angle = -math.degrees(self._tilt) / self._degrees_per_unit * self._orientation_sign()
            return angle % self._full_circle
        self._set(resizemode="user", tilt=math.radians(-number(angle, "tiltangle") * self._degrees_per_unit * self._orientation_sign()) % math.tau)
        return None

    def tilt(self, angle):
        """Turns the shape further, not the turtle."""
        self.tiltangle(number(angle, "tilt") + self.tiltangle())

    def shapetransform(self, t11=None, t12=None, t21=None, t22=None):
        """The matrix by which the shape's points are changed."""
        if t11 is t12 is t21 is t22 is None:
            return self._matrix()
        m11, m12, m21, m22 = (before if wanted is None else number(wanted, "shapetransform") for wanted, before in zip((t11, t12, t21, t22), self._matrix()))
        if m11 * m22 - m12 * m21 == 0:
            raise TurtleGraphicsError("this matrix makes a line of the shape: its determinant is 0")
        # As a turn by an angle after a stretch and a shear.
        tilt = math.atan2(-m21, m11) % math.tau
        cosine, sine = math.cos(tilt), math.sin(tilt)
        across, along = m11 * cosine - m21 * sine, m12 * sine + m22 * cosine
        self._set(resizemode="user", stretch=(across, along), shear=(m12 * cosine - m22 * sine) / along, tilt=tilt)
        return None

    def get_shapepoly(self):
        """The points of the shape as it is shown."""
        shape = self.screen._shapes[self._shape_name]
        if shape._type != "polygon" or not shape._parts:
            return None
        return tuple(self._shaped(shape._parts[0][0], False))

    def _matrix(self):
        (across, along), cosine, sine = self._stretch, math.cos(self._tilt), math.sin(self._tilt)
        return (across * cosine, along * (self._shear * cosine + sine), -across * sine, along * (cosine - self._shear * sine))

    def _shaped(self, points, is_compound):
        if self._resizemode == "user" or is_compound:
            m11, m12, m21, m22 = self._matrix()
        elif self._resizemode == "auto":
            m11 = m22 = max(1, self._width / 5)
            m12 = m21 = 0
        else:
            return points
        return [(m11 * x + m12 * y, m21 * x + m22 * y) for x, y in points]

    def _shape_polygons(self):
        """Of each part of the shape: fill, outline, width of the outline, and points on the sheet."""
        shape = self.screen._shapes[self._shape_name]
        is_compound = shape._type == "compound"
        (across, down), (e0, e1) = self.screen._place(*self._position), self.screen._seen(self._orientation)
        width = self._outline if self._resizemode == "user" or is_compound else self._width if self._resizemode == "auto" else 1
        for points, fill, outline in shape._parts:
            if len(points) > 1:
                # The shape's second coordinate is where the turtle looks; the sheet's y goes down.
                placed = [round(part, 2) for x, y in self._shaped(points, is_compound) for part in (across + e1 * x + e0 * y, down + e0 * x - e1 * y)]
                colours = [_colours.hexadecimal(colour) or "" for colour in ((fill, outline) if is_compound else (self._fillcolor, self._pencolor))]
                yield (*colours, max(1, width), placed)
