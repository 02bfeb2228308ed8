# A small adventure. The cave itself is in cave.json: change it, and it is
# another story. Try: north, south, east, west, take, bag, quit.
import json
import textwrap

with open("cave.json", encoding="utf-8") as file:
    rooms = json.load(file)

here = "entrance"
bag = []


def look():
    room = rooms[here]
    print()
    print(f"\x1b[1m{room['name']}\x1b[0m")
    print(textwrap.fill(room["text"], width=60))
    if "item" in room:
        print(f"Here lies: \x1b[33m{room['item']}\x1b[0m")
    print("Ways:", ", ".join(room["ways"]))


look()
while True:
    words = input("> ").lower().split()
    command = words[0] if words else "look"
    room = rooms[here]

    match command:
        case "north" | "south" | "east" | "west" if command in room["ways"]:
            door = room["ways"][command]
            key = rooms[door].get("needs")
            if key and key not in bag:
                print(f"It is locked. You would need: {key}.")
                continue
            here = door
            look()
        case "north" | "south" | "east" | "west":
            print("There is only rock.")
        case "take" if "item" in room:
            bag.append(room.pop("item"))
            print(f"You have {bag[-1]} now.")
        case "take":
            print("There is nothing to take.")
        case "bag":
            print("You carry:", ", ".join(bag) or "nothing")
        case "look":
            look()
        case "quit":
            print("You go home. The cave waits.")
            break
        case _:
            print("I do not understand that. Try: north, take, bag, quit.")

    if "treasure" in rooms[here]:
        print(f"\x1b[32mYou found {rooms[here]['treasure']}. You win!\x1b[0m")
        break
