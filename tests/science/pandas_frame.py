import pandas as pd

pupils = pd.DataFrame({"name": ["Ada", "Ben", "Cleo"], "age": [12, 13, 12], "mark": [1.3, 2.7, 2.0]})
print(pupils)
print(pupils[pupils["age"] == 12])
print(pupils["mark"].mean().round(2))
