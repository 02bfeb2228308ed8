# promise: P9
# defence: guard
# control: none because what is shown is that a report of any size ends as a report
# expect: raised | stopped deadline | failed crashed
# ways: chain group message notes cycle wide
def chain():
    error = None
    for n in range(20_000):
        made = ValueError(n)
        made.__context__ = error
        error = made
    raise error


def group():
    error = ValueError(0)
    for _ in range(500):
        error = ExceptionGroup("g", [error])
    raise error


def message():
    raise ValueError("x" * 50_000_000)


def notes():
    error = ValueError()
    error.__notes__ = ["note " * 1000] * 10_000
    raise error


def cycle():
    first, second = ValueError(1), ValueError(2)
    first.__cause__, second.__cause__ = second, first
    raise first


def wide():
    raise ExceptionGroup("g", [ValueError(n) for n in range(100_000)])


globals()[WAY]()
