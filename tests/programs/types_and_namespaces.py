"""Make types, modules and namespaces at run time."""
import sys
import types
from types import MappingProxyType, MethodType, ModuleType, SimpleNamespace

point = SimpleNamespace(x=1, y=2)
point.label = "π"
print(point, point == SimpleNamespace(x=1, y=2, label="π"), vars(point)["y"])

limits = {"min": 0}
view = MappingProxyType(limits)
limits["max"] = 9
try:
    view["min"] = 5
except TypeError as error:
    print("TypeError:", error, dict(view))

module = ModuleType("greetings", "A module from a string.")
exec("def hi(name):\n    return f'hi {name} 👋'\nVALUE = 42", module.__dict__)
sys.modules["greetings"] = module
import greetings
from greetings import VALUE, hi

print(greetings.hi("Ada"), VALUE, hi.__module__, greetings.__doc__, repr(module))


class Duck:
    pass


duck = Duck()
duck.quack = MethodType(lambda self, times=1: "quack" * times + f" by a {type(self).__name__}", duck)
print(duck.quack(2))
Point = type("Point", (tuple,), {"__slots__": (), "x": property(lambda p: p[0]), "__repr__": lambda p: f"<{p[0]}, {p[1]}>"})
print(Point((3, 4)), Point((3, 4)).x, Point.__mro__[1].__name__, Point.__name__)

print([t.__name__ for t in map(type, (len, print.__call__, (lambda: 0), (i for i in ()), types, int.real, duck.quack, ..., None))])
print(isinstance(int | str, types.UnionType), types.GenericAlias(list, (int,)), types.resolve_bases([object])[0].__name__)


@types.coroutine
def pause():
    yield "paused"
    return "result"


async def wait():
    return await pause()


coroutine = wait()
print(coroutine.send(None))
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @types.DynamicClassAttribute
    def kelvin(self):
        return self.degrees + 273.15


print(Celsius(20).kelvin, types.CodeType is type(hi.__code__), types.NoneType is type(None), Celsius.__qualname__)
