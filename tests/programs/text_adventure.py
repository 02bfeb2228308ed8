"""A scripted text adventure: a state machine driven by a list of commands."""
from __future__ import annotations

from dataclasses import dataclass, field

SCRIPT = ["look", "take lamp", "north", "take sword", "light lamp", "look", "take sword", "south", "east", "dance", "inventory", "open door", "north"]


@dataclass
class Room:
    name: str
    text: str
    exits: dict[str, str] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)
    dark: bool = False


@dataclass
class Game:
    rooms: dict[str, Room]
    here: str = "hall"
    bag: set[str] = field(default_factory=set)
    lit: bool = False
    turns: int = 0

    @property
    def room(self) -> Room:
        return self.rooms[self.here]

    def do(self, line: str) -> str:
        self.turns += 1
        verb, _, noun = line.partition(" ")
        handler = getattr(self, f"do_{verb}", None)
        if handler:
            return handler(noun)
        if verb in self.room.exits:
            self.here = self.room.exits[verb]
            return f"You are in the {self.room.name}."
        if verb in ("north", "south", "east", "west"):
            return "You bump your nose. 🤕"
        return f"You do not know how to {verb}."

    def do_look(self, _):
        if self.room.dark and not self.lit:
            return "It is pitch dark."
        things = ", ".join(sorted(self.room.things)) or "nothing"
        return f"{self.room.text} You see: {things}. Exits: {', '.join(self.room.exits)}."

    def do_take(self, noun):
        if self.room.dark and not self.lit:
            return "You grope around in vain."
        if noun not in self.room.things:
            return f"There is no {noun} here."
        self.room.things.remove(noun)
        self.bag.add(noun)
        return f"Taken: {noun}."

    def do_light(self, noun):
        self.lit = noun in self.bag
        return "✨ Let there be light." if self.lit else "You cannot."

    def do_inventory(self, _):
        return "You carry: " + ", ".join(sorted(self.bag))


game = Game({
    "hall": Room("hall", "A draughty hall.", {"north": "cellar"}, {"lamp", "rug"}),
    "cellar": Room("cellar", "Cobwebs everywhere.", {"south": "hall"}, {"sword"}, dark=True),
})
for line in SCRIPT:
    print(f"> {line}\n{game.do(line)}")
print(f"({game.turns} turns)")
