# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline | raised | failed crashed
# ways: getter sorter recursion
from pyodide.ffi import create_proxy
from reach import js_object

array = js_object().entries(js_object().new()).constructor


def forever(*_):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def recursion(*_):
    return proxy(1)


if WAY == "getter":
    thing = js_object().new()
    thing.__defineGetter__("x", create_proxy(forever))
    thing.x
elif WAY == "sorter":
    array.of(3, 2, 1).sort(create_proxy(forever))
else:
    proxy = js_object().assign(create_proxy(recursion))
    while True:
        try:
            recursion()
        except BaseException:
            pass
