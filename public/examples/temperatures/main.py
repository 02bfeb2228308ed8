# A year's temperatures of two made-up towns, as curves.
# matplotlib and numpy come with the page; the first run brings them.
import matplotlib.pyplot as plt
import numpy as np

months = np.arange(1, 13)
names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
towns = {
    "Northport": 6 - 12 * np.cos((months - 1) * 2 * np.pi / 12),
    "Southbay": 19 - 5 * np.cos((months - 2) * 2 * np.pi / 12),
}

for town, degrees in towns.items():
    warmest = names[degrees.argmax()]
    print(f"{town:10} {degrees.mean():5.1f} °C on average, warmest in {warmest}")
    plt.plot(names, degrees, "o-", label=town)

plt.axhline(0, color="grey", linewidth=1)
plt.ylabel("°C")
plt.title("Temperatures of a year")
plt.legend()
plt.show()

difference = towns["Southbay"] - towns["Northport"]
plt.bar(names, difference, color="orange")
plt.ylabel("°C")
plt.title("How much warmer Southbay is")
plt.show()
