"""What a turtle can look like. A polygon's second coordinate points where the turtle looks."""

import math

from ._errors import TurtleGraphicsError, number


class Shape:
    """``Shape("polygon", points)``, or ``Shape("compound")`` whose parts come by ``addcomponent``."""

    def __init__(self, type_, data=None):
        if type_ == "polygon":
            parts = [] if data is None else [(_points(data), None, None)]
        elif type_ == "compound":
            parts = []
        elif type_ == "image":
            raise TurtleGraphicsError("pictures cannot be a turtle's shape here: use a polygon")
        else:
            raise TurtleGraphicsError(f"there is no shape of type {type_!r}: it is 'polygon' or 'compound'")
        self._type = type_
        self._data = data if type_ == "polygon" else parts
        self._parts = parts

    def addcomponent(self, poly, fill, outline=None):
        """Adds a polygon of its own colours to a compound shape."""
        if self._type != "compound":
            raise TurtleGraphicsError(f"a {self._type} shape has no components: make it with Shape('compound')")
        self._parts.append((_points(poly), fill, fill if outline is None else outline))


def _points(poly):
    try:
        return tuple((number(x, "a shape"), number(y, "a shape")) for x, y in poly)
    except (TypeError, ValueError):
        raise TurtleGraphicsError(f"{poly!r} is no polygon: give a tuple of pairs of numbers") from None


def _around(count, radius):
    return tuple((radius * math.sin(turn), radius * math.cos(turn)) for turn in (2 * math.pi * n / count for n in range(count)))


def _mirrored(points):
    """The other half of a polygon that is the same on both sides."""
    return (*points, *((-x, y) for x, y in reversed(points)))


def standard():
    """The shapes that are always there."""
    polygons = {
        "arrow": ((-10, 0), (10, 0), (0, 10)),
        "circle": _around(20, 10),
        "classic": ((0, 0), (-5, -9), (0, -7), (5, -9)),
        "square": ((10, -10), (10, 10), (-10, 10), (-10, -10)),
        "triangle": ((10, -5.77), (0, 11.55), (-10, -5.77)),
        # Head, arm, side, leg, tail.
        "turtle": _mirrored(
            ((0, 16), (-2, 14), (-1.6, 10), (-4, 7.5), (-7, 9.5), (-9, 8), (-6.2, 5), (-7, 1), (-5.2, -3.6), (-8, -6.2), (-6, -8), (-3.8, -6.2), (0, -8.8))
        ),
    }
    shapes = {name: Shape("polygon", points) for name, points in polygons.items()}
    return shapes | {"blank": Shape("compound")}
