"""A binary search tree, and a list of words that is always upper case."""
from collections.abc import MutableSequence


class Tree:
    def __init__(self, *values):
        self.root = None
        for value in values:
            self.add(value)

    def add(self, value):
        if self.root is None:
            self.root = [value, Tree(), Tree()]
        elif value != self.root[0]:
            self.root[1 if value < self.root[0] else 2].add(value)

    def __iter__(self):
        if self.root:
            yield from self.root[1]
            yield self.root[0]
            yield from self.root[2]

    def depth(self):
        return 1 + max(self.root[1].depth(), self.root[2].depth()) if self.root else 0

    def __contains__(self, value):
        return self.root is not None and (value == self.root[0] or value in self.root[1 if value < self.root[0] else 2])


class Upper(MutableSequence):
    def __init__(self, *items):
        self.items = []
        self.extend(items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value.upper()

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value.upper())


tree = Tree(50, 30, 70, 20, 40, 60, 80, 30)
print(list(tree), tree.depth(), 60 in tree, 65 in tree, sum(tree), sorted(Tree("ö", "a", "z")))
words = Upper("straße", "b")
words += ["c"]
words[1] = "été"
print(list(words), words.pop(), words.index("ÉTÉ"), words[::-1], words.count("X"), list(iter([1, 2].pop, 1)))
