"""Text and bytes streams: files, StringIO, print targets, seeking and newlines."""
import io
import sys

with open("poem.txt", "w", encoding="utf-8") as file:
    print("Über allen Gipfeln", "Ist Ruh,", sep="\n", file=file)
    file.write("In allen Wipfeln\n")
    file.writelines(f"line {n}\n" for n in range(4, 6))
with open("poem.txt", "a+", encoding="utf-8") as file:
    print("🌙 the end", file=file, end="")
    file.seek(0)
    print(file.readline().rstrip(), "|", next(file).strip(), "|", len(file.read()))
with open("poem.txt", encoding="utf-8") as file:
    for number, line in enumerate(file, start=1):
        print(f"{number}: {line}", end="")
print()

with open("poem.txt", "rb+") as file:
    file.seek(-7, io.SEEK_END)
    print(file.read(), file.tell())
    file.truncate(6)
    file.seek(0)
    print(file.read())

memory = io.StringIO("alpha\r\nbeta\ngamma", newline=None)
print(memory.readlines(), memory.getvalue()[:6].encode())
print("to a string", 1, 2, sep="-", end="!", file=(target := io.StringIO()))
print(target.getvalue(), target.tell())

raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="utf-16-le", newline="\r\n", write_through=True)
text.write("é\n")
print(raw.getvalue())
buffered = io.BufferedReader(io.BytesIO(b"peek at this"))
print(buffered.peek()[:4], buffered.read(4), buffered.read())

for mode in ("x", "r"):
    try:
        open("poem.txt" if mode == "x" else "nothing.txt", mode)
    except OSError as error:
        print(type(error).__name__, error.strerror, error.filename)
try:
    memory.close()
    memory.read()
except ValueError as error:
    print("ValueError:", error)

print(sys.stdout.write("written: "), flush=True)
sys.stdout.buffer.flush()
sys.stdout.buffer.write("raw bytes: ✓\n".encode())
sys.stdout.buffer.flush()
print("no newline", end="")
print("", "|", end="\n\n")
print("bell-free progress: ", end="")
for percent in (0, 50, 100):
    print(f"\r{percent:>3}%", end="", flush=True)
print("\rdone", "\x1b[1mbold\x1b[0m", sep="\n")
