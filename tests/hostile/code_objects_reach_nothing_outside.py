# promise: P1
# defence: browser
# control: none because inside Python everything is open and nothing was ever closed: the walls are around it
# Code made by hand, loaded from bytes, called by formats.
import ctypes
import marshal
import pickle
import types


class Reduced:
    def __reduce__(self):
        return eval, ("__import__('os').system('echo hostile')",)


code = compile("__import__('os').getpid()", "x", "eval")
print("inside: marshal", eval(marshal.loads(marshal.dumps(code))) > 0)
made = types.FunctionType(code.replace(co_consts=code.co_consts), {"__builtins__": __builtins__})
print("inside: a function of a code object", made() > 0)
status = pickle.loads(pickle.dumps(Reduced()))
print("inside: pickle called it and got", status)
if status == 0:
    print("reached: a shell")
print("inside: a format", "{0.__class__.__init__.__globals__}".format(types.SimpleNamespace.__class__)[:1] if False else "{0.__class__}".format(1))
number = 12345678
print("inside: an object's memory", ctypes.c_uint32.from_address(id(number) + 12).value == number or ctypes.string_at(id(number), 24).find(number.to_bytes(4, "little")[:3]) >= 0)
print("held")
