"""Read an inventory from JSON, change it, and write it back in several styles."""
import json
from datetime import date
from decimal import Decimal

SOURCE = """
{
  "shop": "Café \\u2615 Zürich",
  "items": [
    {"name": "espresso cup", "price": 4.50, "stock": 12, "tags": ["ceramic", "small"]},
    {"name": "kettle", "price": 39.95, "stock": 0, "tags": []},
    {"name": "\\ud83d\\ude00 mug", "price": 1e1, "stock": 7, "tags": null}
  ],
  "open": true
}
"""


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, Decimal)):
            return str(o)
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


data = json.loads(SOURCE, parse_float=Decimal)
print(data["shop"], "open" if data["open"] else "closed")
for item in data["items"]:
    print(f"  {item['name']:<14}{item['price']:>8} x {item['stock']}")
total = sum(item["price"] * item["stock"] for item in data["items"])
print("total value:", total)

data["updated"] = date(2026, 2, 28)
data["suppliers"] = {"north", "south", "east"}
print(json.dumps(data, cls=Encoder, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps(data["items"][2], cls=Encoder))
print(json.dumps([1.0, float("inf"), -0.0, 1e100], separators=(",", ":")))

for broken in ('{"a": 1,}', "[1, 2", '{"a" 1}', "nul", '"tab\there"'):
    try:
        json.loads(broken)
    except json.JSONDecodeError as error:
        print(f"line {error.lineno} column {error.colno}: {error.msg}")
try:
    json.dumps({"z": 3 + 4j})
except TypeError as error:
    print("TypeError:", error)
