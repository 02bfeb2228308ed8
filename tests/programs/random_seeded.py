"""Random numbers that are the same on every run, thanks to a seed."""
import random
from collections import Counter

random.seed(2026)
print([random.randint(1, 6) for _ in range(12)])
print(random.random(), random.uniform(1, 2))
print(random.choice("♠♥♦♣"), random.choices(["red", "black", "green"], weights=[18, 18, 2], k=6))
deck = [f"{rank}{suit}" for suit in "♠♥" for rank in "A23"]
random.shuffle(deck)
print(deck, random.sample(range(1, 50), 6), random.randrange(0, 100, 10))
print(random.getrandbits(64), random.randbytes(6).hex(), random.sample(["a", "b"], counts=[2, 3], k=3))

dice = random.Random("a string seed: ключ")
throws = Counter(dice.randint(1, 6) + dice.randint(1, 6) for _ in range(3600))
for total in range(2, 13):
    print(f"{total:>2} {'▇' * (throws[total] // 25)} {throws[total]}")

saved = dice.getstate()
first = [dice.gauss(0, 1) > 0 for _ in range(8)]
dice.setstate(saved)
print(first == [dice.gauss(0, 1) > 0 for _ in range(8)])


def monte_carlo_pi(rng: random.Random, samples: int) -> float:
    inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(samples))
    return 4 * inside / samples


print("π is about", monte_carlo_pi(random.Random(7), 20_000))


def walk(rng, steps):
    x = y = 0
    for _ in range(steps):
        dx, dy = rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        x, y = x + dx, y + dy
    return x, y


print("random walk ends at", walk(random.Random(1), 1000))
print(random.Random(3).binomialvariate(100, 0.3), [round(random.Random(3).triangular(0, 10, 5), 6)])
