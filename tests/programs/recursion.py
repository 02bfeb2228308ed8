"""Recursive functions: hanoi, permutations, n queens, Ackermann, and a limit that is hit."""
import sys
from functools import cache


def hanoi(n, source="A", target="C", spare="B"):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield f"{source}→{target}"
        yield from hanoi(n - 1, spare, target, source)


def queens(n, row=0, columns=(), solutions=None):
    solutions = [] if solutions is None else solutions
    if row == n:
        solutions.append(columns)
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            queens(n, row + 1, columns + (column,), solutions)
    return solutions


@cache
def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, ackermann(m, n - 1) if n else 1)


def subsets(items):
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0], *subset] for subset in rest]


def depth(n):
    return n if n == 0 else 1 + depth(n - 1)


def endless(n):
    return endless(n + 1)


def nested(value):
    return max((nested(v) for v in value), default=0) + 1 if isinstance(value, list) else 0


print(*hanoi(3))
print(len(queens(6)), queens(6)[0])
for row in queens(8)[0]:
    print("· " * row + "♛ " + "· " * (7 - row))
print(ackermann(2, 20), subsets("xyz"), nested([1, [2, [3, []]]]))
print(depth(500), sys.getrecursionlimit() >= 1000)
try:
    endless(0)
except RecursionError as error:
    print(type(error).__name__, "-", str(error).split(" (")[0])
print("still alive")
