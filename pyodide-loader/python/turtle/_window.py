"""What a window would do for a program: timers, which have their time, keys and clicks, which never come, and questions."""

import heapq
import itertools
import time

from _ampoule import drawing

from ._errors import number, tell_once

NO_EVENTS = "keys and clicks do not reach a program here, so what waits for them is never called"


class Window:
    """Whoever has it shows what is drawn by `_passed` and `_finish`."""

    def _set_up_window(self):
        self._timers = []
        self._timer_count = itertools.count()
        self._is_in_timer = False

    # ---- time

    def ontimer(self, fun, t=0):
        """Calls ``fun()`` in ``t`` milliseconds, once ``mainloop`` or ``update`` runs."""
        if not callable(fun):
            raise TypeError(f"ontimer wants a function, not {fun!r}; write its name without brackets")
        number(t, "ontimer")
        heapq.heappush(self._timers, (time.monotonic() + t / 1000, next(self._timer_count), fun))

    def _call_what_is_due(self):
        """For programs with a loop of their own. What such a function sets up is for the next time."""
        if self._is_in_timer:
            return
        now = time.monotonic()
        while self._timers and self._timers[0][0] <= now:
            self._call_next()

    def _call_next(self):
        function = heapq.heappop(self._timers)[2]
        self._is_in_timer = True
        try:
            function()
        finally:
            self._is_in_timer = False

    def mainloop(self):
        """Calls what timers want to have called until there is none left; nothing else can happen here."""
        self._finish()
        while self._timers:
            wait = self._timers[0][0] - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            self._call_next()
            self._passed()
        self._finish()

    def exitonclick(self):
        """As :meth:`mainloop`: the drawing stays where it is."""
        self.mainloop()

    def bye(self):
        """No turtle can draw after it. The drawing stays."""
        self._finish()
        self._timers.clear()
        self._is_gone = True

    def _finish(self):
        if not self._is_gone:
            self._show()
        drawing.send()

    # ---- keys, clicks, questions

    def listen(self, xdummy=None, ydummy=None):
        """Keys do not reach a program here."""

    def onkey(self, fun, key):
        """Keys do not reach a program here, which is said once."""
        if fun is not None:
            tell_once(NO_EVENTS)

    def onkeypress(self, fun, key=None):
        """Keys do not reach a program here, which is said once."""
        self.onkey(fun, key)

    def onclick(self, fun, btn=1, add=None):
        """Clicks do not reach a program here, which is said once."""
        self.onkey(fun, btn)

    def textinput(self, title, prompt):
        """Asks for a text; ``None`` where there is no answer."""
        try:
            return input(f"{title}: {prompt} ")
        except EOFError:
            return None

    def numinput(self, title, prompt, default=None, minval=None, maxval=None):
        """Asks for a number until it is one between the bounds; an empty answer gives the default."""
        hint = "" if default is None else f"[{default}] "
        bounds = " and ".join(f"{word} {bound}" for word, bound in (("at least", minval), ("at most", maxval)) if bound is not None)
        while (answer := self.textinput(title, f"{prompt} {hint}".rstrip())) is not None:
            try:
                value = float(default if answer.strip() == "" and default is not None else answer)
            except ValueError:
                print(f"{answer!r} is no number.")
                continue
            if (minval is None or value >= minval) and (maxval is None or value <= maxval):
                return value
            print(f"It must be {bounds}.")
        return None

    onkeyrelease = onkey
    onscreenclick = onclick
    done = mainloop
