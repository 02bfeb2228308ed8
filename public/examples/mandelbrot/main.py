# A picture from one short rule: take a point c, begin with z = 0, and repeat
# z = z * z + c. Where z stays near, the point belongs to the Mandelbrot set.
# Change CENTRE and WIDTH to fly into it.

CENTRE = -0.6 + 0j
WIDTH = 3.2
COLUMNS, ROWS = 72, 24
MOST = 60

# Of 256 colours, from the outside to the edge.
COLOURS = [
    17,
    18,
    19,
    20,
    26,
    32,
    38,
    44,
    50,
    85,
    120,
    155,
    190,
    226,
    220,
    214,
    208,
    202,
    196,
]


def steps(c):
    """After how many steps the point has gone far away; MOST if it stays."""
    z = 0
    for step in range(MOST):
        z = z * z + c
        if abs(z) > 2:
            return step
    return MOST


inside = 0
for row in range(ROWS):
    line = ""
    for column in range(COLUMNS):
        x = (column / (COLUMNS - 1) - 0.5) * WIDTH
        # Letters are about twice as high as they are wide.
        y = (0.5 - row / (ROWS - 1)) * WIDTH * ROWS * 2 / COLUMNS
        count = steps(CENTRE + complex(x, y))
        if count == MOST:
            inside += 1
            line += " "
        else:
            colour = COLOURS[min(count, len(COLOURS) - 1)]
            line += f"\x1b[38;5;{colour}m█\x1b[0m"
    print(line)

print(f"{inside} of {COLUMNS * ROWS} points stay for {MOST} steps.")
