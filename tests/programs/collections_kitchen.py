"""Every container of the collections module in a kitchen."""
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple
from collections.abc import Mapping, Sized

Dish = namedtuple("Dish", "name minutes spicy", defaults=[False])
menu = [Dish("Soupe à l'oignon", 50), Dish("Chili", 40, True), Dish("Salad", 10), Dish("麻婆豆腐", 25, spicy=True)]

by_heat = defaultdict(list)
for dish in menu:
    by_heat["hot 🌶" if dish.spicy else "mild"].append(dish.name)
print(dict(by_heat))
print(menu[2]._replace(minutes=12), Dish._fields, Dish._field_defaults, menu[1]._asdict())

words = "a rose is a rose is a rose".split()
count = Counter(words)
print(count.most_common(2), count["tulip"], count.total())
count.update(["is"] * 3)
count.subtract({"rose": 5})
print(sorted(count.items()), +count, Counter("banana") & Counter("bandana"))

history = deque(maxlen=3)
for order in ("tea", "cake", "soup", "pie"):
    history.appendleft(order)
print(history, history[0])
history.rotate(-1)
print(list(history), history.index("tea") if "tea" in history else "tea is gone")

settings = ChainMap({"oven": 180}, {"oven": 200, "fan": True}, {"units": "°C"})
print(settings["oven"], settings["units"], sorted(settings), settings.parents["oven"])
child = settings.new_child({"fan": False})
print(child["fan"], settings["fan"], len(child.maps))

queue = OrderedDict.fromkeys(["first", "second", "third"])
queue.move_to_end("first")
print(list(queue), queue.popitem(last=False))


class LowerDict(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


spices = LowerDict({"Salt": 1}, PEPPER=2)
print(spices, isinstance(spices, Mapping), isinstance(history, Sized), "salt" in spices)
