"""Points and directions of the plane."""

import math


class Vec2D(tuple):
    """Two numbers. ``+`` and ``-`` go by parts, ``*`` scales or is the inner product, ``abs`` is the length."""

    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))

    def __add__(self, other):
        return Vec2D(self[0] + other[0], self[1] + other[1])

    def __sub__(self, other):
        return Vec2D(self[0] - other[0], self[1] - other[1])

    def __mul__(self, other):
        if isinstance(other, Vec2D):
            return self[0] * other[0] + self[1] * other[1]
        return self.__rmul__(other)

    def __rmul__(self, other):
        if hasattr(other, "__float__"):
            return Vec2D(self[0] * other, self[1] * other)
        return NotImplemented

    def __neg__(self):
        return Vec2D(-self[0], -self[1])

    def __abs__(self):
        return math.hypot(*self)

    def rotate(self, angle):
        """Turned counterclockwise by so many degrees."""
        x, y = self
        radians = math.radians(angle)
        cosine, sine = math.cos(radians), math.sin(radians)
        return Vec2D(x * cosine - y * sine, y * cosine + x * sine)

    def __getnewargs__(self):
        return tuple(self)

    def __repr__(self):
        return f"({self[0]:.2f},{self[1]:.2f})"
