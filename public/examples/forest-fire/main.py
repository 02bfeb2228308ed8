# How dense may a forest be before a fire burns all of it? Below a certain
# density a fire dies out, above it hardly a tree is left. Find the edge!
import random

SIZE = 30


def forest(density, chance):
    return {
        (x, y) for x in range(SIZE) for y in range(SIZE) if chance.random() < density
    }


def burn(trees):
    """The fire starts at the left edge and jumps from tree to tree."""
    burning = {(x, y) for x, y in trees if x == 0}
    burnt, hours = set(), 0
    while burning:
        burnt |= burning
        near = {
            (x + dx, y + dy)
            for x, y in burning
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
        }
        burning = (near & trees) - burnt
        hours += 1
    return burnt, hours


def show(trees, burnt):
    for y in range(0, SIZE, 3):
        row = ""
        for x in range(SIZE):
            if (x, y) in burnt:
                row += "\x1b[31m#\x1b[0m"
            else:
                row += "\x1b[32mT\x1b[0m" if (x, y) in trees else " "
        print(row)


chance = random.Random(2024)
trees = forest(0.58, chance)
burnt, hours = burn(trees)
show(trees, burnt)
print(f"{len(burnt)} of {len(trees)} trees burnt in {hours} hours.\n")

print("density   burnt, on average of 20 forests")
for percent in range(30, 91, 6):
    shares = []
    for _ in range(20):
        trees = forest(percent / 100, chance)
        burnt, _ = burn(trees)
        shares.append(len(burnt) / len(trees))
    share = sum(shares) / len(shares)
    print(f"{percent:5} %   {share:4.0%} {'█' * round(share * 40)}")
