# pictures: 1280x960
import matplotlib.pyplot as plt
import pandas as pd

table = pd.DataFrame({"rain": [40, 55, 30], "sun": [80, 60, 120]}, index=["Mar", "Apr", "May"])
table.plot.bar(rot=0, title="Weather")
plt.show()
print(table.sum().to_dict())
