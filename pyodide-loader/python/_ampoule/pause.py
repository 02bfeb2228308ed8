"""``time.sleep`` that can be interrupted, and the asyncio event loop that sleeps with it.

The engine's own ``sleep`` blocks in C, where the soft deadline cannot reach it, and its own event loop cannot block at
all without JSPI. Here a sleep is a row of short naps with a look at the deadline after each, and the loop is asyncio's
own ``BaseEventLoop`` whose "wait for I/O" is such a sleep (there is no I/O to wait for). So ``asyncio.run`` behaves in
every browser as it does in a terminal.
"""

import asyncio
import time
from asyncio import base_events, events

NAP_SECONDS = 0.05


def interruptible_sleep(nap, before):
    """``time.sleep`` made of ``nap(milliseconds) -> deadline passed``; ``before()`` shows what a person should see meanwhile."""
    monotonic = time.monotonic

    def sleep(seconds, /):
        if not hasattr(seconds, "__index__") and not hasattr(seconds, "__float__"):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
        seconds = float(seconds)
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        before()
        end = monotonic() + seconds
        while True:
            left = end - monotonic()
            if nap(max(0.0, min(left, NAP_SECONDS)) * 1000):
                raise KeyboardInterrupt
            if left <= NAP_SECONDS:
                return None

    return sleep


class _Waiter:
    """Stands where asyncio keeps its selector: waiting for I/O is only waiting."""

    def __init__(self, sleep):
        self._sleep = sleep

    def select(self, timeout):
        if timeout is None:
            timeout = 86_400.0  # nothing is scheduled and nothing can arrive: wait for the deadline
        if timeout > 0:
            self._sleep(timeout)
        return ()


class SleepingEventLoop(base_events.BaseEventLoop):
    """asyncio's loop without sockets, pipes, signals or threads."""

    def __init__(self, sleep):
        super().__init__()
        self._selector = _Waiter(sleep)
        self._last_time = 0.0

    def time(self):
        # Browsers round their clocks (Firefox to a millisecond), and two timers of the same moment have no order in
        # asyncio's heap. A clock that never shows the same time twice keeps them in the order in which they were set.
        self._last_time = max(super().time(), self._last_time + 1e-9)
        return self._last_time

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


def install_event_loop(sleep) -> None:
    """Makes ``SleepingEventLoop`` what ``asyncio.run`` starts."""

    class Policy(events._BaseDefaultEventLoopPolicy):
        def _loop_factory(self):
            return SleepingEventLoop(sleep)

    asyncio.run = asyncio.runners.run  # the engine had put its own over it
    events._set_running_loop(None)
    events._set_event_loop_policy(Policy())
