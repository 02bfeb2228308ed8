# promise: P5
# defence: fresh
# control: one run
import os
import sys

os.environ["HOSTILE"] = "1"
os.putenv("HOSTILE_C", "1")
os.chdir("/")
os.umask(0o777)
sys.argv.append("hostile")
sys.setrecursionlimit(77)
# --- the next run ---
import os
import sys

for way, found in (
    ("a variable", "HOSTILE" in os.environ),
    ("a folder", os.getcwd() == "/"),
    ("a mask", os.umask(0o022) == 0o777),
    ("an argument", "hostile" in sys.argv),
    ("the recursion limit", sys.getrecursionlimit() == 77),
):
    if found:
        print("reached:", way)
print("held")
