"""Classic sorts and searches, checked against the built-in sort."""
import random
from dataclasses import dataclass


def bubble(items):
    items = list(items)
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def insertion(items):
    result = []
    for item in items:
        i = len(result)
        while i and result[i - 1] > item:
            i -= 1
        result.insert(i, item)
    return result


def merge_sort(items):
    if len(items) < 2:
        return list(items)
    left, right = merge_sort(items[: len(items) // 2]), merge_sort(items[len(items) // 2 :])
    merged = []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return merged + left + right


def quick(items):
    if len(items) < 2:
        return list(items)
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def binary_search(items, wanted):
    low, high, looks = 0, len(items), 0
    while low < high:
        looks += 1
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle, looks
        low, high = (middle + 1, high) if items[middle] < wanted else (low, middle)
    return None, looks


@dataclass
class City:
    name: str
    people: int


random.seed(99)
numbers = random.sample(range(1000), 120)
for sort in (bubble, insertion, merge_sort, quick):
    print(f"{sort.__name__:<11}{sort(numbers) == sorted(numbers)} {sort('größe')} {sort([])}")
print(binary_search(sorted(numbers), numbers[0])[1] < 9, binary_search(range(0, 100, 3), 50))
cities = [City("Łódź", 655), City("Ávila", 58), City("Ōsaka", 2750), City("Zug", 31), City("Aba", 655)]
print([c.name for c in sorted(cities, key=lambda c: c.name)], [c.name for c in sorted(cities, key=lambda c: -c.people)])
print(max(cities, key=lambda c: c.people), sorted([3, 1, 2], reverse=True), sorted("bAc", key=str.lower), list(reversed("ab")))
stable = sorted([("b", 2), ("a", 2), ("c", 1)], key=lambda pair: pair[1])
print(stable, sorted([True, 0.5, -3]), sorted([[2], [1, 5], [1]]), [0.0, -0.0] == sorted([0.0, -0.0]))
try:
    sorted([1, "a"])
except TypeError as error:
    print("TypeError:", error)
