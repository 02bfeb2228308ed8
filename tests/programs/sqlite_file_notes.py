"""Keep notes in a SQLite file in the current folder, close it and open it again."""
import sqlite3
from contextlib import closing
from pathlib import Path

FILE = "notes.db"


def save(notes: list[tuple[str, bytes]]) -> None:
    with closing(sqlite3.connect(FILE)) as db, db:
        db.execute("CREATE TABLE IF NOT EXISTS note (title TEXT PRIMARY KEY, body BLOB)")
        db.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", notes)
        print("changes so far:", db.total_changes)


def load() -> dict[str, bytes]:
    with closing(sqlite3.connect(FILE)) as db:
        return dict(db.execute("SELECT title, body FROM note ORDER BY title"))


save([("milk", b"2 litres"), ("bytes", bytes(range(6)))])
save([("milk", "3 litres é".encode()), ("zoo", b"")])
for title, body in load().items():
    print(f"{title}: {body!r}")

header = Path(FILE).read_bytes()[:15]
print(header)

with closing(sqlite3.connect(FILE)) as db:
    copy = sqlite3.connect(":memory:")
    db.backup(copy)
    print("copied rows:", copy.execute("SELECT count(*) FROM note").fetchone()[0])
    for line in copy.iterdump():
        print(line)
    copy.close()

Path(FILE).unlink()
print("left in the folder:", sorted(p.name for p in Path().glob("notes*")))
