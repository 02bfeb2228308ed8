# Planets round the sun, moved only by gravity in small steps of time.
# Lengths are in astronomical units (Earth to sun = 1), times in years.
import math
from dataclasses import dataclass

SUN = 4 * math.pi**2  # with these units, so that the Earth needs one year
STEP = 1 / 1000


@dataclass
class Planet:
    name: str
    sign: str
    x: float
    y: float = 0.0
    vx: float = 0.0
    vy: float = 0.0

    def __post_init__(self):
        # The speed for a circle.
        self.vy = math.sqrt(SUN / self.x)

    def move(self):
        pull = SUN / math.hypot(self.x, self.y) ** 3
        self.vx -= pull * self.x * STEP
        self.vy -= pull * self.y * STEP
        self.x += self.vx * STEP
        self.y += self.vy * STEP


planets = [
    Planet("Mercury", "m", 0.39),
    Planet("Venus", "v", 0.72),
    Planet("Earth", "E", 1.0),
    Planet("Mars", "M", 1.52),
]
paths = {}
years = {}

for step in range(2000):
    for planet in planets:
        below = planet.y < 0
        planet.move()
        paths[round(planet.x * 20), round(planet.y * 10)] = "."
        # Once round: from below to above on the right side.
        if below and planet.y >= 0 and planet.x > 0 and planet.name not in years:
            years[planet.name] = (step + 1) * STEP

paths[0, 0] = "\x1b[33m☀\x1b[0m"
for planet in planets:
    paths[round(planet.x * 20), round(planet.y * 10)] = f"\x1b[36m{planet.sign}\x1b[0m"

for y in range(16, -17, -1):
    print("".join(paths.get((x, y), " ") for x in range(-32, 33)).rstrip())

print("\nAfter two years. One turn takes:")
for name, length in years.items():
    print(f"  {name:8} {length:5.2f} years = {length * 365.25:4.0f} days")
