"""Exact recipes, Egyptian fractions and continued fractions."""
from fractions import Fraction
from math import gcd, lcm

RECIPE = {"flour (cups)": Fraction(9, 4), "sugar (cups)": Fraction(2, 3), "salt (tsp)": Fraction("0.5")}


def mixed(value: Fraction) -> str:
    whole, rest = divmod(value, 1)
    if not rest:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)


def egyptian(value: Fraction) -> list[Fraction]:
    parts = []
    while value:
        part = Fraction(1, -(-value.denominator // value.numerator))
        parts.append(part)
        value -= part
    return parts


def continued(value: Fraction) -> list[int]:
    terms = []
    while True:
        whole = value.numerator // value.denominator
        terms.append(whole)
        if (value := value - whole) == 0:
            return terms
        value = 1 / value


for people in (4, 6, 10):
    print(people, {name: mixed(amount * people / 4) for name, amount in RECIPE.items()})
print("4/13 =", " + ".join(map(str, egyptian(Fraction(4, 13)))))
print("415/93 =", continued(Fraction(415, 93)))
print("π ≈", [str(Fraction(3.141592653589793).limit_denominator(10**k)) for k in range(1, 6)])
print("harmonic(12) =", sum(Fraction(1, n) for n in range(1, 13)))
print(f"{Fraction(22, 7):.6f} {Fraction(1, 3):.2%} {Fraction(-5, 2):+}")
print(Fraction(1, 3) + 1, Fraction(1, 2) ** 3, Fraction(1, 2) + 0.25, round(Fraction(7, 2)))
print(gcd(84, 30, 18), lcm(4, 6, 10), Fraction(6, -8), Fraction(0.125))
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)
