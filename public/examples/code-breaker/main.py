# Caesar moved every letter of his secrets by some places in the alphabet.
# A computer breaks that at once: in real language some letters are common.
from string import ascii_lowercase as ABC

# In English texts, in percent, from a to z.
USUAL = [8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.2, 0.8, 4.0, 2.4]
USUAL += [6.7, 7.5, 1.9, 0.1, 6.0, 6.3, 9.1, 2.8, 1.0, 2.4, 0.2, 2.0, 0.1]


def shift(text, places):
    moved = ABC[places % 26 :] + ABC[: places % 26]
    table = str.maketrans(ABC + ABC.upper(), moved + moved.upper())
    return text.translate(table)


def oddness(text):
    """How far the letters are from those of English: small is likely."""
    letters = [letter for letter in text.lower() if letter in ABC]
    return sum(
        (letters.count(letter) * 100 / len(letters) - usual) ** 2 / usual
        for letter, usual in zip(ABC, USUAL)
    )


def crack(text):
    return min(range(26), key=lambda places: oddness(shift(text, -places)))


SECRET = "Phhw ph dw wkh rog oljkwkrxvh diwhu gdun. Frph dorqh, dqg eulqj wkh pds."

print("Secret:", SECRET, "\n")
for places in range(26):
    tried = shift(SECRET, -places)
    bar = "▒" * min(30, round(oddness(tried) / 40))
    mark = " <- English!" if places == crack(SECRET) else ""
    print(f"{places:2} {tried[:24]} {bar}{mark}")

key = crack(SECRET)
print(f"\nThe key is {key}: {shift(SECRET, -key)}")
