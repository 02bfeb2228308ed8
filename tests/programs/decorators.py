"""Decorators with and without arguments, on functions and classes."""
import functools
import time

registry: dict[str, type] = {}


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        result = function(*args, **kwargs)
        print(f"{function.__name__}({shown}) -> {result!r}")
        return result
    return wrapper


def timed(function):
    def wrapper(*args):
        before = time.perf_counter()
        result = function(*args)
        wrapper.calls.append(time.perf_counter() - before)
        return result
    wrapper.calls = []
    return wrapper


def plugin(cls=None, *, name=None):
    if cls is None:
        return functools.partial(plugin, name=name)
    registry[name or cls.__name__.lower()] = cls
    return cls


@plugin
class Json: ...


@plugin(name="ÿaml")
class Yaml: ...


@logged
def power(base, exponent=2):
    """Raise."""
    return base**exponent


@timed
@logged
def slow(n):
    return sum(range(n))


power(3)
power(2, exponent=10)
print(power.__name__, power.__doc__, power.__wrapped__(5), slow(1000), len(slow.calls), slow.calls[0] >= 0)
print(sorted(registry), registry["json"] is Json)
