"""Abstract base classes, properties, operators and inheritance: shapes and vectors."""
import math
from abc import ABC, abstractmethod


class Shape(ABC):
    count = 0

    def __init_subclass__(cls, sides: int | None = None, **kwargs) -> None:
        super().__init_subclass__(**kwargs)
        cls.sides = sides

    def __init__(self) -> None:
        Shape.count += 1

    @property
    @abstractmethod
    def area(self) -> float: ...

    def __lt__(self, other: "Shape") -> bool:
        return self.area < other.area

    def __repr__(self) -> str:
        return f"{type(self).__name__}(area={self.area:.3f})"


class Circle(Shape, sides=0):
    def __init__(self, radius: float) -> None:
        super().__init__()
        self.radius = radius

    @property
    def radius(self) -> float:
        return self._radius

    @radius.setter
    def radius(self, value: float) -> None:
        if value < 0:
            raise ValueError(f"a radius of {value}?")
        self._radius = value

    @property
    def area(self) -> float:
        return math.pi * self.radius**2


class Rectangle(Shape, sides=4):
    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height

    @classmethod
    def square(cls, side: float):
        return cls(side, side)

    area = property(lambda self: self.width * self.height)


shapes = [Circle(1.5), Rectangle(2, 3), Rectangle.square(2.5), Circle(0)]
print(sorted(shapes), max(shapes), Shape.count, [s.sides for s in shapes])
print([c.__name__ for c in Circle.__mro__], issubclass(Circle, Shape), sorted(Shape.__abstractmethods__))
for attempt in (Shape, lambda: Circle(-1), lambda: setattr(shapes[1], "area", 5)):
    try:
        attempt()
    except (TypeError, ValueError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
