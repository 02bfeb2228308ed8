# pictures: 1280x960 600x600
import matplotlib.pyplot as plt

plt.pie([5, 3, 2], labels=["walk", "bus", "bike"], autopct="%1.0f%%")
plt.figure(figsize=(3, 3))
plt.text(0.5, 0.5, r"$\frac{a}{b} = \sqrt{c}$", ha="center", fontsize=20)
plt.axis("off")
plt.show()
