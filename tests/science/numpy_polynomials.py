import numpy as np

x = np.array([0.0, 1.0, 2.0, 3.0])
y = x**2 - 2 * x + 1
print(np.polyfit(x, y, 2).round(6) + 0.0)
print(np.roots([1, -6, 11, -6]).round(6))
print(np.interp(1.5, x, y), np.trapezoid(y, x))
