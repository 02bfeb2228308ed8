# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# ways: regex power count sorting sqlite hashing
import collections
import hashlib
import itertools
import re


def regex():
    re.match(r"(a+)+$", "a" * 64 + "b")


def power():
    10 ** 10 ** 9


def count():
    collections.deque(itertools.count(), maxlen=0)


def sorting():
    while True:
        sorted(range(10_000_000, 0, -1), key=str)


def sqlite():
    import sqlite3

    query = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    sqlite3.connect(":memory:").execute(query).fetchall()


def hashing():
    block = bytes(200_000_000)
    while True:
        hashlib.sha256(block)


globals()[WAY]()
