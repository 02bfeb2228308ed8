"""Generators: infinite sequences, pipelines, yield from and comprehensions."""
from itertools import islice


def primes():
    composites = {}
    n = 2
    while True:
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        n += 1


def lines(text):
    yield from text.splitlines()


def numbers(source):
    for line in source:
        try:
            yield float(line)
        except ValueError:
            print(f"(skipped {line!r})")


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            count = yield from flatten(item)
            yield f"<{count}>"
        else:
            yield item
    return len(items)


print(list(islice(primes(), 12)), next(p for p in primes() if p > 1000))
print(sum(numbers(lines("1.5\n2\nzwei\n-0.5"))))
print(list(flatten([1, [2, (3, 4)], [], "é"])))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2], dict(zip("ab", range(2))))
print(max((len(w), w) for w in "generators are lazy".split()), {c for c in "aab"} == set("ab"))
