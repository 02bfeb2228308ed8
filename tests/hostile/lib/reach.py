"""What the hostile programs share: saying what came of an attempt, and ways to JavaScript's global scope.

The test puts this in front of every program that says ``from reach import ...``. ASCII only.
"""

import asyncio
import atexit
import time

import js
import pyodide_js
from pyodide.ffi import create_once_callable, create_proxy, to_js

# A promise that comes to Python is a future of the current loop. Nobody runs that loop when the program is over: it calls at once.
_loop = asyncio.new_event_loop()
_loop.call_soon = lambda callback, *arguments, context=None: callback(*arguments)
asyncio.set_event_loop(_loop)
_kept = []


def attempt(way, act):
    """Does ``act`` and says what came of it: reached where it gave something true."""
    try:
        got = act()
    except BaseException as error:
        text = " ".join(str(error).split())[:90]
        print(f"refused: {way}: {type(error).__name__} {text}")
        return None
    print(f"reached: {way}: {_short(got)}" if got else f"refused: {way}: {_short(got)}")
    return got


def _short(thing):
    try:
        return " ".join(repr(thing).split())[:90]
    except BaseException as error:
        return type(error).__name__


def linger(seconds=0.3):
    """Gives the browser time to send what was asked for: its network runs beside this thread."""
    time.sleep(seconds)


def forge_the_end(make):
    """When the program is over, says ``make(message)`` in the place of the message that it ended.

    Works only where the bridge's own objects can be seen through ``Object.prototype``, and only then: while Python
    writes, it does not let itself be called. ``make`` may raise, and then nothing is said.
    """
    prototype = js_object().prototype

    def to_json(this, *_):
        kind = getattr(this, "type", "")
        if kind == "broken":
            del prototype.toJSON
            raise RuntimeError("nothing is said")
        return make(this) if kind == "ended" else this

    proxy = create_proxy(to_json, capture_this=True)

    def install():
        try:
            prototype.toJSON = proxy
        except BaseException:
            pass

    atexit.register(install)


def go_on_after_the_end():
    """Keeps the guard from hearing of the end, so that promises settle and timers fire until the deadline."""

    def say_nothing(message):
        raise RuntimeError("not yet")

    forge_the_end(say_nothing)


def entries(**fields):
    """A JavaScript object."""
    return to_js(fields, dict_converter=js_object().fromEntries)


def later(promise, way, judge=bool):
    """Says ``reached`` when the promise gives something that ``judge`` likes."""

    def settled(future):
        if not future.cancelled() and future.exception() is None and judge(future.result()):
            print(f"reached: {way}: {_short(future.result())}", flush=True)

    promise.add_done_callback(settled)
    _kept.append(promise)
    return None


def js_object():
    """JavaScript's ``Object``, from any object at all."""
    return pyodide_js.ffi.constructor if hasattr(pyodide_js.ffi, "hasOwnProperty") else js.Object


def js_function():
    """JavaScript's ``Function``."""
    return js_object().constructor


def new(constructor, *arguments):
    return constructor.new(*arguments)


def _this_of_callbacks():
    """What a callback gets as ``this`` where nobody says what it should be."""
    found = []

    def keep(this, *_):
        found.append(this)
        return 0

    proxy = create_proxy(keep, capture_this=True)
    array = js_object().entries(js_object().new()).constructor
    for run in (
        lambda: getattr(array, "from")([1], proxy),
        lambda: array.of(1, 2).sort(proxy),
        lambda: array.of(1).forEach(proxy),
        lambda: js.Promise.new(proxy),
        lambda: js_object().groupBy(array.of(1), proxy),
    ):
        try:
            run()
        except BaseException:
            pass
    return found


def stack_of_v8():
    """The frames below as V8 shows them, where the engine is V8."""
    frames = []
    error = js_object().getPrototypeOf(pyodide_js._api.NoGilError)
    # A proxy would not do: V8 wants a plain function, and this kind may be called once.
    error.prepareStackTrace = create_once_callable(lambda _, sites: frames.extend(sites))
    try:
        error.new("x").stack
    finally:
        del error.prepareStackTrace
    return frames


def _receivers():
    found = []
    for site in stack_of_v8():
        for name in ("getThis", "getFunction"):
            try:
                found.append(getattr(site, name)())
            except BaseException:
                pass
    return found


def _made_by_text():
    for text in ("return this", "return globalThis"):
        yield js_function()(text)()


def _exported():
    for holder in (pyodide_js._api.config.jsglobals, pyodide_js._module.globalThis, pyodide_js._api.globalThis):
        yield holder


def is_scope(thing):
    try:
        return bool(getattr(thing, "WebAssembly", None)) and bool(getattr(thing, "setInterval", None))
    except BaseException:
        return False


def scopes():
    """Every JavaScript scope this program gets hold of, with the way to it. The ``js`` module is always the first."""
    yield "js", js
    for way, find in (("this of a callback", _this_of_callbacks), ("frames of V8", _receivers), ("text", _made_by_text), ("an exported object", _exported)):
        try:
            for thing in find():
                if is_scope(thing):
                    print(f"inside: globalThis by {way}")
                    yield way, thing
                    break
        except BaseException as error:
            print(f"refused: globalThis by {way}: {type(error).__name__}")


def each_scope(attack):
    """``attack(scope)`` is a list of (way, act); each is tried in every scope."""
    for by, scope in scopes():
        for way, act in attack(scope):
            attempt(f"{way} (by {by})", act)
