"""Judges programs as the page does, with the same rules and checks, in the CPython that runs this (3.12 or later): for authors and tests.

    python3 tests/lessons/judge.py < cases.json

The cases are a JSON list of objects with ``source``, ``check``, and where wanted ``setup``, ``policy`` (as ``Policy`` of ``src/policy``),
``files`` (an object of texts by path), ``stdin``, ``language`` (``en`` or ``es``), ``seed`` and ``wall`` (seconds). For each case, in order, a line is
printed: a JSON object with ``verdict``, ``violations``, ``stdout`` and ``error`` (type, message and line of what ended the program, or null).
Every case has a process and a folder of its own. Nothing is drawn or shown, and sleeping takes no time; this is no sandbox.
"""

import concurrent.futures
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import types

# Nothing is left in the checkout.
sys.dont_write_bytecode = True
GUEST = pathlib.Path(__file__).resolve().parents[2] / "pyodide-loader" / "python"
WALL = 10
GRACE = 10


def main() -> None:
    if sys.argv[1:] == ["--one"]:
        result = keep_stdout()
        return print(json.dumps(judge(json.loads(sys.stdin.buffer.read()))), file=result)
    cases = json.load(sys.stdin)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for line in pool.map(in_a_process, cases):
            print(line, flush=True)


def in_a_process(case: dict) -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-X", "utf8", os.path.abspath(__file__), "--one"]
        try:
            done = subprocess.run(command, input=json.dumps(case), capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=case.get("wall", WALL) + GRACE)
        except subprocess.TimeoutExpired:
            return json.dumps({"verdict": None, "violations": [], "stdout": "", "error": {"type": "KeyboardInterrupt", "message": "terminated", "line": None}})
    return done.stdout.strip() or json.dumps({"verdict": None, "violations": [], "stdout": "", "error": {"type": "crashed", "message": done.stderr[-2000:], "line": None}})


def keep_stdout():
    """Where the result goes; a program that writes to the device does not reach it."""
    kept = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return open(kept, "w", encoding="utf-8")


def judge(case: dict) -> dict:
    guest = Guest()
    folder = os.getcwd()
    path = os.path.join(folder, "main.py")
    for name, text in {**case.get("files", {}), "main.py": case["source"]}.items():
        place = pathlib.Path(folder, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
    exam = {"check": case.get("check", ""), "seed": case.get("seed", 1), "language": case.get("language", "en")}
    attempt = guest.attempt.Attempt({**case, "exam": exam}, path, folder)
    sys.modules["__main__"] = main = types.ModuleType("__main__")
    main.__dict__.update(__file__=path)
    sys.stdin = guest.tape.reading(case.get("stdin", ""))
    sys.argv, sys.path[0] = ["main.py"], folder
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, case.get("wall", WALL))
    error = shown = None
    try:
        attempt.refuse()
        code = attempt.compile()
        attempt.begin(main.__dict__)
        exec(code, main.__dict__)
        guest.display.show_open_figures()
        guest.drawing.finish()
    except SystemExit:
        pass
    except BaseException as raised:
        error, (shown, _) = raised, attempt.raised(raised)
    attempt.judge(error)
    described = shown and {"type": type(shown).__name__, "message": str(shown)[:1000], "line": guest.line_of(shown, path)}
    return {**attempt.told(), "stdout": attempt.printed(), "error": described}


class Guest:
    """The page's own Python, with nobody who looks at what it shows."""

    def __init__(self):
        sys.path.insert(1, str(GUEST))
        ffi = types.ModuleType("pyodide.ffi")
        ffi.to_js = lambda value: value
        sys.modules["pyodide"], sys.modules["pyodide.ffi"] = types.ModuleType("pyodide"), ffi
        from _ampoule import attempt, display, drawing, errors, sayings, tape

        time.sleep = lambda _seconds: None
        display.install(lambda *_: None, lambda *_: None)
        drawing.install(lambda _: None, lambda: 0)
        drawing.begin()
        self.attempt, self.display, self.drawing, self.tape = attempt, display, drawing, tape
        self.line_of = lambda error, path: sayings.line_of(error, path) or sayings.line_of(error, errors.SETUP)


if __name__ == "__main__":
    main()
