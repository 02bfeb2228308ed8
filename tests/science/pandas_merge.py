import pandas as pd

people = pd.DataFrame({"id": [1, 2, 3], "name": ["Ada", "Ben", "Cleo"]})
orders = pd.DataFrame({"id": [1, 1, 3, 4], "item": ["pen", "book", "cup", "bag"]})
print(people.merge(orders, on="id", how="left"))
print(pd.concat([people, people.head(1)], ignore_index=True))
