# promise: P4
# defence: engine
# control: none because Emscripten itself has a table of 4096 descriptors
import os

kept = []
try:
    while len(kept) < 100_000:
        kept.append(os.open("/dev/null", os.O_RDONLY))
    print("reached:", len(kept), "descriptors")
except OSError as error:
    print("refused:", error)
for number in kept:
    os.close(number)
print("held")
