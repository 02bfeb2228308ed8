# Conway's Game of Life. A cell lives on with two or three neighbours, and is
# born with three. That is all, and yet things walk across the field.
from collections import Counter

PATTERNS = {
    "glider": ".#.\n..#\n###",
    "blinker": "###",
    "toad": ".###\n###.",
    "lightweight spaceship": ".#..#\n#....\n#...#\n####.",
}
WIDTH, HEIGHT = 36, 9


def cells(pattern, right, down):
    lines = enumerate(pattern.splitlines())
    return {
        (x + right, y + down)
        for y, line in lines
        for x, sign in enumerate(line)
        if sign == "#"
    }


def step(alive):
    neighbours = Counter(
        ((x + dx) % WIDTH, (y + dy) % HEIGHT)
        for x, y in alive
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        if (dx, dy) != (0, 0)
    )
    return {
        cell
        for cell, count in neighbours.items()
        if count == 3 or count == 2 and cell in alive
    }


def show(alive, generation):
    print(f"Generation {generation}: {len(alive)} cells")
    for y in range(HEIGHT):
        row = "".join(
            "\x1b[32m●\x1b[0m" if (x, y) in alive else "·" for x in range(WIDTH)
        )
        print(row)
    print()


world = cells(PATTERNS["glider"], 1, 1)
world |= cells(PATTERNS["blinker"], 12, 4)
world |= cells(PATTERNS["toad"], 18, 3)
world |= cells(PATTERNS["lightweight spaceship"], 26, 2)

for generation in range(13):
    if generation % 4 == 0:
        show(world, generation)
    world = step(world)
