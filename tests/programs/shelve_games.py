"""Keep saved games in a shelf, close it, open it again and change it."""
import shelve
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Player:
    name: str
    inventory: list = field(default_factory=list)


Path("save").mkdir()
with shelve.open("save/games") as shelf:
    shelf["slot1"] = Player("Ànna", ["🗡️", "torch"])
    shelf["slot2"] = {"level": 3}
    shelf["old"] = None
    print(len(shelf), "slot1" in shelf, "slot9" in shelf, shelf.get("slot9", "empty"))

with shelve.open("save/games") as shelf:
    copy = shelf["slot2"]
    copy["level"] = 99
    print("not written back:", shelf["slot2"])
    del shelf["old"]

with shelve.open("save/games", writeback=True) as shelf:
    shelf["slot2"]["level"] += 1
    shelf["slot1"].inventory.append("map")

with shelve.open("save/games", flag="r") as shelf:
    for key in sorted(shelf):
        print(key, shelf[key])
    try:
        shelf["nothing"]
    except KeyError:
        print("KeyError")
print("files were made:", any(Path("save").iterdir()))
