import pandas as pd

s = pd.Series([3, 1, 2], index=list("abc"))
print(s.sort_values())
print(s + pd.Series([10, 20], index=["a", "c"]))
print(s.describe().round(3))
