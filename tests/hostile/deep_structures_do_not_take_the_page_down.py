# promise: P9
# defence: guard
# control: none because the depth of the engine's stack is not a wall: what is shown is that the page explains its end
# expect: held | failed crashed | raised | stopped deadline
# ways: repr parse compile pickle json deepcopy compare regex free classes
import copy
import json
import pickle
import re
import sys


def nested(depth):
    made = []
    for _ in range(depth):
        made = [made]
    return made


def free():
    made = nested(2_000_000)
    del made


def classes():
    kind = object
    for _ in range(20_000):
        kind = type("Hostile", (kind,), {})
    return kind()


ALL = {
    "repr": lambda: repr(nested(100_000)),
    "parse": lambda: eval("(" * 100_000 + ")" * 100_000),
    "compile": lambda: compile("-" * 100_000 + "1", "x", "eval"),
    "pickle": lambda: pickle.dumps(nested(100_000)),
    "json": lambda: json.loads("[" * 100_000 + "]" * 100_000),
    "deepcopy": lambda: copy.deepcopy(nested(100_000)),
    "compare": lambda: nested(100_000) == nested(100_000),
    "regex": lambda: re.compile("(" * 5_000 + ")" * 5_000),
    "free": free,
    "classes": classes,
}
try:
    ALL[WAY]()
except (RecursionError, MemoryError, SyntaxError, OverflowError, ValueError) as error:
    print("refused:", type(error).__name__)
print("held")
