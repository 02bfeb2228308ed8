"""Terminal tricks on a plain stream: carriage returns, backspaces, colors and partial lines."""
import sys
import time

WIDTH = 20


def bar(done: int, total: int) -> str:
    filled = WIDTH * done // total
    return f"\r[{'█' * filled}{'░' * (WIDTH - filled)}] {done / total:>4.0%}"


for step in range(0, 11, 2):
    print(bar(step, 10), end="", flush=True)
    time.sleep(0.001)
print("\tfinished\a")

for frame in "⠋⠙⠹⠸":
    sys.stdout.write(f"{frame} working\b\b\b\b\b\b\b\b\b")
    sys.stdout.flush()
sys.stdout.write("\x1b[2K\rok\n")

for code, name in ((31, "röt"), (32, "grün"), (1, "fett")):
    print(f"\x1b[{code}m{name}\x1b[0m", end=" ")
print()
print("windows line\r\nmac line\rform\ffeed\vtab", end="\n")
print("nul and controls:", "\0\x01\x7f", "\u0085", "\u2028", "\ufeff", sep="|")
print(*["a", "b", "c"], sep="\n", end="\n---\n")
print("one", end=""), print("two", end=", "), print("three")
written = sys.stdout.write("café 🐍\n")
print(written, "characters")
print(end="")
print()
print("long line:", "0123456789" * 300)
for number in range(300):
    print(number, end=" " if number % 25 != 24 else "\n")
sys.stdout.writelines(["last line, ", "without a newline"])
