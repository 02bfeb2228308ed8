"""What a program prints, kept for its check: a stream below ``sys.stdout`` that everything written passes through.

A program may put anything in the place of ``sys.stdout``, write to its ``buffer``, or close it: the page has what came through, and the
tape has the same.
"""

import contextlib
import io
import sys

MOST_BYTES = 1_048_576


class Tape(io.RawIOBase):
    """``below`` is what takes the bytes on to the page; without it nobody sees them."""

    name = "<stdout>"
    mode = "wb"

    def __init__(self, below=None):
        super().__init__()
        self._below = below
        self._kept = bytearray()

    def writable(self):
        return True

    def fileno(self):
        return 1

    def isatty(self):
        return False

    def write(self, data):
        data = bytes(data)
        written = len(data) if self._below is None else self._below.write(data) or 0
        self._kept += data[: min(written, MOST_BYTES - len(self._kept))]
        return written

    def text(self) -> str:
        return self._kept.decode("utf-8", "replace")


def stream(tape: Tape) -> io.TextIOWrapper:
    """What can be ``sys.stdout`` with it."""
    return io.TextIOWrapper(io.BufferedWriter(tape), encoding="utf-8", errors="backslashreplace", line_buffering=True)


# Nobody may drop it: with its last holder it is closed.
_page = sys.__stdout__


def install(below=None) -> Tape:
    """Keeps from now on what goes to ``sys.stdout``, and has it go on to ``below``, or where it went at first."""
    flush()
    buffer = _page.buffer
    tape = Tape(below or getattr(buffer, "raw", buffer))  # there is no buffer where Python was told so
    sys.stdout = sys.__stdout__ = stream(tape)
    return tape


def reading(text: str) -> io.TextIOWrapper:
    """What can be ``sys.stdin`` with this text."""
    return io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogateescape")), encoding="utf-8", errors="surrogateescape")


def flush() -> None:
    """What was printed may stand in a buffer, and a program may have put anything there."""
    for out in (sys.stdout, sys.__stdout__):
        with contextlib.suppress(Exception):
            out.flush()


@contextlib.contextmanager
def aside(lines: tuple[str, ...] = ()):
    """What is done inside is not shown, and reads these lines; gives a tape of it."""
    tape = Tape()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = reading("".join(f"{line}\n" for line in lines))
    sys.stdout, sys.stderr = stream(tape), stream(Tape())
    try:
        yield tape
    finally:
        for out in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                out.flush()
        sys.stdin, sys.stdout, sys.stderr = before
