# promise: P4
# defence: meter
# control: meter
# expect: stopped output | stopped deadline
# ways: print stderr descriptor one logging long
import logging
import os
import sys

LINE = "flood " * 1000 + "\n"


def one():
    while True:
        sys.stdout.write(LINE * 10_000)


ALL = {
    "print": lambda: print(LINE),
    "stderr": lambda: sys.stderr.write(LINE),
    "descriptor": lambda: os.write(1, LINE.encode()),
    "one": one,
    "logging": lambda: logging.error(LINE),
    "long": lambda: sys.stdout.write("flood"),
}
while True:
    ALL[WAY]()
