import numpy as np

print(np.arange(0, 1, 0.25))
print(np.linspace(0, 1, 5))
print(np.zeros((2, 3)), np.ones(3), np.eye(2), sep="\n")
