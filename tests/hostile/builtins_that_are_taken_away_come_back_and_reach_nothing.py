# promise: P1
# defence: browser
# control: none because inside Python everything is open and nothing was ever closed: the walls are around it
space = {"__builtins__": {}}
tries = """
[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == 'catch_warnings'][0]()._module.__builtins__
[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == 'BuiltinImporter'][0].load_module('builtins')
(lambda: 0).__globals__['__builtins__']
(x for x in ()).gi_frame.f_back.f_back.f_builtins
""".strip().splitlines()
for text in tries:
    try:
        got = eval(text, dict(space))
        print("inside:", text[:40], type(got).__name__)
    except BaseException as error:
        print("refused:", text[:40], type(error).__name__)
import importlib

for name in ("os", "posix", "_posixsubprocess", "_io", "nt", "winreg", "msvcrt"):
    try:
        importlib.import_module(name)
        print("inside:", name)
    except ImportError:
        print("refused:", name)
for command in ("os.posix_spawn('/bin/sh', [], {})", "os.execv('/bin/sh', [''])", "__import__('_posixsubprocess').fork_exec()"):
    try:
        eval(command, {"os": importlib.import_module("os")})
        print("reached:", command)
    except BaseException as error:
        print("refused:", command, type(error).__name__)
print("held")
