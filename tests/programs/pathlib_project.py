"""Build a small project tree with pathlib, walk it, change it, and look at pure paths."""
from pathlib import Path, PurePosixPath, PureWindowsPath

root = Path("project")
(root / "src" / "app").mkdir(parents=True)
(root / "docs").mkdir()
(root / "src/app/__init__.py").touch()
(root / "src/app/main.py").write_text("print('hi')\n", encoding="utf-8")
(root / "docs/léame.md").write_text("# ¡Hola! 🎉\n", encoding="utf-8")
(root / "data.bin").write_bytes(bytes(range(256)))

for folder, folders, files in sorted(root.walk()):
    print(folder.as_posix(), sorted(folders), sorted(files))
print([p.as_posix() for p in sorted(root.rglob("*.py"))], sorted(p.name for p in root.iterdir()))
main = root / "src" / "app" / "main.py"
print(main.name, main.stem, main.suffix, main.parent.name, main.parts)
print(main.with_suffix(".txt").name, main.with_name("x").as_posix(), main.relative_to("project/src"))
print((root / "docs/léame.md").read_text(encoding="utf-8").strip(), (root / "data.bin").stat().st_size)

moved = main.rename(root / "run.py")
print(moved, main.exists(), moved.is_file(), root.is_dir())
with moved.open("a", encoding="utf-8") as file:
    file.write("print('bye')\n")
print(moved.read_text(encoding="utf-8").splitlines())
copied = moved.copy(root / "docs" / "copy.py")
print(copied, copied.read_bytes() == moved.read_bytes())

try:
    Path("missing.txt").read_text()
except FileNotFoundError as error:
    print(type(error).__name__, error.filename)
for attempt in (lambda: root.mkdir(), lambda: root.rmdir()):
    try:
        attempt()
    except OSError as error:
        print(type(error).__name__)

print(PurePosixPath("/etc/../usr//lib/x.tar.gz").suffixes, PurePosixPath("a/b").is_relative_to("a"))
print(PureWindowsPath("C:/Users\\me") / "docs", PureWindowsPath("a/B") == PureWindowsPath("A/b"))
print(PurePosixPath("src/app/test_x.py").match("test_*.py"), PurePosixPath("a/b/c.py").full_match("a/**/*.py"))

for path in sorted(root.rglob("*"), reverse=True):
    path.rmdir() if path.is_dir() else path.unlink()
root.rmdir()
print("all gone:", not root.exists())
