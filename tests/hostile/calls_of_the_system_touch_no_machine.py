# promise: P1
# defence: engine
# control: none because these calls end in Emscripten, which has nothing behind them: no wall was put there
# Each call of os that could touch a machine: it fails, or it changes only the memory of this run.
import os
import signal
import time

CALLS = {
    "chroot": ("/tmp",),
    "mount": ("x", "/mnt"),
    "setuid": (0,),
    "setgid": (0,),
    "setgroups": ([0],),
    "setpriority": (0, 0, -20),
    "nice": (-20,),
    "sched_setaffinity": (0, {0}),
    "setns": (0,),
    "unshare": (0,),
    "mknod": ("/tmp/device", 0o60666, 0x800),
    "mkfifo": ("/tmp/fifo",),
    "ptrace": (),
    "reboot": (),
    "sync": (),
    "setsid": (),
    "tcsetpgrp": (0, 1),
    "openpty": (),
    "pidfd_open": (1,),
    "memfd_create": ("hostile",),
    "eventfd": (0,),
    "sendfile": (1, 0, 0, 10),
    "copy_file_range": (0, 1, 10),
    "wait": (),
    "waitpid": (-1, 0),
    "killpg": (1, 9),
    "getxattr": ("/", "user.x"),
    "setxattr": ("/", "user.x", b"x"),
    "startfile": ("calc.exe",),
}
for name, arguments in CALLS.items():
    call = getattr(os, name, None)
    if call is None:
        print("refused:", name, "is not here")
        continue
    try:
        print("inside:", name, repr(call(*arguments))[:60])
    except BaseException as error:
        print("refused:", name, type(error).__name__)
for target in (1, 2, os.getppid()):
    try:
        os.kill(target, 0)
        print("inside: kill", target)
    except OSError as error:
        print("refused: kill", target, error.errno)
for way, act in (
    ("setting the clock", lambda: time.clock_settime(time.CLOCK_REALTIME, 0)),
    ("an alarm", lambda: signal.alarm(1)),
    ("an interval timer", lambda: signal.setitimer(signal.ITIMER_REAL, 1)),
):
    try:
        act()
        print("inside:", way)
    except BaseException as error:
        print("refused:", way, type(error).__name__)
if time.time() < 1_600_000_000:
    print("reached: the clock")
print("held")
