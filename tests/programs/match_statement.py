"""Structural pattern matching: commands, shapes, JSON-like data and guards."""
from dataclasses import dataclass
from enum import Enum


@dataclass
class Point:
    x: float
    y: float


class Direction(Enum):
    NORTH = "n"
    SOUTH = "s"


class Interval:
    __match_args__ = ("low", "high")

    def __init__(self, low, high):
        self.low, self.high = low, high


def command(line: str) -> str:
    match line.split():
        case []:
            return "say something"
        case ["go", ("north" | "south") as where]:
            return f"walking {where}"
        case ["take", item]:
            return f"taking the {item}"
        case ["take", first, *rest] if len(rest) < 3:
            return f"taking {first} and {len(rest)} more"
        case ["quit" | "exit"]:
            return "bye 👋"
        case [verb, *_]:
            return f"I do not know how to {verb}"


def describe(value) -> str:
    match value:
        case Point(x=0, y=0):
            return "origin"
        case Point(x, 0) | Point(0, x):
            return f"on an axis at {x}"
        case Point() as point if point.x == point.y:
            return "on the diagonal"
        case Interval(low, high) if low > high:
            return "empty interval"
        case Direction.NORTH | True | False:
            return "↑ or a boolean"
        case int(n) | float(n) if n < 0:
            return f"negative {n}"
        case str(text) if text.isidentifier():
            return f"identifier {text}"
        case {"type": "user", "name": str(name), **rest}:
            return f"user {name} with {sorted(rest)}"
        case [[a, b], [c, d]]:
            return f"2×2 with determinant {a * d - b * c}"
        case (_, _, *middle, _):
            return f"sequence with {middle} inside"
        case None:
            return "nothing"
        case _:
            return f"something else: {value!r}"


for line in ("", "go north", "go west", "take lamp", "take a b c", "take a b c d", "exit"):
    print(f"{line!r:>15} → {command(line)}")
for value in (Point(0, 0), Point(0, 7), Point(2, 2), Point(1, 2), Interval(3, 1), Direction.NORTH, Direction.SOUTH,
              True, -3.5, 12, "naïve", "two words", {"type": "user", "name": "Özil", "id": 7}, {"type": "bot"},
              [[1, 2], [3, 4]], (1, 2, 3, 4), [1], None, b"xyz"):
    print(describe(value))
