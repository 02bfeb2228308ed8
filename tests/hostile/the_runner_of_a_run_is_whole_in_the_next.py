# promise: P5
# defence: fresh
# control: one run
# Our own Python is as open as everything in Python: it harms the run that changes it.
import sys

import _ampoule.errors
import _ampoule.pause
import _ampoule.runner

for module in (_ampoule.errors, _ampoule.pause, _ampoule.runner):
    module.hostile = 1
_ampoule.errors.describe = lambda *_: {"type": "hostile", "message": "", "line": 1, "column": 1, "traceback": "hostile"}
_ampoule.runner.json = None
sys.hostile = 1
# --- the next run ---
import sys

import _ampoule.errors
import _ampoule.pause
import _ampoule.runner

for module in (_ampoule.errors, _ampoule.pause, _ampoule.runner):
    if hasattr(module, "hostile"):
        print("reached:", module.__name__)
if _ampoule.runner.json is None:
    import json

    _ampoule.runner.json = json
print("held")
