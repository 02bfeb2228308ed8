# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# ways: settrace setprofile monitoring audit
import sys


def forever(*_):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


if WAY == "settrace":
    sys.settrace(forever)
elif WAY == "setprofile":
    sys.setprofile(forever)
elif WAY == "monitoring":
    sys.monitoring.use_tool_id(3, "hostile")
    sys.monitoring.set_events(3, sys.monitoring.events.PY_START)
    sys.monitoring.register_callback(3, sys.monitoring.events.PY_START, forever)
elif WAY == "audit":
    sys.addaudithook(forever)
(lambda: open("x", "w"))()
