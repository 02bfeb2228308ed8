# pictures: 1600x600
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 2 * np.pi, 100)
fig, axes = plt.subplots(1, 2, figsize=(8, 3), sharey=True)
for ax, curve in zip(axes, (np.sin, np.cos)):
    ax.plot(x, curve(x))
    ax.set_title(curve.__name__)
    ax.grid(True)
fig.tight_layout()
plt.show()
print(len(fig.axes))
