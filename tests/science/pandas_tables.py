import pandas as pd

sales = pd.DataFrame({"shop": list("ABAB"), "month": [1, 1, 2, 2], "sold": [5, 7, 9, 3]})
print(sales.pivot_table(index="shop", columns="month", values="sold", aggfunc="sum", margins=True))
print(sales.sort_values("sold", ascending=False).iloc[0].to_dict())
print(sales.loc[sales["sold"].idxmax(), "shop"])
