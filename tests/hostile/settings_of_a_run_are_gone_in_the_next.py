# promise: P5
# defence: fresh
# control: one run
import codecs
import decimal
import gc
import locale
import random
import sys
import warnings

gc.disable()
gc.set_threshold(0)
decimal.getcontext().prec = 3
decimal.DefaultContext.prec = 3
warnings.simplefilter("error")
codecs.register_error("hostile", lambda error: ("", error.end))
sys.set_int_max_str_digits(640)
sys.setswitchinterval(7)
random.seed(1)
# --- the next run ---
import codecs
import decimal
import gc
import random
import sys
import warnings

try:
    codecs.lookup_error("hostile")
    print("reached: an error handler")
except LookupError:
    pass
for way, found in (
    ("no garbage collection", not gc.isenabled()),
    ("decimal's precision", decimal.getcontext().prec == 3),
    ("warnings are errors", warnings.filters and warnings.filters[0][0] == "error"),
    ("digits", sys.get_int_max_str_digits() == 640),
    ("the switch interval", sys.getswitchinterval() == 7),
    ("the seed", random.Random(1).random() == random.random()),
):
    if found:
        print("reached:", way)
print("held")
