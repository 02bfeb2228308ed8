"""What is done once before a snapshot of the interpreter is written, and once after it was restored.

Everything a snapshot holds is the same in every run that starts from it. What must differ from run to run is renewed
here: the state of ``random`` and the start of ``logging``'s clock. ``secrets``, ``uuid`` and ``os.urandom`` ask the
browser each time. The seed of ``hash(str)`` cannot be renewed: it is new with each snapshot, not with each run.
"""

import gc
import importlib
import logging
import random
import time

# What learners import most, as far as it is in the standard library and costs time.
COMMON_MODULES = """
    _ampoule.runner abc array ast asyncio base64 bisect calendar cmath collections collections.abc contextlib copy csv
    dataclasses datetime decimal enum fractions functools getpass glob hashlib heapq inspect io itertools json keyword math
    numbers operator os.path pathlib pickle platform pprint queue re secrets shutil statistics string struct tempfile
    textwrap threading time timeit traceback types typing unittest uuid warnings zoneinfo
"""


def warm_up() -> None:
    """Imports what most programs import, so that the snapshot holds it."""
    for name in COMMON_MODULES.split():
        try:
            importlib.import_module(name)
        except ImportError:
            pass  # not in this engine: a program that asks for it gets the same error
    importlib.invalidate_caches()
    gc.collect()


def renew() -> None:
    """Gives this interpreter its own randomness and its own start time."""
    random.seed()
    logging._startTime = time.time_ns()
