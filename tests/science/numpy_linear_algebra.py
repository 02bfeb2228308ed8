import numpy as np

matrix = np.array([[3.0, 1.0], [1.0, 2.0]])
solution = np.linalg.solve(matrix, np.array([9.0, 8.0]))
print(solution.round(10))
print(np.linalg.det(matrix).round(10))
print((matrix @ np.linalg.inv(matrix)).round(10))
values, _ = np.linalg.eigh(matrix)
print(values.round(6))
