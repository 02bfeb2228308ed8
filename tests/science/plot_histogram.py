# pictures: 1280x960
import matplotlib.pyplot as plt
import numpy as np

counts, edges, _ = plt.hist(np.random.default_rng(1).normal(size=1000), bins=20)
plt.show()
print(int(counts.sum()), len(edges))
