# A class's marks in a table: who is how good at what?
import io

import pandas as pd

text = """name,maths,music,sport
Ada,95,80,62
Ben,71,90,88
Cleo,88,67,
Dan,54,73,97
"""
marks = pd.read_csv(io.StringIO(text)).set_index("name")
print(marks, "\n")

print("Cleo was ill, so her mark in sport becomes the average of the others:")
marks["sport"] = marks["sport"].fillna(marks["sport"].mean().round())
print(marks.loc["Cleo"].to_dict(), "\n")

marks["average"] = marks.mean(axis=1).round(1)
print(marks.sort_values("average", ascending=False), "\n")

for subject in ("maths", "music", "sport"):
    best = marks[subject].idxmax()
    print(f"Best at {subject}: {best} with {marks[subject].max():.0f}")
