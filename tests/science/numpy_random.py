import numpy as np

chance = np.random.default_rng(42)
print(chance.integers(1, 7, size=10))
print(chance.random(3).round(6))
sample = chance.normal(loc=100, scale=15, size=10_000)
print(abs(sample.mean() - 100) < 1, abs(sample.std() - 15) < 1)
