# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# ways: buffer disarm signal nap sleep
# The worker's own interrupt is kindness: it gives a traceback. What ends the run is the guard.
import signal
import sys
import time

import pyodide_js


def take_the_interrupt():
    frame = sys._getframe()
    while frame:
        if "disarm" in frame.f_locals:
            frame.f_locals["disarm"]()
        frame = frame.f_back


def nap():
    return next(cell.cell_contents for cell in time.sleep.__closure__ if "Js" in type(cell.cell_contents).__name__)


if WAY == "buffer":
    for nothing in (None, pyodide_js._api.config.jsglobals):
        try:
            pyodide_js.setInterruptBuffer(nothing)
        except BaseException as error:
            print(type(error).__name__)
elif WAY == "disarm":
    take_the_interrupt()
elif WAY == "signal":
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
elif WAY == "nap":
    take_the_interrupt()
    nap()(10**12)
elif WAY == "sleep":
    take_the_interrupt()
    time.sleep(10**6)
while True:
    pass
