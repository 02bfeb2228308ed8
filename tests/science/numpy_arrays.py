import numpy as np

a = np.array([[1, 2, 3], [4, 5, 6]])
print(a.shape, a.ndim, a.size)
print(a * 10 + 1)
print(a.T)
print(a.sum(), a.sum(axis=0), a.mean(axis=1))
