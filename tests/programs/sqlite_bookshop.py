"""An in-memory SQLite database: schema, joins, windows, transactions."""
import sqlite3

db = sqlite3.connect(":memory:")
db.row_factory = sqlite3.Row
db.executescript(
    """
    CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE book (
        id INTEGER PRIMARY KEY,
        author_id INTEGER NOT NULL REFERENCES author(id),
        title TEXT NOT NULL,
        price REAL CHECK (price > 0)
    );
    """
)
with db:
    db.executemany("INSERT INTO author(name) VALUES (?)", [("Čapek",), ("Le Guin",), ("村上春樹",)])
    db.executemany(
        "INSERT INTO book(author_id, title, price) VALUES (:who, :title, :price)",
        [
            {"who": 1, "title": "R.U.R.", "price": 8.5},
            {"who": 2, "title": "The Dispossessed", "price": 12.0},
            {"who": 2, "title": "The Left Hand of Darkness", "price": 11.25},
            {"who": 3, "title": "海辺のカフカ 📚", "price": 15.75},
        ],
    )
query = """
    SELECT name, title, price,
           rank() OVER (ORDER BY price DESC) AS place,
           count(*) OVER (PARTITION BY name) AS written
    FROM book JOIN author ON author.id = book.author_id ORDER BY place
"""
for row in db.execute(query):
    print(row["place"], row["name"], row["title"], f"{row['price']:.2f}", row["written"], sep=" | ")
print(tuple(db.execute("SELECT count(*), round(avg(price), 3), max(title) FROM book").fetchone()))

try:
    with db:
        db.execute("UPDATE book SET price = price * 2")
        db.execute("INSERT INTO author(name) VALUES ('Čapek')")
except sqlite3.IntegrityError as error:
    print("rolled back:", error)
print("sum is still", db.execute("SELECT sum(price) FROM book").fetchone()[0])

db.create_function("shout", 1, lambda text: text.upper() + "!", deterministic=True)
print([r[0] for r in db.execute("SELECT shout(name) FROM author ORDER BY id")])
tree = "WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x * 2 FROM n WHERE x < 100) SELECT x FROM n"
print([r[0] for r in db.execute(tree)])
try:
    db.execute("SELECT * FROM nowhere")
except sqlite3.OperationalError as error:
    print("error:", error)
db.close()
