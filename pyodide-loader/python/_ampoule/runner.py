"""Runs one program in a fresh ``__main__``, as ``python main.py`` does, and tells how it ended."""

import atexit
import builtins
import contextlib
import json
import os
import random
import re
import signal
import sys
import time
import types
import warnings
from asyncio import events

from . import asking, console, display, drawing, errors, explain, fresh, pause, wanted

WORKSPACE, MAIN = errors.WORKSPACE, errors.MAIN


# Modes that go on in the lasting ``__main__``.
_IN_CONSOLE = ("typed", "cell")

_keyboard = None
_raised = None
_console = console.Console()


def prepare(nap, take, suspend, surrender, show, show_value, draw, left, can_have, want) -> None:
    """Once, before any learner code. ``nap(milliseconds)`` sleeps and says whether the deadline has passed.

    ``take(bytes)`` gives standard input. Where there is none left a person is asked: ``suspend(place, secret)`` can be waited for,
    ``surrender(place, secret)`` does not come back. ``show(title, density, png)`` puts a picture below the output,
    ``show_value(value)`` a value, ``draw(commands)`` goes on with a drawing. ``left()`` are the milliseconds that the run still has.
    ``can_have(module)`` says whether it can be had while a program runs, and ``want(module, place)`` can be waited for.
    """
    global _keyboard
    fresh.renew()
    sleep = pause.interruptible_sleep(nap, drawing.send)
    time.sleep = sleep
    _keyboard = asking.install(take, suspend, surrender, drawing.send)
    pause.install_event_loop(sleep)
    display.install(show, show_value)
    drawing.install(draw, left)
    wanted.install(can_have, want)
    errors.rehearse()
    sys.excepthook = sys.__excepthook__
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.makedirs(WORKSPACE, exist_ok=True)
    os.chdir(WORKSPACE)
    os.environ.pop("PYTHONINSPECT", None)
    sys.path.insert(0, WORKSPACE)
    sys.argv = ["main.py"]
    sys.stdout.reconfigure(line_buffering=True)


def mounted(names: str) -> None:
    """A package lies in ``site-packages`` now; ``names`` is a JSON list of what is new there."""
    fresh.take_package(json.loads(names))


def prepare_imports(modules: str) -> None:
    """Imports what the next program will import; ``modules`` is a JSON list of dotted names."""
    fresh.import_early(json.loads(modules))


def is_whole(source: str) -> bool:
    """Whether what was typed so far can be run as it is; nothing of it is run."""
    return _console.is_whole(source)


def names(source: str, arm, disarm) -> str:
    """What the end of ``source`` can become: ending and reply as JSON. ``arm`` and ``disarm`` are those of ``run``."""
    reply = {"kind": "names", "end": "", "names": []}
    try:
        if _console.main is None:
            _begin_console()
        try:
            arm()
            reply = _console.names(source)
        finally:
            disarm()
        ending = {"kind": "completed", "exitCode": 0}
    except BaseException as error:
        disarm()
        ending = {"kind": "raised", "error": errors.describe(error, WORKSPACE, MAIN)}
    finally:
        disarm()
        _flush()
    return json.dumps([ending, reply])


def explained(language: str) -> str:
    """What ended the last program, in plain words: a JSON list of paragraphs, empty where nothing can be said."""
    return json.dumps(explain.explain(_raised, language) if _raised else [])


def run(source: str, mode: str, recursion: int, seed: str, repeatable: bool, author: str, arm, disarm) -> str:
    """Runs ``source``; gives the ending as JSON (``WorkerEnding`` of the protocol). It starts with this recursion limit.

    ``mode`` is ``Mode`` of the protocol. What was typed and asks to leave has ``left`` in its ending.
    ``seed`` is what ``random`` begins with. A ``repeatable`` run may be begun again where it cannot wait for an answer.
    ``author`` is JSON of what an author put around the program, or empty; the ending has ``violations`` and ``verdict`` then.
    ``arm()`` starts the soft deadline and ``disarm()`` ends it, so that the interrupt can hit learner code only.
    """
    drawing.begin()
    display.begin()
    attempt = None
    # Of what is typed no line is told: it is gone from the field.
    file = _console.next_file() if mode == "cell" else MAIN
    try:
        events._set_running_loop(None)  # the engine's own loop, where a run before this one has waited
        if repeatable:
            random.seed(seed)  # a lasting session has its own state
        _keyboard.repeatable = repeatable
        if author:
            attempt = _attempt(source, mode, recursion, json.loads(author))
        if mode in _IN_CONSOLE:
            _run_typed(source, recursion, attempt, arm, disarm)
        else:
            _run_file(source, mode == "explored", recursion, attempt, arm, disarm)
        ending = {"kind": "completed", "exitCode": 0}
    except SystemExit as exit:
        disarm()
        ending = {"kind": "completed", "exitCode": _exit_code(exit.code), **({"left": True} if mode == "typed" else {})}
        _judge(attempt, None, arm, disarm)
    except BaseException as error:
        disarm()
        shown, is_own = attempt.raised(error) if attempt else (error, True)
        global _raised
        _raised = shown if repeatable and is_own else None  # what a lasting session holds on to is its own affair
        if sys.excepthook is not sys.__excepthook__:
            _call_excepthook(shown)
        ending = {"kind": "raised", "error": errors.describe(shown, WORKSPACE, file)}
        _judge(attempt, error, arm, disarm)
    finally:
        disarm()
        _flush()
    return json.dumps({**ending, **(attempt.told() if attempt else {})})


