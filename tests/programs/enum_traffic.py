"""Enumerations: a traffic light, flags, string enums and members with behaviour."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, nonmember, unique, verify, CONTINUOUS


@unique
class Light(Enum):
    RED = "🔴"
    GREEN = "🟢"
    AMBER = "🟡"

    def next(self) -> "Light":
        members = list(Light)
        return members[(members.index(self) + 1) % len(members)]


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()
    ALL = READ | WRITE | EXECUTE


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)
    G = nonmember(6.67300e-11)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass, self.radius = mass, radius

    @property
    def gravity(self) -> float:
        return self.G * self.mass / self.radius**2


Color = StrEnum("Color", ["RED", "BLUE"])
Level = verify(CONTINUOUS)(IntEnum("Level", "LOW MID HIGH"))

light = Light.RED
for _ in range(4):
    print(light.value, light.name, end="  ")
    light = light.next()
print()
mine = Permission.READ | Permission.EXECUTE
print(mine, Permission.WRITE in mine, ~mine, list(mine), mine == Permission(5), repr(Permission.ALL))
print([f"{p.name}: {p.gravity:.2f}" for p in Planet])
print(Color.RED, repr(Color.BLUE), Color("red") is Color.RED, f"{Color.BLUE:>6}", Level.MID + 1, Level.HIGH > 2)
print(Light["GREEN"], Light("🟡"), Light.RED is Light["RED"], len(Light), "🔴" in Light)
print(IntFlag("Bits", "A B C")(6), Level.__members__.keys())
for mistake in (lambda: Light("blue"), lambda: Light["BLUE"], lambda: setattr(Light, "RED", 1)):
    try:
        mistake()
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
