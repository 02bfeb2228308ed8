# promise: P5
# defence: fresh
# control: one run
import os
import sys


class Stream:
    hostile = True

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)


sys.stdout = Stream(sys.stdout)
sys.__stdout__ = Stream(sys.__stdout__)
sys.stdin = None
os.close(0)
# --- the next run ---
import os
import sys

for way, found in (
    ("stdout", hasattr(sys.stdout, "hostile")),
    ("the first stdout", hasattr(sys.__stdout__, "hostile")),
    ("stdin", sys.stdin is None),
):
    if found:
        print("reached:", way)
try:
    os.fstat(0)
except OSError:
    print("reached: a closed descriptor")
print("held")
