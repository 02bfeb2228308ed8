"""What functools offers: caches, partial functions, dispatch and folding."""
from functools import (
    Placeholder, cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch,
    singledispatchmethod, total_ordering, wraps,
)


@lru_cache(maxsize=32)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@singledispatch
def describe(value):
    return f"something: {value!r}"


@describe.register
def _(value: int | float):
    return f"a number: {value}"


@describe.register(list)
def _(value):
    return "a list of " + ", ".join(map(describe, value))


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    @cached_property
    def label(self):
        print("(computing)", end=" ")
        return "v" + ".".join(map(str, self.parts))

    @singledispatchmethod
    def bump(self, by):
        raise NotImplementedError(type(by).__name__)

    @bump.register
    def _(self, by: int):
        return self.parts[:-1] + (self.parts[-1] + by,)

    bump_one = partialmethod(bump, 1)


print(fib(90), fib.cache_info())
print(describe(["x", 2, [3.5, None]]))
print(Version("1.10") > Version("1.9"), Version("2.0") <= Version("2.0"), Version("3.1").bump_one())
version = Version("4.2")
print(version.label, version.label)
print(reduce(lambda a, b: a * 10 + b, [1, 9, 8, 4]), sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(b) - len(a))))
minus_from_ten = partial(int.__sub__, Placeholder, 10)
print(partial(int, base=2)("101101"), minus_from_ten(42), wraps(fib)(lambda n: n).__name__)
counted = cache(lambda n: print("miss", n) or n)
print([counted(n) for n in (1, 2, 1)])