def _attempt(source: str, mode: str, recursion: int, author: dict):
    """What is behind it is imported for those only who need it, and before the learner's modules come before the library's."""
    path = sys.path[:]
    sys.path[:] = [place for place in path if place != WORKSPACE]
    try:
        from .attempt import Attempt
    finally:
        sys.path[:] = path
    if mode not in _IN_CONSOLE:
        return Attempt({**author, "source": source}, MAIN, WORKSPACE)
    if _console.main is None:
        _begin_console()
        sys.setrecursionlimit(recursion)
    base = {name: value for name, value in _console.main.__dict__.items() if name != "__builtins__"}
    return Attempt({**author, "source": source, "base": base}, _console.next_file(), WORKSPACE)


def _judge(attempt, error: BaseException | None, arm, disarm) -> None:
    """A program that was ended is judged too, in the time that is left."""
    if attempt is None:
        return
    try:
        if not isinstance(error, KeyboardInterrupt):
            arm()
        attempt.judge(error)
    except BaseException:
        pass  # the deadline came between two lines of ours: there is no verdict
    finally:
        disarm()


def _run_file(source: str, stays: bool, recursion: int, attempt, arm, disarm) -> None:
    _make_room()
    code, last = _compile(source, attempt)
    main = _fresh_main()
    sys.setrecursionlimit(recursion)
    if stays:
        _console.main = main
        sys.displayhook = display.displayhook
    try:
        arm()
        if attempt:
            attempt.begin(main.__dict__)
        exec(code, main.__dict__)
        if last:
            display.show_last(eval(last, main.__dict__))
        display.show_open_figures()
        drawing.finish()
        if attempt:
            attempt.judge(None)
    finally:
        if not stays:
            _finish(main)
        disarm()


def rehearse(arm, disarm) -> None:
    """What a run does, done once before there is one. Nothing of it stays. ``arm`` and ``disarm`` are those of ``run``."""
    events._set_running_loop(None)
    main = sys.modules["__main__"]
    _make_room()
    code, _ = _compile("print('rehearsal')\n")
    try:
        arm()
        exec(code, _fresh_main().__dict__)
    finally:
        disarm()
        _flush()
        sys.modules["__main__"] = main
        os.remove(MAIN)
    json.dumps({"kind": "completed", "exitCode": 0})


def _run_typed(source: str, recursion: int, attempt, arm, disarm) -> None:
    if _console.main is None:
        _begin_console()
        sys.setrecursionlimit(recursion)
    sys.path_importer_cache.pop(WORKSPACE, None)  # there may be new files
    main = _console.main.__dict__
    if attempt:
        attempt.refuse()
    parts = _console.compile(source)
    restricted = attempt.compiled() if attempt else None
    try:
        arm()
        if attempt:
            attempt.begin(main)
        for code in [restricted] if restricted else parts:
            exec(code, main)
        if attempt:
            attempt.judge(None)
    finally:
        main["__builtins__"] = builtins
        disarm()


def _begin_console() -> None:
    _make_room()
    sys.displayhook = display.displayhook
    _console.main = _fresh_main()
    del _console.main.__file__, _console.main.__cached__  # as in a terminal


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


def _compile(source: str, attempt=None) -> tuple[types.CodeType, types.CodeType | None]:
    """The program, and apart from it the value that it ends with, where that may be one that can be seen."""
    # As bytes, because that is how CPython reads a file: byte order mark, line ends and coding comment work alike.
    data = source.encode("utf-8", "replace")
    with open(MAIN, "wb") as file:
        file.write(data)
    if attempt:
        attempt.refuse()
    restricted = attempt.compiled() if attempt else None
    return (restricted, None) if restricted else _apart(source) or (compile(data, MAIN, "exec", dont_inherit=True), None)


# The last of them begins the last statement, but for brackets and strings that go on at the beginning of a line.
_BEGINNING = re.compile(r"^[^\s#)\]}]", re.MULTILINE)
_TRIES = 3


def _apart(source: str) -> tuple[types.CodeType, types.CodeType] | None:
    """The program and its last value, if it ends with one. Not by way of ``ast``: its objects overflow the stack where the compiler still works."""
    if not display.may_be_seen(source):
        return None
    for begins in reversed([found.start() for found in _BEGINNING.finditer(source)][-_TRIES:]):
        # At its place, for tracebacks.
        value = "\n" * source.count("\n", 0, begins) + source[begins:]
        with contextlib.suppress(Exception), warnings.catch_warnings(record=True) as said:
            last = compile(value, MAIN, "eval", dont_inherit=True)
            of_last = len(said)
            program = compile(source[:begins], MAIN, "exec", dont_inherit=True)
            break
    else:
        return None
    # Only now it is known that this is how the program is read.
    for warning in said[of_last:] + said[:of_last]:
        warnings.showwarning(warning.message, warning.category, warning.filename, warning.lineno)
    return program, last


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
    drawing.send()
