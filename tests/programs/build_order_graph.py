"""Topological sorting of build steps with graphlib, and a breadth-first search."""
from collections import deque
from graphlib import CycleError, TopologicalSorter

STEPS = {
    "deploy": {"test", "package"},
    "package": {"compile", "docs"},
    "test": {"compile"},
    "compile": {"fetch 📥"},
    "docs": {"fetch 📥"},
}


def batches(graph):
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        yield ready
        sorter.done(*ready)


for number, batch in enumerate(batches(STEPS), start=1):
    print(f"{number}. {', '.join(batch)}")

order = list(TopologicalSorter(STEPS).static_order())
print(all(order.index(need) < order.index(step) for step, needs in STEPS.items() for need in needs))

try:
    list(TopologicalSorter({"a": "b", "b": "c", "c": "a"}).static_order())
except CycleError as error:
    print(error.args[0], len(error.args[1]), error.args[1][0] == error.args[1][-1])

MAZE = """\
#########
#S..#...#
##.##.#.#
#.....#G#
#########""".splitlines()


def solve(maze):
    cells = {(r, c): ch for r, row in enumerate(maze) for c, ch in enumerate(row)}
    start = next(p for p, ch in cells.items() if ch == "S")
    came_from, todo = {start: None}, deque([start])
    while todo:
        here = todo.popleft()
        if cells[here] == "G":
            path = []
            while here:
                path.append(here)
                here = came_from[here]
            return path[::-1]
        for dr, dc in ((-1, 0), (0, 1), (1, 0), (0, -1)):
            there = here[0] + dr, here[1] + dc
            if cells.get(there, "#") != "#" and there not in came_from:
                came_from[there] = here
                todo.append(there)


path = solve(MAZE)
print(len(path) - 1, "steps")
for r, row in enumerate(MAZE):
    print("".join("·" if (r, c) in path and ch == "." else ch for c, ch in enumerate(row)))
