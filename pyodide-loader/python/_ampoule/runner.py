"""Runs one program in a fresh ``__main__``, as ``python main.py`` does, and tells how it ended."""

import atexit
import builtins
import json
import os
import random
import signal
import sys
import time
import types
from asyncio import events

from . import asking, errors, fresh, pause

WORKSPACE, MAIN = errors.WORKSPACE, errors.MAIN


_keyboard = None


def prepare(nap, take, suspend, surrender) -> None:
    """Once, before any learner code. ``nap(milliseconds)`` sleeps and says whether the deadline has passed.

    ``take(bytes)`` gives standard input. Where there is none left a person is asked: ``suspend(place, secret)`` can be waited for,
    ``surrender(place, secret)`` does not come back.
    """
    global _keyboard
    fresh.renew()
    sleep = pause.interruptible_sleep(nap)
    time.sleep = sleep
    _keyboard = asking.install(take, suspend, surrender)
    pause.install_event_loop(sleep)
    errors.rehearse()
    sys.excepthook = sys.__excepthook__
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.makedirs(WORKSPACE, exist_ok=True)
    os.chdir(WORKSPACE)
    os.environ.pop("PYTHONINSPECT", None)
    sys.path.insert(0, WORKSPACE)
    sys.argv = ["main.py"]
    sys.stdout.reconfigure(line_buffering=True)


def prepare_imports(modules: str) -> None:
    """Imports what the next program will import; ``modules`` is a JSON list of dotted names."""
    fresh.import_early(json.loads(modules))


def run(source: str, recursion: int, seed: str, repeatable: bool, arm, disarm) -> str:
    """Runs ``source``; gives the ending as JSON (``WorkerEnding`` of the protocol). It starts with this recursion limit.

    ``seed`` is what ``random`` begins with. A ``repeatable`` run may be begun again where it cannot wait for an answer.
    ``arm()`` starts the soft deadline and ``disarm()`` ends it, so that the interrupt can hit learner code only.
    """
    try:
        events._set_running_loop(None)  # the engine's own loop, where a run before this one has waited
        if repeatable:
            random.seed(seed)  # a lasting session has its own state
        _keyboard.repeatable = repeatable
        _make_room()
        code = _compile(source)
        main = _fresh_main()
        sys.setrecursionlimit(recursion)
        try:
            arm()
            exec(code, main.__dict__)
        finally:
            _finish(main)
            disarm()
    except SystemExit as exit:
        return json.dumps({"kind": "completed", "exitCode": _exit_code(exit.code)})
    except BaseException as error:
        disarm()
        if sys.excepthook is not sys.__excepthook__:
            _call_excepthook(error)
        return json.dumps({"kind": "raised", "error": errors.describe(error, WORKSPACE, MAIN)})
    finally:
        disarm()
        _flush()
    return json.dumps({"kind": "completed", "exitCode": 0})


# What CPython itself imports before a program's first line: there too no file of a learner's takes its place.
_FIRST_MODULES = {*sys.builtin_module_names, *"_collections_abc _sitebuiltins abc codecs encodings genericpath io os posixpath site stat zipimport".split()}


def _make_room() -> None:
    """The learner's modules come before the library's, also where the snapshot, or a run before this one, has imported those."""
    sys.path_importer_cache.pop(WORKSPACE, None)  # the files there are new
    with os.scandir(WORKSPACE) as entries:
        own = {entry.name.removesuffix(".py") for entry in entries if entry.name.endswith(".py") or entry.is_dir()}
    own -= _FIRST_MODULES
    if not own:
        return
    for name in [name for name in sys.modules if name.partition(".")[0] in own]:
        del sys.modules[name]


def _compile(source: str) -> types.CodeType:
    # As bytes, because that is how CPython reads a file: byte order mark, line ends and coding comment work alike.
    data = source.encode("utf-8", "replace")
    with open(MAIN, "wb") as file:
        file.write(data)
    return compile(data, MAIN, "exec", dont_inherit=True)


def _fresh_main() -> types.ModuleType:
    main = types.ModuleType("__main__")
    main.__dict__.update(__builtins__=builtins, __file__=MAIN, __cached__=None)
    sys.modules["__main__"] = main
    return main


def _finish(main: types.ModuleType) -> None:
    """What CPython does at exit and a program can see: ``atexit`` functions, then the death of the globals."""
    try:
        atexit._run_exitfuncs()
    finally:
        if not sys.exc_info()[0]:
            main.__dict__.clear()


def _exit_code(code) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return max(-(2**31), min(code, 2**31 - 1))
    print(code, file=sys.stderr)
    return 1


def _call_excepthook(error: BaseException) -> None:
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except BaseException:
        pass  # CPython prints both then; the page shows the original error anyway


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass
