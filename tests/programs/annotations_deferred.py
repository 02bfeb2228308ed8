"""Annotations of Python 3.14 are evaluated only when somebody asks."""
from annotationlib import Format, ForwardRef, get_annotations
from dataclasses import dataclass, fields


@dataclass
class Node:
    value: int
    parent: Node | None = None
    children: list[Node] | None = None


def connect(left: Node, right: Missing, weight: float = 1.0) -> list[Edge]:
    return [left, right, weight]


print([field.name for field in fields(Node)], Node(1, Node(0)).parent)
print(get_annotations(Node)["parent"], Node.__annotations__["children"])
try:
    connect.__annotations__
except NameError as error:
    print("NameError:", error)
print(get_annotations(connect, format=Format.STRING))
forward = get_annotations(connect, format=Format.FORWARDREF)
print(forward["left"], type(forward["right"]) is ForwardRef, forward["right"].__forward_arg__, forward["weight"])


class Edge:
    pass


class Missing:
    pass


print(connect.__annotations__["return"], connect.__annotations__["right"] is Missing)
print(callable(connect.__annotate__), connect.__annotate__(Format.VALUE)["left"] is Node)


def scale(x: 1 + 1, y: print("evaluated now") or "hint" = 0):
    return x


print("before asking")
print(scale.__annotations__)
print(scale.__annotations__ is scale.__annotations__)
