# promise: P9
# defence: guard
# control: none because what is shown is that a run whose own surroundings are broken still ends
# expect: held | completed | raised | failed crashed
# ways: builtins modules stdout json traceback descriptors main
import builtins
import json
import os
import sys
import traceback

if WAY == "builtins":
    for name in list(vars(builtins)):
        if not name.startswith("__") and name != "print":
            delattr(builtins, name)
elif WAY == "modules":
    sys.modules.clear()
elif WAY == "stdout":
    sys.stdout = sys.stderr = None
    raise ValueError("hostile")
elif WAY == "json":
    json.dumps = None
elif WAY == "traceback":
    traceback.TracebackException = None
    raise ValueError("hostile")
elif WAY == "descriptors":
    for number in range(10):
        try:
            os.close(number)
        except OSError:
            pass
elif WAY == "main":
    del sys.modules["__main__"]
    globals().clear()
print("held")
