# promise: P5
# defence: fresh
# control: one run
import builtins

builtins.hostile = 1
builtins.print_before = print
builtins.len = lambda _: 42
builtins.__import__ = __import__
builtins.open = None
# --- the next run ---
import builtins

for way, found in (("a name", hasattr(builtins, "hostile")), ("another len", len([]) == 42), ("no open", builtins.open is None)):
    if found:
        print("reached:", way)
print("held")
