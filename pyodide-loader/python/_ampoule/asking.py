"""Standard input that asks a person when nothing is left of it, and ``getpass`` that does not show the answer.

``sys.stdin`` stands on a raw stream of ours, so that everything above it is CPython's own: ``input``, iteration, ``readline``,
``read``. Where the engine can be suspended, the stack stands still in ``_wait``; where it cannot, this interpreter ends there and
the run begins again in another (see ``worker/asking.ts``).
"""

import getpass
import io
import sys

from . import still


class _Keyboard(io.RawIOBase):
    """One read gives one line, or some of what was prepared."""

    name = "<stdin>"
    mode = "rb"

    def __init__(self, take, suspend, surrender, before):
        super().__init__()
        self._take = take
        self._suspend = suspend
        self._surrender = surrender
        self._before = before
        self.secret = False
        self.repeatable = True

    def readable(self):
        return True

    def fileno(self):
        return 0

    def isatty(self):
        return False

    def readinto(self, buffer):
        with memoryview(buffer).cast("B") as view:
            data = self._take(len(view))
            if data is None:
                self._wait()
                data = self._take(len(view))
            taken = data.to_bytes()
            view[: len(taken)] = taken
            return len(taken)

    def _wait(self):
        still.flush()
        self._before()
        place = still.place(sys._getframe(2))
        if still.can_stand():
            still.until(lambda: self._suspend(place, self.secret))
        elif self.repeatable:
            self._surrender(place, self.secret)
        else:
            raise OSError(
                "this browser cannot wait for input in a session that lasts: "
                "start a program that asks with Run, or give the value in the statement"
            )


def install(take, suspend, surrender, before):
    """Makes a keyboard of ours ``sys.stdin``, and gives it. The first arguments are those of ``worker/runner.ts``; ``before()`` shows
    what a person should see who is asked."""
    keyboard = _Keyboard(take, suspend, surrender, before)
    old = sys.stdin
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(keyboard), encoding=old.encoding, errors=old.errors)

    def getpass_without_echo(prompt="Password: ", stream=None, *, echo_char=None):
        out = sys.stdout if stream is None else stream
        out.write(str(prompt))
        out.flush()
        keyboard.secret = True
        try:
            line = sys.stdin.readline()
        finally:
            keyboard.secret = False
        if not line:
            raise EOFError
        return line.removesuffix("\n")

    getpass_without_echo.__name__ = getpass_without_echo.__qualname__ = "getpass"
    getpass_without_echo.__module__ = "getpass"
    getpass.getpass = getpass_without_echo
    return keyboard
