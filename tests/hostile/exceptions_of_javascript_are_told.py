# promise: P9
# defence: guard
# control: none because what is shown is that whatever comes through the bridge has a clear end
# expect: held | raised | failed crashed
# ways: type range null rejected getter proxy
import js
import pyodide_js
from pyodide.ffi import create_proxy
from reach import js_object

array = js_object().entries(js_object().new()).constructor


def destroyed():
    proxy = create_proxy(print)
    proxy.destroy()
    array.of(1).forEach(proxy)


ALL = {
    "type": lambda: js.Object.defineProperty(1, 2, 3),
    "range": lambda: array.new(-1),
    "null": lambda: pyodide_js._module.ccall(None),
    "rejected": lambda: js.Promise.reject(create_proxy(object())),
    "getter": lambda: js_object().new().__lookupGetter__("x")(),
    "proxy": destroyed,
}
try:
    ALL[WAY]()
except Exception as error:
    print("refused:", type(error).__name__)
print("held")
