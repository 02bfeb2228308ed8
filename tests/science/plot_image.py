# pictures: 1280x960
import matplotlib.pyplot as plt
import numpy as np

y, x = np.mgrid[-1.5:1.5:150j, -2:1:150j]
c = x + 1j * y
z = np.zeros_like(c)
steps = np.zeros(c.shape, dtype=int)
for _ in range(30):
    inside = np.abs(z) < 2
    z[inside] = z[inside] ** 2 + c[inside]
    steps += inside
plt.imshow(steps, extent=(-2, 1, -1.5, 1.5), cmap="magma")
plt.show()
print(steps.max(), int((steps == 30).sum()) > 1000)
