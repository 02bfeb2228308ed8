# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# ways: atexit delete generator contextmanager excepthook globals
# What runs after the program's last line has the same deadline.
import atexit
import contextlib
import sys


def forever(*_):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


class Deleted:
    __del__ = forever


def generator():
    try:
        yield 1
    finally:
        forever()


@contextlib.contextmanager
def manager():
    try:
        yield
    finally:
        forever()


if WAY == "atexit":
    atexit.register(forever)
elif WAY == "delete":
    del [Deleted()][0]
elif WAY == "generator":
    for _ in (made := generator()):
        made.close()
elif WAY == "contextmanager":
    with manager():
        pass
elif WAY == "excepthook":
    sys.excepthook = forever
    raise ValueError("hostile")
elif WAY == "globals":
    kept = Deleted()
