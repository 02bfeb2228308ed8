"""Operator functions, shallow and deep copies, and what shares what."""
import copy
import operator
from datetime import date
from operator import attrgetter, itemgetter, methodcaller


class Vector:
    def __init__(self, *values):
        self.values = values

    def __repr__(self):
        return f"Vector{self.values}"

    def __eq__(self, other):
        return isinstance(other, Vector) and self.values == other.values

    def __add__(self, other):
        return Vector(*map(operator.add, self.values, other.values))

    def __matmul__(self, other):
        return sum(map(operator.mul, self.values, other.values))

    def __rmul__(self, factor):
        return Vector(*(factor * v for v in self.values))

    def __getitem__(self, index):
        return self.values[index]

    def __neg__(self):
        return -1 * self

    def __bool__(self):
        return any(self.values)

    def __copy__(self):
        print("(copied)", end=" ")
        return Vector(*self.values)


a, b = Vector(1, 2, 3), Vector(4, 5, 6)
print(a + b, a @ b, 3 * a, -a, a[1:], bool(Vector(0, 0)), copy.copy(a) == a, a != b, list(b))
try:
    a * 3
except TypeError as error:
    print("TypeError:", error)

people = [{"name": "Øyvind", "age": 33, "pets": ["cat"]}, {"name": "Ann", "age": 27, "pets": []}]
print([p["name"] for p in sorted(people, key=itemgetter("age"))], list(map(methodcaller("get", "age"), people)))
print(attrgetter("real", "imag")(2 + 3j), operator.concat("ab", "cd"), operator.contains([1, 2], 2), operator.countOf("noon", "o"))

shallow, deep = copy.copy(people), copy.deepcopy(people)
people[0]["pets"].append("dog 🐶")
print(shallow[0]["pets"], deep[0]["pets"], shallow[0] is people[0], deep[0] is people[0])
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(loop, twin[1] is twin, twin is loop)
grid = [[0] * 2] * 2
grid[0][0] = 9
print(grid, [[0] * 2 for _ in range(2)])
print(copy.replace(date(2026, 1, 31), month=3), operator.itemgetter(slice(1, 3))("abcde"))
numbers = alias = [1, 2]
numbers += [3]
numbers = numbers + [4]
print(alias, numbers, operator.iadd(alias, [5]) is alias)
