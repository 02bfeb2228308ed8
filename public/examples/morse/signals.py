"""Morse code.

>>> encode("SOS")
'... --- ...'
>>> decode("... --- ...")
'SOS'
>>> decode(encode("HELLO WORLD"))
'HELLO WORLD'
>>> seconds("...") == 5 * UNIT
True
"""

CODES = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - "
    "..- ...- .-- -..- -.-- --.. "
    "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----."
)
LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", CODES.split()))
SIGNS = {code: letter for letter, code in LETTERS.items()}
UNIT = 0.06  # seconds for a dot; a dash is three


def encode(text):
    words = text.upper().split()
    return " / ".join(
        " ".join(LETTERS.get(letter, "?") for letter in word) for word in words
    )


def decode(code):
    words = code.split("/")
    return " ".join(
        "".join(SIGNS.get(sign, "?") for sign in word.split()) for word in words
    )


def rhythm(code):
    return code.replace(".", "▪ ").replace("-", "▬ ").replace(" /", "  |")


def seconds(code):
    """Signs, the pause after each, and longer ones after letters and words."""
    lengths = {".": 2, "-": 4, " ": 2, "/": 2}
    return (sum(lengths[sign] for sign in code) - 1) * UNIT
