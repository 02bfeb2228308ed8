# promise: P1
# defence: browser
# control: none because inside Python everything is open and nothing was ever closed: the walls are around it
import gc
import sys
import types

frame, depth = sys._getframe(), 0
while frame.f_back:
    frame, depth = frame.f_back, depth + 1
print("inside:", depth, "frames up there is", frame.f_code.co_name)
print("inside: its globals hold", "arm" in frame.f_locals or "prepare" in frame.f_globals)
functions = [thing for thing in gc.get_objects() if isinstance(thing, types.FunctionType)]
print("inside:", len(functions) > 1000, "functions found by the collector")
try:
    1 / 0
except ZeroDivisionError as error:
    print("inside: a traceback's frame", error.__traceback__.tb_frame.f_globals is globals())


def generator():
    yield


print("inside: a generator's frame", next(iter([generator()])).gi_frame.f_builtins["len"]("ab"))
for path in ("/proc/1/environ", "/etc/hostname", "/dev/mem"):
    try:
        open(path).read(1)
        print("reached:", path)
    except OSError as error:
        print("refused:", path, error.errno)
print("held")
