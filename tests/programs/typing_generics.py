"""Type hints at run time: generics with the new syntax, protocols, typed dicts and overloads."""
from collections.abc import Callable, Iterable
from typing import (
    Annotated, Any, Final, Literal, NamedTuple, Protocol, Self, TypedDict, assert_never, cast, get_args, get_origin,
    get_overloads, get_type_hints, overload, override, runtime_checkable,
)

type Tree[T] = T | list[Tree[T]]
type Pair[A, B = A] = tuple[A, B]


class Stack[T]:
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, *items: T) -> Self:
        self._items.extend(items)
        return self

    def pop(self) -> T:
        return self._items.pop()


@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...


class Duck:
    def quack(self) -> str:
        return "🦆"

    @override
    def __repr__(self) -> str:
        return "Duck()"


class Movie(TypedDict, total=False):
    title: str
    year: Annotated[int, "four digits"]


class Point(NamedTuple):
    x: float
    y: float = 0.0


@overload
def double(value: int) -> int: ...
@overload
def double(value: str) -> str: ...
def double(value):
    return value * 2


def first[T: (int, str)](items: Iterable[T], default: T | None = None, key: Callable[[T], Any] = bool) -> T | None:
    return next((item for item in items if key(item)), default)


LIMIT: Final = 10
print(Stack[int]().push(1, 2, 3).pop(), Stack[int], Tree.__name__, Tree.__value__, Pair[int], Pair.__type_params__)
print(isinstance(Duck(), Quacks), isinstance("x", Quacks), [Duck()], double("ab"), len(get_overloads(double)))
print(get_type_hints(Movie), get_type_hints(Movie, include_extras=True)["year"].__metadata__, Movie.__optional_keys__ >= {"title"})
print(Point(1), Point.__annotations__, get_origin(dict[str, int]), get_args(Literal["a", 1]), cast(int, "no check"))
print(first([0, 4]), first.__annotations__["return"], first.__type_params__[0].__constraints__)
print(list[int] | None, Callable[[int, str], bool], Annotated[int, LIMIT])
try:
    assert_never(LIMIT)
except AssertionError as error:
    print("AssertionError:", error)
