"""Drawings that grow while a program runs, as a turtle's: commands for the page, which `editor/src/drawing/commands.ts` carries out.

Commands wait here until there are some of them, or until somebody could see that they are missing: before a sleep, before a
question, at the end.
"""

import contextlib
import json
import time

# A page shows no more pictures in a second than this, and each message costs it something.
FRAME_SECONDS = 0.02
# A message may not be of any size.
MOST_CHARS = 60_000
# Movement for the eye may take this part of a run's time; what is left of it is for the program.
SHOWN_PART = 0.6

_draw = None
_left = None
_waiting: list[str] = []
_chars = 0
_sent_at = 0.0
_begun = False
_shown_seconds = None
_last = None
# How many straight parts each line has that is there; only kept where a check wants to know.
_lines: dict[int, int] | None = None


def install(draw, left) -> None:
    """``draw(commands)`` is the page's; ``left()`` are the milliseconds that the run still has."""
    global _draw, _left
    _draw, _left = draw, left


def left() -> float:
    """Milliseconds that the run still has."""
    return _left()


def begin() -> None:
    """A run begins, maybe one that is begun again: the first command then comes on an empty sheet."""
    global _begun, _shown_seconds
    _begun, _shown_seconds = False, None
    _forget()


def put(*command) -> None:
    """One more command: a name and what it takes."""
    global _chars, _begun
    if not _begun:
        _begun = True
        put("begin")
    if _lines is not None:
        _count(*command)
    text = json.dumps(command, allow_nan=False, separators=(",", ":"))
    if _chars + len(text) > MOST_CHARS:
        send()
    _waiting.append(text)
    _chars += len(text) + 1


def count_lines() -> None:
    """From now on it is known how many lines there are."""
    global _lines
    _lines = {}


def lines() -> int:
    """How many straight lines the drawing is made of, of those that were drawn since ``count_lines``."""
    return sum((_lines or {}).values())


def _count(name, item=None, *rest) -> None:
    if name in ("begin", "clear"):
        _lines.clear()
    elif name == "delete":
        _lines.pop(item, None)
    elif name == "line":
        _lines[item] = max(0, len(rest[-1]) // 2 - 1)


@contextlib.contextmanager
def unseen():
    """What is drawn inside is not seen, and does not move."""
    global _draw, _lines, _shown_seconds
    send()
    before = _draw, _lines, _shown_seconds
    _draw, _lines, _shown_seconds = lambda _: None, None, 0
    try:
        yield
    finally:
        send()
        _draw, _lines, _shown_seconds = before


def flush() -> None:
    """Shows what was drawn, unless the page was told something a moment ago."""
    if _waiting and time.monotonic() - _sent_at >= FRAME_SECONDS:
        send()


def send() -> None:
    """Shows what was drawn."""
    global _sent_at
    if _waiting:
        commands = f"[{','.join(_waiting)}]"
        _forget()
        _draw(commands)
        _sent_at = time.monotonic()


def pause(seconds: float) -> None:
    """Shows what was drawn and stands still for a moment, as long as the run has time for that."""
    global _shown_seconds
    flush()
    if _shown_seconds is None:
        _shown_seconds = SHOWN_PART * _left() / 1000
    if seconds > _shown_seconds:
        _shown_seconds = 0
    elif seconds > 0:
        _shown_seconds -= seconds
        time.sleep(seconds)


def moves() -> bool:
    """Whether the run has time to show movement."""
    return _shown_seconds != 0


def at_end(last) -> None:
    """``last()`` is called when a program came to its end: it may still have something to draw."""
    global _last
    _last = last


def finish() -> None:
    """A program came to its end."""
    if _last is not None:
        _last()
    send()


def _forget() -> None:
    global _chars
    _waiting.clear()
    _chars = 0
