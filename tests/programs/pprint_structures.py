"""Print deeply nested data so that a person can read it."""
import pprint
import reprlib
from dataclasses import dataclass, field
from types import SimpleNamespace

config = {
    "server": {"host": "localhost", "ports": list(range(8000, 8016)), "tls": None},
    "users": [{"name": "Åsa", "roles": ["admin", "dev"]}, {"name": "Joe", "roles": ("guest",)}],
    "text": "The quick brown fox jumps over the lazy dog " * 3,
    "bytes": b"\x00\x01binary data that is quite long indeed, longer than a line",
    ("tuple", "key"): 10**30,
}
pprint.pp(config)
pprint.pprint(config, width=60, compact=True, sort_dicts=False, depth=2, underscore_numbers=True)
print(pprint.pformat({"b": 1, "a": [1, 2]}), pprint.isreadable(config), pprint.saferepr(b"x"))


@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)


tree = Node("root", [Node("left branch", [Node("leaf 🍃"), Node("leaf 🍁")]), Node("right branch", [Node("leaf")])])
pprint.pp(tree, width=50)
pprint.pp(SimpleNamespace(first="a" * 30, second=["b" * 20, "c" * 20]), width=60)

recursive = [1, 2]
recursive.append(recursive)
print(repr(recursive), pprint.isrecursive(recursive), reprlib.repr(list(range(100))), reprlib.repr("x" * 100))
