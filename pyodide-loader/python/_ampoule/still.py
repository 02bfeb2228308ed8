"""A program that stands still until something outside of it has happened, where its engine can be suspended."""

import json
import sys
from asyncio import events

from pyodide.ffi import can_run_sync, run_sync
from pyodide.webloop import WebLoop

from . import errors


def can_stand() -> bool:
    """Whether all of the stack can be suspended here."""
    return can_run_sync()


def place(frame) -> str:
    """Where the learner's code is that ``frame`` was called by, for whoever ends the program there: JSON of a ``PythonError``."""
    return json.dumps(errors.interrupt_at(frame))


def until(promise):
    """Waits for a promise and gives what it settles with."""
    # The engine waits for futures of its own loop only; a promise is made one when that is the running loop.
    running = events._get_running_loop()
    events._set_running_loop(WebLoop())
    try:
        return run_sync(promise())
    finally:
        events._set_running_loop(running)


def flush() -> None:
    """What a person should see who waits may stand in a buffer."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass  # a program may have put anything there
