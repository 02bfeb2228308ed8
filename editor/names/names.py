"""What the editor suggests and explains: Python's own names with their signatures and the first sentence about each.

Python tells it itself, in the same engine that runs the programs, so the names are those that are there.
"""

import builtins
import importlib
import inspect
import json
import keyword
import re
import sys

# What is taught and used; the other modules are suggested by name only.
DETAILED = """
    math random statistics datetime time calendar collections itertools functools string re json csv os os.path pathlib sys
    io textwrap decimal fractions cmath copy enum dataclasses typing abc contextlib operator heapq bisect pprint asyncio
    sqlite3 hashlib secrets uuid base64 zipfile shutil tempfile glob logging argparse unittest traceback types inspect array
    struct queue threading urllib.parse html timeit difflib unicodedata colorsys zoneinfo graphlib keyword platform getpass
    collections.abc turtle
""".split()

TYPES = "str int float complex bool list tuple dict set frozenset bytes bytearray range object".split() + [
    "collections.Counter", "collections.OrderedDict", "collections.defaultdict", "collections.deque", "collections.ChainMap",
    "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta", "decimal.Decimal", "fractions.Fraction",
    "io.StringIO", "io.TextIOWrapper", "pathlib.Path", "random.Random", "re.Match", "re.Pattern", "sqlite3.Connection",
    "sqlite3.Cursor", "argparse.ArgumentParser", "threading.Thread", "queue.Queue", "unittest.TestCase", "enum.Enum",
    "turtle.Turtle", "csv.DictReader", "csv.DictWriter", "array.array",
]  # fmt: skip

SIGNATURE_CHARS = 90
SENTENCE_CHARS = 140


def _kind(value: object) -> str:
    if inspect.isclass(value):
        return "class"
    if inspect.ismodule(value):
        return "module"
    return "function" if callable(value) else "value"


def _cut(text: str, chars: int) -> str:
    return text if len(text) <= chars else text[: chars - 1].rstrip() + "…"


def _signature(value: object, is_member: bool) -> str:
    try:
        found = inspect.signature(value)
    except (TypeError, ValueError):
        # Several signatures stand as text at the beginning: the first one says most.
        first = (inspect.getdoc(value) or "").split("\n", 1)[0]
        match = re.match(r"[\w.]+(\([^)]*\))", first)
        return _cut(match[1], SIGNATURE_CHARS) if match else ""
    parameters = list(found.parameters.values())
    # A function of `turtle` stands for a method.
    if parameters and parameters[0].name in (("self", "cls", "type") if is_member else ("self",)):
        parameters = parameters[1:]
    # Annotations of the library are long and say little to a learner.
    parameters = [p.replace(annotation=p.empty) for p in parameters]
    found = found.replace(parameters=parameters, return_annotation=found.empty)
    text = re.sub(r"<[^<>]* at 0x[0-9a-f]+>|<object object[^>]*>", "…", str(found)).replace(", /)", ")").replace("/, ", "")
    return _cut(text, SIGNATURE_CHARS)


def _sentence(value: object, name: str) -> str:
    # What a plain value says of itself is the text of its type.
    if not (callable(value) or inspect.ismodule(value) or inspect.isdatadescriptor(value)):
        return ""
    text = inspect.getdoc(value) or ""
    # Some texts begin with how the thing is called, such as ``random() -> x in the interval [0, 1).``
    text = re.sub(rf"^(?:\w+\.)*{re.escape(name)}\([^)]*\)(?:\s*->)?[\s:.–-]*", "", " ".join(text.split("\n\n")[0].split())) or text
    for sentence in re.split(r"(?<=[.!?])\s|\n\n", text):
        words = " ".join(sentence.split())
        if words.count(" ") > 0 and "(" not in words.split(" ")[0]:
            return _cut(words, SENTENCE_CHARS)
    return ""


def _entry(owner: object, name: str, is_member: bool) -> list[str] | None:
    try:
        value = getattr(owner, name)
    except Exception:
        return None
    kind = _kind(value)
    signature = _signature(value, is_member) if kind in ("class", "function") else ""
    entry = [name, kind, signature, _sentence(value, name)]
    while entry[-1] == "":
        entry.pop()
    return entry


def _members(owner: object, is_type: bool) -> list[list[str]]:
    names = dir(owner)
    public = getattr(owner, "__all__", None)
    if public is not None:
        names = sorted(public)
    elif inspect.ismodule(owner):
        # What a module only imported is not its own.
        names = [n for n in names if not inspect.ismodule(getattr(owner, n, None)) or owner.__name__ in ("os",)]
    entries = (_entry(owner, name, is_type) for name in names if not name.startswith("_"))
    return [entry for entry in entries if entry]


def _resolve(path: str) -> object:
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module or "builtins"), name)


def index() -> str:
    plain = [name for name in dir(builtins) if not name.startswith("_") and name not in keyword.kwlist]
    modules = {}
    for name in sorted(sys.stdlib_module_names | set(DETAILED)):
        if name.startswith("_") or name in ("antigravity", "this", "idlelib", "tkinter", "turtledemo"):
            continue
        if name in DETAILED:
            module = importlib.import_module(name)
            modules[name] = [_sentence(module, name), _members(module, False)]
        elif importlib.util.find_spec(name):
            modules[name] = ["", []]
    types = {path: _members(_resolve(path), True) for path in TYPES}
    names = [entry for entry in (_entry(builtins, name, False) for name in plain) if entry]
    words = sorted({*keyword.kwlist, *keyword.softkwlist} - {"_"})
    return json.dumps({"keywords": words, "builtins": names, "modules": modules, "types": types}, separators=(",", ":"))
