"""Read sales from a CSV file and write a report in two dialects."""
import csv
import io
from collections import defaultdict
from pathlib import Path

ROWS = [
    ["date", "product", "units", "price"],
    ["2026-01-03", 'Screen, 24"', "2", "149.90"],
    ["2026-01-03", "Mouse", "10", "9.50"],
    ["2026-01-04", "Cable\n(2 m)", "4", "3.20"],
    ["2026-01-04", 'Screen, 24"', "1", "149.90"],
    ["2026-01-05", "Clavier français ⌨", "3", "24.00"],
]

path = Path("sales.csv")
with path.open("w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows(ROWS)
print(path.read_bytes()[:80])

totals: dict[str, float] = defaultdict(float)
with path.open(newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        totals[row["product"]] += int(row["units"]) * float(row["price"])
for product, total in sorted(totals.items(), key=lambda pair: -pair[1]):
    print(f"{product!r:<24}{total:>10.2f}")

report = io.StringIO()
writer = csv.DictWriter(
    report, ["product", "total"], delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"
)
writer.writeheader()
for product, total in sorted(totals.items()):
    writer.writerow({"product": product, "total": round(total, 2)})
print(report.getvalue(), end="")

sample = "name|age\nAnna|31\nBjörn|27\n"
dialect = csv.Sniffer().sniff(sample, delimiters="|;,")
print("sniffed delimiter:", dialect.delimiter)
print(list(csv.reader(sample.splitlines(), dialect)))
print(next(csv.reader(["a b 'c d' e"], delimiter=" ", quotechar="'")))
try:
    list(csv.reader(['"never closed'], strict=True))
except csv.Error as error:
    print("csv.Error:", error)
