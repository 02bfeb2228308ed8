import numpy as np

times = np.arange(1, 11)
table = times[:, np.newaxis] * times
print(table)
print(table.diagonal())
