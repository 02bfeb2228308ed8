"""Temporary folders, os and shutil: copy, move, archive and delete."""
import os
import shutil
import tempfile

here = os.getcwd()
with tempfile.TemporaryDirectory(prefix="demo-") as folder:
    print(os.path.basename(folder).startswith("demo-"), os.listdir(folder))
    os.chdir(folder)
    os.makedirs("a/b/c")
    for name, text in {"a/one.txt": "1\n", "a/b/two.txt": "22\n", "a/b/c/drei.txt": "333 ß\n"}.items():
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    for top, folders, files in os.walk("a"):
        print(top, folders, files, [os.path.getsize(os.path.join(top, f)) for f in files])

    shutil.copytree("a", "copy", ignore=shutil.ignore_patterns("d*.txt"))
    print(sorted(os.path.join(t, f) for t, _, fs in os.walk("copy") for f in fs))
    shutil.move("copy/one.txt", "moved.txt")
    os.replace("moved.txt", "final.txt")
    with os.scandir() as entries:
        print(sorted((e.name, e.is_dir()) for e in entries))

    shutil.make_archive("backup", "zip", "a")
    shutil.unpack_archive("backup.zip", "restored")
    with open("restored/b/c/drei.txt", encoding="utf-8") as file:
        print(file.read(), end="")
    shutil.rmtree("a")
    print(os.path.exists("a"), sorted(os.listdir()))
    os.chdir(here)
print("folder removed:", not os.path.exists(folder))

with tempfile.TemporaryFile("w+", encoding="utf-8") as scratch:
    print("línea uno", "línea dos", sep="\n", file=scratch)
    scratch.seek(0)
    print(scratch.readlines())
with tempfile.SpooledTemporaryFile(max_size=10) as spool:
    spool.write(b"0123456789ab")
    spool.seek(-3, os.SEEK_END)
    print(spool.read())
with tempfile.NamedTemporaryFile("w", suffix=".cfg", delete_on_close=False) as named:
    named.write("x=1")
    named.close()
    print(open(named.name).read(), named.name.endswith(".cfg"))

os.environ["GREETING"] = "olá"
print(os.environ.get("GREETING"), os.path.expandvars("$GREETING!"), os.getenv("NOT_SET", "default"))
print(os.path.splitext("a/b.tar.gz"), os.path.normpath("a/./b/../c"), os.path.commonpath(["a/b/c", "a/b/d"]))
