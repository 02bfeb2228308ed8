# promise: P4
# defence: quota
# control: quota
# ways: files folders links deep
# 4096 files and folders, 32 levels: OSError with ENOSPC.
import errno
import os


def files():
    for n in range(10_000):
        open(f"n{n}", "w").close()


def folders():
    for n in range(10_000):
        os.mkdir(f"d{n}")


def links():
    for n in range(10_000):
        os.symlink("nowhere", f"l{n}")


def deep():
    for _ in range(200):
        os.mkdir("deeper")
        os.chdir("deeper")


try:
    globals()[WAY]()
    print("reached: nothing was refused")
except OSError as error:
    known = (errno.ENOSPC, errno.ENAMETOOLONG) if WAY == "deep" else (errno.ENOSPC,)
    print("refused:" if error.errno in known else "reached: another error,", error.errno)
print("held")
