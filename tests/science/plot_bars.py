# pictures: 1000x800
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(5, 4))
bars = ax.bar(["red", "green", "blue"], [3, 7, 5], color=["#c33", "#3a3", "#33c"])
ax.bar_label(bars)
ax.set_title("Favourite colours")
print(len(ax.patches))
