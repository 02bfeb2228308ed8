# promise: P1
# defence: browser
# control: none because a browser tells a worker nothing of this: there is no wall that could be taken out
import getpass
import os
import platform
import socket
import sys
import sysconfig

# The last is ours: what matplotlib draws with.
allowed = {"HOME", "USER", "LOGNAME", "PATH", "PWD", "LANG", "_", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONINSPECT", "TERM", "LC_CTYPE", "LD_LIBRARY_PATH", "MPLBACKEND"}
for name, value in sorted(os.environ.items()):
    print("inside:" if name in allowed else "reached:", name, value)
print("inside:", platform.platform(), sys.platform, sysconfig.get_platform())
print("inside:", os.uname())
print("inside:", socket.gethostname(), os.getpid())
print("inside: the user", getpass.getuser())
for name in ("getuid", "geteuid", "getlogin", "getgroups", "getloadavg", "get_terminal_size", "ctermid", "getresuid"):
    try:
        print("inside:", name, getattr(os, name)())
    except (OSError, AttributeError) as error:
        print("refused:", name, type(error).__name__)
if os.path.exists("/root"):
    print("reached: a superuser's home")
if "emscripten" not in sys.platform or os.uname().sysname != "Emscripten":
    print("reached: another system")
print("held")
