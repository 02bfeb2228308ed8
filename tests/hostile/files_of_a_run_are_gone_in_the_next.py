# promise: P5
# defence: fresh
# control: one run
import os

for path in ("left.txt", "/tmp/left.txt", "/mnt/left.txt", "/lib/left.txt", "sitecustomize.py", "json.py"):
    try:
        with open(path, "w") as file:
            file.write("hostile = 1\n")
    except OSError as error:
        print("refused:", path, error)
os.makedirs("/home/learner/folder", exist_ok=True)
os.symlink("/etc", "/tmp/link")
try:
    os.rename("/lib/python3.14", "/lib/python3.13")
    os.rename("/lib/python3.13", "/lib/python3.14")
except OSError as error:
    print("refused:", error)
# --- the next run ---
import os

for path in ("left.txt", "/tmp/left.txt", "/mnt/left.txt", "/lib/left.txt", "sitecustomize.py", "json.py", "folder", "/tmp/link"):
    if os.path.lexists(path):
        print("reached:", path)
print("held")
