import pandas as pd

days = pd.date_range("2026-02-26", periods=5, freq="D")
table = pd.DataFrame({"day": days, "rain": [0.0, 2.5, 1.0, 0.0, 4.0]})
print(table["day"].dt.day_name().tolist())
print(table.set_index("day").resample("2D").sum())
print((days[-1] - days[0]).days)
