"""Shortest paths with a heap, top-k selection, and merging of sorted streams."""
import heapq
from bisect import bisect, bisect_left, insort

ROADS = {
    "Zürich": {"Bern": 125, "Basel": 87, "Chur": 118},
    "Bern": {"Zürich": 125, "Basel": 97, "Genève": 158, "Sion": 153},
    "Basel": {"Zürich": 87, "Bern": 97},
    "Genève": {"Bern": 158, "Sion": 160},
    "Sion": {"Bern": 153, "Genève": 160},
    "Chur": {"Zürich": 118},
    "Sark": {},
}


def dijkstra(start, goal):
    heap, best = [(0, start, [start])], {}
    while heap:
        length, town, path = heapq.heappop(heap)
        if town == goal:
            return length, path
        if town in best:
            continue
        best[town] = length
        for neighbour, distance in ROADS[town].items():
            heapq.heappush(heap, (length + distance, neighbour, path + [neighbour]))
    return None


for start, goal in (("Chur", "Genève"), ("Basel", "Sion"), ("Bern", "Sark")):
    match dijkstra(start, goal):
        case None:
            print(f"no road from {start} to {goal}")
        case (length, path):
            print(f"{' → '.join(path)}: {length} km")

numbers = [17, 3, 44, 8, 29, 1, 36]
heapq.heapify(numbers)
print(numbers[0], heapq.heappushpop(numbers, 2), heapq.heapreplace(numbers, 50), sorted(numbers))
print(heapq.nlargest(2, ROADS, key=lambda t: len(ROADS[t])), heapq.nsmallest(3, [5, 1, 4, 2]))
print(list(heapq.merge([1, 4, 9], [2, 3, 10], [0])), list(heapq.merge("db", "ca", reverse=True)))
largest = [5, 1, 8]
heapq.heapify_max(largest)
print(heapq.heappop_max(largest), heapq.heappop_max(largest))

scores = [33, 60, 60, 71, 90]
print([("F", "D", "C", "B", "A")[bisect([50, 60, 70, 80], score)] for score in scores])
insort(scores, 65)
print(scores, bisect_left(scores, 60), bisect(scores, 60))
words = ["fig", "kiwi", "banana"]
insort(words, "apple", key=len)
print(words)
