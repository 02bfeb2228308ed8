# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# ways: bare base suppress nested recursive signal returning
import contextlib
import signal


def bare():
    while True:
        try:
            while True:
                pass
        except:
            pass


def base():
    while True:
        try:
            while True:
                pass
        except BaseException as error:
            print("caught", type(error).__name__)


def suppress():
    while True:
        with contextlib.suppress(KeyboardInterrupt, Exception):
            while True:
                pass


def nested():
    try:
        while True:
            pass
    finally:
        try:
            while True:
                pass
        finally:
            while True:
                pass


def recursive():
    try:
        while True:
            pass
    except KeyboardInterrupt:
        recursive()


def with_signal():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        pass


def returning():
    signal.signal(signal.SIGINT, lambda *_: print("no"))
    while True:
        pass


globals()["with_signal" if WAY == "signal" else WAY]()
