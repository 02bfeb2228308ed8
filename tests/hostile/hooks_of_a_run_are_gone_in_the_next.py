# promise: P5
# defence: fresh
# control: one run
import atexit
import signal
import sys


def left(*_):
    return left


sys.settrace(left)
sys.setprofile(left)
sys.excepthook = left
sys.unraisablehook = left
sys.displayhook = left
sys.breakpointhook = left
sys.addaudithook(lambda event, _: print("reached: an audit hook") if event == "hostile" else None)
signal.signal(signal.SIGINT, left)
# Seen in the run that registers it; only the last run is judged.
atexit.register(print, "reached: an atexit function")
# --- the next run ---
import signal
import sys

sys.audit("hostile")
for way, found in (
    ("tracing", sys.gettrace()),
    ("profiling", sys.getprofile()),
    ("excepthook", sys.excepthook is not sys.__excepthook__),
    ("unraisablehook", sys.unraisablehook is not sys.__unraisablehook__),
    ("displayhook", sys.displayhook is not sys.__displayhook__),
    ("a signal handler", signal.getsignal(signal.SIGINT) is not signal.default_int_handler),
):
    if found:
        print("reached:", way)
sys.settrace(None)
sys.setprofile(None)
print("held")
