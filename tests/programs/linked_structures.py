"""A linked list with Python's container protocol."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Node:
    value: object
    next: Node | None = None


class LinkedList:
    def __init__(self, values=()):
        self.head, self.size = None, 0
        for value in reversed(list(values)):
            self.push(value)

    def push(self, value):
        self.head, self.size = Node(value, self.head), self.size + 1

    def __iter__(self) -> Iterator:
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __reversed__(self):
        return iter(LinkedList(list(self)[::-1]))

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

    def __repr__(self):
        return " → ".join(map(str, self)) + " ⏚"


numbers = LinkedList([3, "vier", 5.0])
print(numbers, len(numbers), list(reversed(numbers)), numbers.reverse(), bool(LinkedList()), "vier" in numbers)
first, *others = numbers
print(first, others, list(zip(numbers, "aé☃")), max(LinkedList([4, 11, 7])), LinkedList())
