# promise: P3
# defence: engine
# control: none because this build of CPython has neither threads nor processes: nothing was taken away that could be put back
import concurrent.futures
import importlib
import os
import subprocess
import threading

from reach import attempt


def thread():
    made = threading.Thread(target=print, args=("hostile",))
    made.start()
    return made


def pool(kind):
    return kind(1).submit(print, "hostile").result(0.1)


attempt("a thread", thread)
attempt("_thread", lambda: importlib.import_module("_thread").start_new_thread(print, ()))
attempt("a timer", lambda: threading.Timer(0, print).start())
attempt("a pool of threads", lambda: pool(concurrent.futures.ThreadPoolExecutor))
attempt("a pool of processes", lambda: pool(concurrent.futures.ProcessPoolExecutor))
attempt("a pool of interpreters", lambda: pool(concurrent.futures.InterpreterPoolExecutor))
attempt("multiprocessing", lambda: importlib.import_module("multiprocessing").Process(target=print).start())
attempt("a manager", lambda: importlib.import_module("multiprocessing").Manager())
attempt("asyncio.to_thread", lambda: importlib.import_module("asyncio").run(importlib.import_module("asyncio").to_thread(print)))
for name, arguments in (
    ("fork", ()),
    ("forkpty", ()),
    ("posix_spawn", ("/bin/sh", ["sh"], {})),
    ("posix_spawnp", ("sh", ["sh"], {})),
    ("execv", ("/bin/sh", ["sh"])),
    ("execvp", ("sh", ["sh"])),
    ("execve", ("/bin/sh", ["sh"], {})),
    ("spawnv", (os.P_NOWAIT if hasattr(os, "P_NOWAIT") else 1, "/bin/sh", ["sh"])),
):
    attempt(f"os.{name}", lambda: getattr(os, name)(*arguments))
attempt("os.system", lambda: os.system("echo hostile") == 0)
attempt("os.popen", lambda: os.popen("echo hostile").read())
for name in ("run", "Popen", "call", "check_output", "getoutput"):
    attempt(f"subprocess.{name}", lambda: getattr(subprocess, name)("echo hostile", shell=True) if name != "getoutput" else "hostile" == subprocess.getoutput("echo hostile"))
attempt("pty.spawn", lambda: importlib.import_module("pty").spawn("sh"))
print("held")
