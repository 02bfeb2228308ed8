# promise: P1
# defence: engine
# control: none because there is no machine under Emscripten whose processes could be listed
import importlib
import shutil

from reach import attempt

for name in ("sh", "bash", "python3", "curl", "wget", "node", "cmd.exe", "powershell", "ls"):
    attempt(f"the program {name}", lambda: shutil.which(name))
for name in ("psutil", "resource", "pwd", "grp", "spwd", "winreg", "msvcrt", "syslog", "readline", "curses", "tkinter", "idlelib", "dbm"):
    attempt(f"the module {name}", lambda: importlib.import_module(name))
attempt("the browser", lambda: importlib.import_module("webbrowser").open("http://browser.hostile.invalid/"))
attempt("antigravity", lambda: importlib.import_module("antigravity"))
attempt("a terminal", lambda: __import__("sys").stdin.isatty())
print("held")
