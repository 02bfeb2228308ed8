"""A decorator that tries again, and a descriptor that checks what is assigned."""
import functools


def retry(times: int, *errors: type[Exception]):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return function(*args)
                except errors as error:
                    print(f"attempt {attempt} failed: {error}")
            raise RuntimeError(f"gave up after {times}")
        return wrapper
    return decorate


class Validated:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.name[1:]} must be in {self.low}..{self.high}, not {value}")
        setattr(instance, self.name, value)


class Document:
    indent = Validated(0, 8)


outcomes = iter([OSError("disk"), OSError("nét"), "finally ✅", OSError("a"), OSError("b"), OSError("c")])


@retry(3, OSError)
def flaky():
    outcome = next(outcomes)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


print(flaky())
try:
    flaky()
except RuntimeError as error:
    print(error)
document = Document()
try:
    document.indent = 4
    document.indent = 9
except ValueError as error:
    print(error, "| still", document.indent, Document.indent.high)
