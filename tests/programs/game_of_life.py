"""Conway's game of life, a cellular automaton and a Mandelbrot set in text."""
from collections import Counter

GLIDER = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}


def step(alive):
    neighbours = Counter(
        (r + dr, c + dc) for r, c in alive for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc
    )
    return {cell for cell, n in neighbours.items() if n == 3 or n == 2 and cell in alive}


def draw(alive, rows, columns):
    return "\n".join("".join("⬛" if (r, c) in alive else "⬜" for c in range(columns)) for r in range(rows))


def rule(number, width=41, generations=12):
    cells = [0] * width
    cells[width // 2] = 1
    for _ in range(generations):
        yield "".join(" ▓"[cell] for cell in cells).rstrip()
        cells = [number >> (cells[i - 1] << 2 | cells[i] << 1 | cells[(i + 1) % width]) & 1 for i in range(width)]


def mandelbrot(width=48, height=15, limit=30):
    for y in range(height):
        line = ""
        for x in range(width):
            c = complex(-2.2 + 3.2 * x / (width - 1), -1.1 + 2.2 * y / (height - 1))
            z = 0
            for n in range(limit):
                if (z := z * z + c).real ** 2 + z.imag**2 > 4:
                    break
            else:
                n = limit
            line += "@" if n == limit else " .:-=+*#%"[min(n, 8)]
        yield line.rstrip()


world = GLIDER
for generation in range(3):
    print(f"generation {generation}: {len(world)} alive")
    print(draw(world, 5, 6))
    world = step(world)
for _ in range(97):
    world = step(world)
print("after 100:", sorted(world)[:3])
print(*rule(90), sep="\n")
print(*mandelbrot(), sep="\n")
