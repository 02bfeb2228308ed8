# Digs a maze, and then finds the shortest way through it.
import random
from collections import deque

WIDTH, HEIGHT = 18, 8
number = input("Which maze (any number)? ").strip() or "1"
chance = random.Random(number)


def neighbours(cell):
    x, y = cell
    around = [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return [(x, y) for x, y in around if 0 <= x < WIDTH and 0 <= y < HEIGHT]


# Dig: always on from the last cell, back where there is no way on.
doors = set()
path, seen = [(0, 0)], {(0, 0)}
while path:
    ways = [cell for cell in neighbours(path[-1]) if cell not in seen]
    if not ways:
        path.pop()
        continue
    cell = chance.choice(ways)
    doors.add(frozenset((path[-1], cell)))
    seen.add(cell)
    path.append(cell)

# Search: in circles round the start, so the first way found is the shortest.
goal = (WIDTH - 1, HEIGHT - 1)
came_from = {(0, 0): None}
queue = deque(came_from)
while queue:
    cell = queue.popleft()
    for beside in neighbours(cell):
        if beside not in came_from and frozenset((cell, beside)) in doors:
            came_from[beside] = cell
            queue.append(beside)

way, cell = set(), goal
while cell:
    way.add(cell)
    cell = came_from[cell]

print("┼" + "───┼" * WIDTH)
for y in range(HEIGHT):
    cells, walls = "│", "┼"
    for x in range(WIDTH):
        step = "\x1b[32m ● \x1b[0m" if (x, y) in way else "   "
        cells += step + (" " if frozenset(((x, y), (x + 1, y))) in doors else "│")
        is_open = frozenset(((x, y), (x, y + 1))) in doors
        walls += ("   " if is_open else "───") + "┼"
    print(cells)
    print(walls)
print(f"The way has {len(way) - 1} steps; {len(came_from)} cells were looked at.")
