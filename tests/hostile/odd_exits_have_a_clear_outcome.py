# promise: P9
# defence: guard
# control: none because what is shown is that the page says how such a run ended
# expect: completed | raised
# ways: huge negative text object nested hostile keyboard generator
import sys


class Hostile(BaseException):
    def __str__(self):
        raise SystemExit(3)

    @property
    def __traceback__(self):
        raise ValueError

    __class__ = property(lambda self: 1 / 0)


def group():
    raise BaseExceptionGroup("hostile", [SystemExit(1), KeyboardInterrupt(), GeneratorExit()])


def raised(error):
    raise error


ALL = {
    "huge": lambda: sys.exit(10**100),
    "negative": lambda: sys.exit(-(10**100)),
    "text": lambda: sys.exit("x" * 100_000),
    "object": lambda: sys.exit(object()),
    "nested": group,
    "hostile": lambda: raised(Hostile()),
    "keyboard": lambda: raised(KeyboardInterrupt()),
    "generator": lambda: raised(GeneratorExit()),
}
ALL[WAY]()
