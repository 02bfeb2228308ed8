# promise: P5
# defence: fresh
# control: one run
# The library is a file in the worker's memory; the next worker has its own.
import os
import sys
import zipfile

archive = next((path for path in sys.path if path.endswith(".zip")), None)
try:
    with zipfile.ZipFile(archive, "a") as file:
        file.writestr("hostile_left.py", "x = 1\n")
except Exception as error:
    print("refused:", type(error).__name__, error)
folder = next(path for path in sys.path if path.endswith("site-packages"))
os.makedirs(folder, exist_ok=True)
for name, text in (("hostile_left.py", "x = 1\n"), ("hostile.pth", "import sys; sys.hostile = 1\n"), ("usercustomize.py", "import sys; sys.hostile = 1\n")):
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)
sys.hostile = 1
# --- the next run ---
import sys

sys.path_importer_cache.clear()
try:
    import hostile_left

    print("reached: a module in the library")
except ImportError:
    pass
if hasattr(sys, "hostile"):
    print("reached: start-up files")
print("held")
