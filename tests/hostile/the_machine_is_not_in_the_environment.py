# promise: P1
# defence: browser
# control: none because a browser tells a worker nothing of this: there is no wall that could be taken out
import getpass
import os
import platform
import socket
import sys
import sysconfig

allowed = {"HOME", "USER", "LOGNAME", "PATH", "PWD", "LANG", "_", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONINSPECT", "TERM", "LC_CTYPE", "LD_LIBRARY_PATH"}
for name, value in sorted(os.environ.items()):
    print("inside:" if name in allowed else "reached:", name, value)
print("inside:", platform.platform(), sys.platform, sysconfig.get_platform())
print("inside:", os.uname())
print("inside:", socket.gethostname(), os.getpid())
for way, ask in (
    ("the login", os.getlogin),
    ("the user's number", lambda: (os.getuid(), os.geteuid())),
    ("the user", getpass.getuser),
    ("the groups", os.getgroups),
    ("the load", os.getloadavg),
    ("the terminal", os.get_terminal_size),
    ("the controlling terminal", os.ctermid),
):
    try:
        print("inside:", way, ask())
    except (OSError, ImportError, AttributeError, KeyError) as error:
        print("refused:", way, type(error).__name__)
if os.path.exists("/root"):
    print("reached: a superuser's home")
if "emscripten" not in sys.platform or os.uname().sysname != "Emscripten":
    print("reached: another system")
print("held")
