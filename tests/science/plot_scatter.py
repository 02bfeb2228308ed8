# pictures: 800x800
import matplotlib.pyplot as plt
import numpy as np

chance = np.random.default_rng(0)
plt.figure(figsize=(4, 4))
plt.scatter(*chance.random((2, 60)), c=chance.random(60), s=200 * chance.random(60), alpha=0.5)
plt.colorbar()
plt.show()
