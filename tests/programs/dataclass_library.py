"""A lending library modelled with dataclasses."""
from dataclasses import KW_ONLY, FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True, frozen=True)
class Book:
    sort_key: tuple = field(init=False, repr=False)
    title: str
    author: str
    year: int = 2000

    def __post_init__(self):
        object.__setattr__(self, "sort_key", (self.author.split()[-1], self.year))


@dataclass(slots=True)
class Member:
    name: str
    _: KW_ONLY
    limit: int = 2
    loans: list[Book] = field(default_factory=list)

    def borrow(self, book: Book) -> bool:
        if len(self.loans) >= self.limit:
            return False
        self.loans.append(book)
        return True


shelf = [
    Book("Persuasion", "Jane Austen", 1817),
    Book("Emma", "Jane Austen", 1815),
    Book("Ficciones", "Jorge Luis Borges", 1944),
    Book("Der Process", "Franz Kafka", 1925),
]
for book in sorted(shelf):
    print(f"{book.author:<20}{book.year}  {book.title}")

zoe = Member("Zoë", limit=3)
print([zoe.borrow(book) for book in shelf])
print(zoe)
print(asdict(zoe)["loans"][0]["title"], astuple(shelf[3]))
print([f.name for f in fields(Book)], Member.__slots__)
print(replace(shelf[1], year=1816) == shelf[1], replace(shelf[1]) == shelf[1])
for action in (lambda: setattr(shelf[0], "year", 1), lambda: Member("Max", 5), lambda: setattr(zoe, "age", 9)):
    try:
        action()
    except (FrozenInstanceError, TypeError, AttributeError) as error:
        print(type(error).__name__, "-", error)
