# promise: P4
# defence: meter
# control: meter
# expect: stopped messages | stopped output | stopped deadline | held
# ways: flushes streams naps
import sys
import time


def flushes():
    print("x", flush=True)


def streams():
    print("o", flush=True)
    print("e", file=sys.stderr, flush=True)


def naps():
    print("x", flush=True)
    time.sleep(0)


while True:
    globals()[WAY]()
