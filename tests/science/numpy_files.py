import io

import numpy as np

table = np.loadtxt(io.StringIO("1, 2\n3, 4\n5, 6\n"), delimiter=",")
np.save("table.npy", table)
print(np.load("table.npy").sum(axis=0))
print(np.genfromtxt(io.StringIO("a;b\n1;\n2;5\n"), delimiter=";", names=True)["b"])
