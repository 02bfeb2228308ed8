"""Write and read archives: zipfile and tarfile, in memory and on disk."""
import io
import tarfile
import zipfile

FILES = {"readme.txt": "Read me first.\n" * 20, "data/numbers.csv": "1,2\n3,4\n", "data/日本.txt": "こんにちは\n"}

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in FILES.items():
        archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), text, zipfile.ZIP_DEFLATED)
    archive.mkdir("empty")
    archive.comment = b"made in memory"

buffer.seek(0)
print(zipfile.is_zipfile(buffer))
with zipfile.ZipFile(buffer) as archive:
    for info in archive.infolist():
        print(f"{info.filename:<18}{info.file_size:>5} {info.CRC:08x} dir={info.is_dir()}")
    print(archive.getinfo("readme.txt").date_time, archive.comment, archive.testzip())
    print(archive.read("data/日本.txt").decode(), end="")
    with archive.open("data/numbers.csv") as file:
        print([line.decode().strip() for line in file])
    inside = zipfile.Path(archive, "data/")
    print(sorted(p.name for p in inside.iterdir()))
    print(archive.getinfo("readme.txt").compress_size < 300)

for mode in ("gz", "bz2", "xz"):
    with tarfile.open(f"bundle.tar.{mode}", f"w:{mode}") as tar:
        for name, text in FILES.items():
            data = text.encode()
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = len(data), 1_700_000_000, 0o640
            tar.addfile(info, io.BytesIO(data))
    with tarfile.open(f"bundle.tar.{mode}") as tar:
        print(mode, tar.getnames(), oct(tar.getmember("readme.txt").mode))
        if mode == "xz":
            tar.extractall("out", filter="data")
with open("out/data/日本.txt", encoding="utf-8") as file:
    print(file.read().strip())
try:
    zipfile.ZipFile(io.BytesIO(b"not a zip"))
except zipfile.BadZipFile as error:
    print("BadZipFile:", error)
