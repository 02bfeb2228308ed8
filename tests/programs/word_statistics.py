"""Count words and letters, find anagrams and palindromes, and encrypt a text."""
import re
import string
from collections import Counter, defaultdict

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity."""

words = re.findall(r"[a-z']+", TEXT.lower())
print(len(words), "words,", len(set(words)), "different")
for word, count in sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))[:6]:
    print(f"  {word:<6}{'▪' * count} {count}")
letters = Counter(c for c in TEXT.lower() if c.isalpha())
print("".join(letter for letter, _ in sorted(letters.items(), key=lambda p: (-p[1], p[0]))))
print("missing:", sorted(set(string.ascii_lowercase) - letters.keys()))

groups = defaultdict(list)
for word in "listen silent enlist google elbow below state taste cat act".split():
    groups["".join(sorted(word))].append(word)
print([group for group in groups.values() if len(group) > 1])


def is_palindrome(text):
    cleaned = [c for c in text.casefold() if c.isalnum()]
    return cleaned == cleaned[::-1]


print([p for p in ("A man, a plan, a canal: Panama", "été", "Python", "Ein Esel lese nie") if is_palindrome(p)])


def caesar(text, shift):
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    table = str.maketrans(lower + upper, lower[shift:] + lower[:shift] + upper[shift:] + upper[:shift])
    return text.translate(table)


secret = caesar("Meet me at nine, café Zürich!", 13)
print(secret, "|", caesar(secret, 13))
MORSE = dict(zip("sohelp", "... --- .... . .-.. .--.".split()))
print(" ".join(MORSE[c] for c in "sos"), "/", " ".join(MORSE.get(c, "?") for c in "help!"))


def pig_latin(word):
    match = re.match(r"([^aeiou]*)(.*)", word)
    return f"{match[2]}{match[1]}ay"


print(" ".join(map(pig_latin, "this string is quite silly".split())))
width = max(map(len, words))
print(width, max(words, key=len), sorted(set(words), key=lambda w: (len(w), w))[-3:])
