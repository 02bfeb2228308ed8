# promise: P4
# defence: quota
# control: quota
# ways: one many append seek truncate descriptor shutil sqlite mapped rename
# 64 MiB in all, whatever the way: OSError with ENOSPC, and the program may go on.
import errno
import os
import shutil

LIMIT = 64 << 20
BLOCK = bytes(1 << 20)


def one():
    with open("big", "wb", buffering=0) as file:
        for _ in range(200):
            file.write(BLOCK)


def many():
    for n in range(200):
        with open(f"part{n}", "wb") as file:
            file.write(BLOCK)


def append():
    for _ in range(200):
        with open("big", "ab") as file:
            file.write(BLOCK)


def seek():
    with open("sparse", "wb") as file:
        file.seek(1 << 30)
        file.write(b"x")


def truncate():
    with open("sparse", "wb") as file:
        file.truncate(1 << 30)


def descriptor():
    number = os.open("raw", os.O_CREAT | os.O_WRONLY)
    for _ in range(200):
        os.write(number, BLOCK)


def shutil_():
    with open("seed", "wb") as file:
        file.write(BLOCK * 16)
    for n in range(20):
        shutil.copyfile("seed", f"copy{n}")


def sqlite():
    import sqlite3

    base = sqlite3.connect("base.db")
    base.execute("create table t (b blob)")
    for _ in range(200):
        base.execute("insert into t values (zeroblob(1048576))")
        base.commit()


def mapped():
    import mmap

    number = os.open("mapped", os.O_CREAT | os.O_RDWR)
    os.posix_fallocate(number, 0, 1 << 30)
    mmap.mmap(number, 1 << 30)


def rename():
    for n in range(200):
        with open("same", "wb") as file:
            file.write(BLOCK)
        os.rename("same", f"/tmp/other{n}")


def total():
    found = 0
    for top in ("/home", "/tmp", "/mnt"):
        for folder, _, names in os.walk(top):
            for name in names:
                path = os.path.join(folder, name)
                if not os.path.islink(path):
                    found += os.path.getsize(path)
    return found


try:
    globals()["shutil_" if WAY == "shutil" else WAY]()
    print("reached: nothing was refused")
except OSError as error:
    print("refused:", errno.errorcode.get(error.errno, error.errno))
    if error.errno != errno.ENOSPC:
        print("reached: another error than the quota's")
except BaseException as error:
    print("refused:", type(error).__name__, error)
if total() > LIMIT + (1 << 20):
    print("reached:", total(), "bytes")
print("held")
