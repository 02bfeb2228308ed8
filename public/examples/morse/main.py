# Texts to Morse code and back. The table and both directions are in a module
# of its own, signals.py, with tests that run first.
import doctest

import signals

tests = doctest.testmod(signals)
print(f"{tests.attempted} tests, {tests.failed} failed\n")

while text := input("A text or Morse code (empty to end): ").strip():
    if set(text) <= set(".-/ "):
        print("   in words:", signals.decode(text))
    else:
        code = signals.encode(text)
        print("   in Morse:", code)
        print("   to hear: ", signals.rhythm(code))
        print(f"   it takes {signals.seconds(code):.1f} s to send")

print("73! (That is how radio operators say goodbye.)")
