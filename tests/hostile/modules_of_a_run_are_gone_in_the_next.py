# promise: P5
# defence: fresh
# control: one run
import json
import sys
import types

sys.modules["hostile"] = types.ModuleType("hostile")
sys.modules["random"] = None
sys.path.insert(0, "/hostile")
json.dumps = None
sys.meta_path.insert(0, types.SimpleNamespace(find_spec=lambda name, *_: print("reached: an import hook") if name == "colorsys" else None, invalidate_caches=lambda: None))
sys.path_hooks.clear()
# --- the next run ---
import sys

sys.modules.pop("colorsys", None)
try:
    import colorsys
except ImportError:
    print("reached: imports are broken")
import json

for way, found in (("a module", "hostile" in sys.modules), ("a path", "/hostile" in sys.path), ("json", json.dumps is None), ("path hooks", not sys.path_hooks)):
    if found:
        print("reached:", way)
print("held")
