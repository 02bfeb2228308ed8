"""From a live exception to the record the page shows: type, message, the learner's line, the traceback.

Only the learner's own frames are kept: frames of the runner and of the standard library say nothing to somebody who
asks "which of my lines was it?".
"""

import itertools
import traceback

from . import console

WORKSPACE = "/home/learner"
MAIN = f"{WORKSPACE}/main.py"
# What an author has run before a program.
SETUP = "setup"
MAX_FRAMES = 200
MAX_TRACEBACK = 32_768
MAX_MESSAGE = 4_096
MAX_NAME = 200


def _is_learners(filename: str, workspace: str) -> bool:
    return filename.startswith((workspace + "/", console.INPUT)) or filename in ("<string>", SETUP)


def _keep_learners_frames(report: traceback.TracebackException, workspace: str) -> None:
    """Drops foreign frames from ``report`` and everything chained to it, without recursion: chains can be long."""
    pending, seen = [report], set()
    while pending:
        part = pending.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        if part.stack is not None:
            kept = [frame for frame in part.stack if _is_learners(frame.filename, workspace)]
            part.stack = traceback.StackSummary.from_list(kept)
        pending += [part.__cause__, part.__context__, *(part.exceptions or [])]


def _shorten(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}\n… {len(text) - most} characters left out …\n{text[-half:]}"


def _message(error: BaseException) -> str:
    try:
        return _shorten(str(error), MAX_MESSAGE)
    except BaseException:  # a hostile __str__
        return "<exception str() failed>"


def rehearse() -> None:
    """Describes an error once, before there is one: what the browser compiles only when it is needed is compiled then.

    Between the deadline's interrupt and the end of the worker there is little time, least on a machine that has more to do.
    """
    try:
        exec(compile("raise KeyboardInterrupt", "/rehearsal/main.py", "exec"))
    except KeyboardInterrupt as error:
        describe(error, "/rehearsal", "/rehearsal/main.py")


def interrupt_at(frame) -> dict:
    """The record of an interrupt that would come where the learner's code is that ``frame`` was called by."""
    try:
        walked = itertools.islice(traceback.walk_stack(frame), MAX_FRAMES)
        stack = traceback.StackSummary.extract(walked)
        kept = [part for part in reversed(stack) if _is_learners(part.filename, WORKSPACE)]
        lines = "".join(traceback.StackSummary.from_list(kept).format()).replace(WORKSPACE + "/", "")
        mine = [part.lineno for part in kept if part.filename == MAIN]
        text = _shorten(f"Traceback (most recent call last):\n{lines}KeyboardInterrupt\n", MAX_TRACEBACK)
        line = mine[-1] if mine else None
    except Exception:  # near the end of the stack, or of memory
        text, line = "KeyboardInterrupt\n", None
    return {"type": "KeyboardInterrupt", "message": "", "line": line, "column": None, "traceback": text}


def describe(error: BaseException, workspace: str, main: str) -> dict:
    """The record of ``error``; ``workspace`` is the learner's folder, ``main`` the path of the program."""
    try:
        return _describe(error, workspace, main)
    except BaseException:  # a hostile exception: its class answers with exceptions of its own
        name = _name(error)
        return {"type": name, "message": _message(error), "line": None, "column": None, "traceback": f"{name}: <its traceback cannot be told>\n"}


def _name(error: BaseException) -> str:
    try:
        return _shorten(str(type(error).__name__), MAX_NAME)
    except BaseException:
        return "Exception"


def _describe(error: BaseException, workspace: str, main: str) -> dict:
    report = traceback.TracebackException.from_exception(error, max_group_width=10, max_group_depth=5)
    _keep_learners_frames(report, workspace)
    line = column = None
    if isinstance(error, SyntaxError) and error.filename == main:
        line, column = error.lineno, error.offset
    elif report.stack:
        mine = [frame.lineno for frame in report.stack if frame.filename == main]
        line = mine[-1] if mine else None
    text = "".join(report.format()).replace(workspace + "/", "")
    return {
        "type": _name(error),
        "message": _message(error),
        "line": line if isinstance(line, int) and line > 0 else None,
        "column": column if isinstance(column, int) and column > 0 else None,
        "traceback": _shorten(text, MAX_TRACEBACK),
    }
