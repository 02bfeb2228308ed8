"""What is done once before a snapshot of the interpreter is written, and once after it was restored.

Everything a snapshot holds is the same in every run that starts from it. What must differ from run to run is renewed
here: the state of ``random`` and the start of ``logging``'s clock. ``secrets``, ``uuid`` and ``os.urandom`` ask the
browser each time. The seed of ``hash(str)`` cannot be renewed: it is new with each snapshot, not with each run.
"""

import contextlib
import gc
import importlib
import io
import logging
import random
import sys
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


# Importing them is what they are for: they print, or open a page.
NEVER_EARLY = {"__main__", "antigravity", "this"}


# What packages brought, by the first part of its dotted name.
_packaged: set[str] = set()


def take_package(names: list[str]) -> None:
    """These files and folders are new in ``site-packages``."""
    _packaged.update(name.partition(".")[0] for name in names)
    importlib.invalidate_caches()


def has_packages() -> bool:
    """Whether there is anything beside the standard library."""
    return bool(_packaged)


def import_early(names: list[str]) -> None:
    """Imports the modules of the library and of packages among ``names``, before there is a program.

    Whatever an import says or raises, it will say or raise again when the program imports the module itself.
    """
    known = (sys.stdlib_module_names | _packaged) - NEVER_EARLY
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for name in names:
            if name.partition(".")[0] in known:
                with contextlib.suppress(BaseException):
                    importlib.import_module(name)
        if "matplotlib.pyplot" in sys.modules:
            with contextlib.suppress(BaseException):
                importlib.import_module("_ampoule.figures").warm_up()


def renew() -> None:
    """Gives this interpreter its own randomness and its own start time."""
    random.seed()
    logging._startTime = time.time_ns()
