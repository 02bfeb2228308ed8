# pictures:
import os

import matplotlib.pyplot as plt

plt.plot([3, 1, 2])
plt.savefig("line.png", dpi=50)
plt.savefig("line.svg")
plt.close()
print(open("line.png", "rb").read(8), os.path.getsize("line.svg") > 1000)
