# pictures: 1280x960
import matplotlib.pyplot as plt

plt.plot([1, 2, 3, 4], [1, 4, 9, 16], "o-", label="squares")
plt.xlabel("n")
plt.ylabel("n²")
plt.legend()
plt.show()
print("shown")
