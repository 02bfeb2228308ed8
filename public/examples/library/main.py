# A real database, SQLite, in memory: tables that belong together, and
# questions to them in SQL.
import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("""
    CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author TEXT, year INTEGER);
    CREATE TABLE reader (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE loan (
        book INTEGER REFERENCES book, reader INTEGER REFERENCES reader, days INTEGER
    );
""")

books = [
    ("Frankenstein", "Mary Shelley", 1818),
    ("The Time Machine", "H. G. Wells", 1895),
    ("The War of the Worlds", "H. G. Wells", 1898),
    ("Twenty Thousand Leagues", "Jules Verne", 1870),
    ("Around the World", "Jules Verne", 1872),
]
db.executemany("INSERT INTO book (title, author, year) VALUES (?, ?, ?)", books)
db.executemany(
    "INSERT INTO reader (name) VALUES (?)", [("Ada",), ("Grace",), ("Alan",)]
)
loans = [(1, 1, 12), (2, 1, 9), (2, 2, 21), (4, 2, 14), (4, 3, 30), (5, 3, 7)]
db.executemany("INSERT INTO loan VALUES (?, ?, ?)", loans)


def ask(question, sql, *values):
    cursor = db.execute(sql, values)
    rows = [[column[0] for column in cursor.description], *cursor]
    widths = [max(len(str(row[at])) for row in rows) for at in range(len(rows[0]))]
    print(f"\x1b[1m{question}\x1b[0m")
    for row in rows:
        print(
            "  "
            + "  ".join(
                str(cell).ljust(width) for cell, width in zip(row, widths)
            ).rstrip()
        )
    print()


ask(
    "Who wrote before 1880?",
    "SELECT title, year FROM book WHERE year < ? ORDER BY year",
    1880,
)
ask(
    "Which authors are read most?",
    """SELECT author, count(*) AS loans, sum(days) AS days
       FROM loan JOIN book ON book.id = loan.book
       GROUP BY author ORDER BY days DESC""",
)
ask(
    "What has nobody read?",
    "SELECT title FROM book WHERE id NOT IN (SELECT book FROM loan)",
)

# A question mark keeps what somebody types from becoming SQL:
name = "Ada'; DROP TABLE book; --"
print(
    "Readers with that odd name:",
    db.execute("SELECT count(*) FROM reader WHERE name = ?", (name,)).fetchone()[0],
)
print("Books are still there:", db.execute("SELECT count(*) FROM book").fetchone()[0])
