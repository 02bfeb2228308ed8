# promise: P5
# defence: fresh
# control: one run
# What is cached and registered.
import copyreg
import json.encoder
import linecache
import sys

linecache.cache["/home/learner/hostile.py"] = (1, None, ["hostile\n"], "/home/learner/hostile.py")
copyreg.pickle(complex, lambda value: (str, ("hostile",)))
json.encoder.JSONEncoder.default = lambda self, value: "hostile"
sys.intern("hostile")
# --- the next run ---
import json
import linecache
import pickle

try:
    text = json.dumps({"x": {1}})
except TypeError:
    text = ""
for way, found in (
    ("pickling", pickle.loads(pickle.dumps(1j)) == "hostile"),
    ("json", "hostile" in text),
    ("lines", linecache.getlines("/home/learner/hostile.py")),
):
    if found:
        print("reached:", way)
print("held")
