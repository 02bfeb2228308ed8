"""Save objects with pickle and load them again."""
import copyreg
import io
import pickle
from collections import OrderedDict, namedtuple
from dataclasses import dataclass, field

Color = namedtuple("Color", "red green blue")


@dataclass
class Player:
    name: str
    inventory: list = field(default_factory=list)
    friend: "Player | None" = None


class Connection:
    def __init__(self, host):
        self.host, self.socket = host, object()

    def __getstate__(self):
        return {"host": self.host}

    def __setstate__(self, state):
        self.__init__(state["host"] + " (again)")


class Angle:
    def __init__(self, degrees):
        self.degrees = degrees % 360


copyreg.pickle(Angle, lambda angle: (Angle, (angle.degrees,)))

anna, bert = Player("Anna", ["🗡️", "torch"]), Player("Bert")
anna.friend, bert.friend = bert, anna
for protocol in (0, 2, pickle.HIGHEST_PROTOCOL):
    twin = pickle.loads(pickle.dumps(anna, protocol))
    print(protocol, twin.name, twin.inventory, twin.friend.friend is twin, twin is anna)

things = [1 << 100, 1.5, None, b"\x00\xff", {"k": (1, 2)}, frozenset({3}), Color(1, 2, 3), OrderedDict(a=1), range(3), len, ...]
with open("things.pickle", "wb") as file:
    pickle.dump(things, file)
    pickle.dump("second object é", file)
with open("things.pickle", "rb") as file:
    print(pickle.load(file) == things, pickle.load(file))
    try:
        pickle.load(file)
    except EOFError as error:
        print("EOFError:", error)
print(pickle.loads(pickle.dumps(Connection("db"))).host, pickle.loads(pickle.dumps(Angle(725))).degrees)


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{name} is forbidden")


for bad in (lambda: Safe(io.BytesIO(pickle.dumps(anna))).load(), lambda: pickle.loads(b"garbage"), lambda: pickle.dumps((n for n in ()))):
    try:
        bad()
    except (pickle.UnpicklingError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
