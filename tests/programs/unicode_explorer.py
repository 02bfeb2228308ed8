"""Look closely at text: names, categories, normal forms, cases and encodings."""
import sys
import unicodedata

for char in "Aé½Ω中😀\u200d٣":
    print(f"U+{ord(char):05X} {unicodedata.category(char)} {unicodedata.name(char)}")

composed, decomposed = "\u00e9", "e\u0301"
print(composed == decomposed, len(composed), len(decomposed))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, ascii(unicodedata.normalize(form, "é ﬁ Å ²")))


def strip_accents(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


print(strip_accents("Žluťoučký kůň, crème brûlée, Ångström"))
print("Straße".upper(), "STRASSE".casefold() == "straße".casefold(), "ǆ".title(), "İ".lower().encode())
print(unicodedata.numeric("½"), unicodedata.digit("٣"), int("٤٢"), "²".isdigit(), "²".isdecimal(), "Ⅷ".isnumeric())
print(unicodedata.lookup("SNOWMAN"), "\N{PILE OF POO}", unicodedata.mirrored("("), unicodedata.bidirectional("א"))
print({c: unicodedata.east_asian_width(c) for c in "a中ﾃ😀"})

family = "👨‍👩‍👧"
print(family, len(family), [hex(ord(c)) for c in family], len(family.encode("utf-16-le")) // 2)
for codec in ("utf-8", "utf-16-be", "latin-1", "ascii", "cp1252", "utf-7"):
    try:
        print(f"{codec:<10}", "é€".encode(codec))
    except UnicodeEncodeError as error:
        print(f"{codec:<10}", error.reason, error.start, error.end)
print("é€".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), "aé".encode("ascii", "ignore"))
print(b"caf\xe9 \xff".decode("utf-8", "replace"), b"\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print(repr("ab\tç\n".expandtabs(4)), "  x\u3000".strip(), "one\u2028two".splitlines(), "日本".center(8, "·"))
print("größer"[::-1], sorted(["zebra", "Äpfel", "apple", "Zoo"], key=str.casefold), "ß".isidentifier(), sys.stdout.encoding.lower())
sys.stdout.write("𝔘𝔫𝔦𝔠𝔬𝔡𝔢\n")
