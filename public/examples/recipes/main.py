# A shopping list for several recipes at once. Fractions add up exactly:
# a third and a sixth are a half, not 0.49999.
import json
from collections import defaultdict
from fractions import Fraction

with open("recipes.json", encoding="utf-8") as file:
    recipes = json.load(file)

WANTED = {"pancakes": 6, "chocolate mousse": 3, "lemonade": 8}


def nice(amount):
    """1 1/2 instead of 3/2."""
    whole, rest = divmod(amount, 1)
    parts = [str(whole)] if whole else []
    if rest:
        parts.append(str(rest))
    return " ".join(parts) or "0"


shopping = defaultdict(Fraction)
for name, guests in WANTED.items():
    recipe = recipes[name]
    factor = Fraction(guests, recipe["serves"])
    print(f"{name} for {guests}: {nice(factor)} times the recipe")
    for thing, (amount, unit) in recipe["needs"].items():
        shopping[thing, unit] += Fraction(amount) * factor

print("\nYou need")
for (thing, unit), amount in sorted(shopping.items()):
    print(f"  {nice(amount):>7} {unit:<6} {thing}")

with open("shopping-list.txt", "w", encoding="utf-8") as file:
    for (thing, unit), amount in sorted(shopping.items()):
        print(f"[ ] {nice(amount)} {unit} {thing}".replace("  ", " "), file=file)
print("\nTo take along: shopping-list.txt")
