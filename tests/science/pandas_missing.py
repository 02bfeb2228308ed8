import pandas as pd

table = pd.DataFrame({"a": [1, None, 3], "b": [None, "x", "y"]})
print(table.isna().sum())
print(table.fillna({"a": 0, "b": "?"}))
print(table.dropna())
