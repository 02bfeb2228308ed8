import numpy as np

grid = np.arange(24).reshape(4, 6)
print(grid[1:3, ::2])
print(grid[grid % 5 == 0])
grid[:, 0] = -1
print(grid)
