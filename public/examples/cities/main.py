# Reads a table from cities.csv, asks it questions, writes a new table.
# Afterwards the new file, warm.csv, is in a tab of its own.
import csv
from collections import defaultdict
from statistics import mean, median

with open("cities.csv", encoding="utf-8", newline="") as file:
    cities = list(csv.DictReader(file))

for city in cities:
    city["people"] = int(city["people"])
    city["july"] = float(city["july"])

print(f"{len(cities)} cities, {sum(city['people'] for city in cities):,} people")
print(f"July: {mean(c['july'] for c in cities):.1f} °C on average,", end=" ")
print(f"{median(c['july'] for c in cities):.1f} °C in the middle\n")

most = max(city["people"] for city in cities)
for city in sorted(cities, key=lambda city: -city["people"])[:6]:
    bar = "█" * round(city["people"] / most * 30)
    print(f"{city['city']:<12}{bar} {city['people'] / 1e6:.1f} million")

by_continent = defaultdict(list)
for city in cities:
    by_continent[city["continent"]].append(city)

print("\nWarmest in July")
for continent, group in sorted(by_continent.items()):
    warmest = max(group, key=lambda city: city["july"])
    print(f"  {continent:<14}{warmest['city']:<12}{warmest['july']:>5} °C")

warm = [city for city in cities if city["july"] >= 25]
with open("warm.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, cities[0].keys())
    writer.writeheader()
    writer.writerows(warm)
print(f"\n{len(warm)} warm cities are in warm.csv now.")
