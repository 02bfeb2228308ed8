import io

import pandas as pd

text = "city,year,people\nBern,2020,134\nBern,2021,135\nBasel,2020,177\nBasel,2021,178\n"
table = pd.read_csv(io.StringIO(text))
print(table.dtypes.astype(str).tolist())
print(table.groupby("city")["people"].sum())
print(table.pivot(index="city", columns="year", values="people"))
table.to_csv("out.csv", index=False)
print(open("out.csv").read() == text)
