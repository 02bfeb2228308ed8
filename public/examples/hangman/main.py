# Guess a word letter by letter. The words are in words.txt, with a helper
# module, gallows.py, for the picture: write your own words and pictures.
import random

from gallows import LIVES, picture

with open("words.txt", encoding="utf-8") as file:
    words = file.read().split()

# The same number gives the same word: play it with a friend.
game = input("Which of the many games (any number)? ").strip() or "1"
word = random.Random(game).choice(words)
tried = set()

while True:
    wrong = sorted(tried - set(word))
    shown = " ".join(letter if letter in tried else "_" for letter in word)
    print(picture(len(wrong)))
    print(f"\n   {shown}      wrong: {' '.join(wrong)}")

    if "_" not in shown:
        print(f"\nYou saved the cat! Wrong letters: {len(wrong)}")
        break
    if len(wrong) == LIVES:
        print(f"\nThe cat is in the water. The word was: {word}")
        break

    letter = input("A letter: ").strip().lower()
    if len(letter) != 1 or not letter.isalpha():
        print("One letter, please.")
    elif letter in tried:
        print("You had that one already.")
    else:
        tried.add(letter)
