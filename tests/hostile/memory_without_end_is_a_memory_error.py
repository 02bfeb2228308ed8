# promise: P4
# defence: memory
# control: memory
# ways: list bytes text integer dict array doubling
# The interpreter lives, and the program may go on.
import array
import time


def text():
    made = "x"
    while True:
        made += made


def integer():
    return 1 << (8 << 30)


def dict_():
    made = {}
    while True:
        made[len(made)] = bytes(1 << 20)


def doubling():
    made = bytearray(1 << 20)
    while True:
        made += bytes(len(made))


ALL = {
    "list": lambda: [None] * (1 << 29),
    "bytes": lambda: bytes(1 << 30),
    "text": text,
    "integer": integer,
    "dict": dict_,
    "array": lambda: array.array("d", [0.0]) * (1 << 28),
    "doubling": doubling,
}
try:
    ALL[WAY]()
except (MemoryError, OverflowError) as error:
    print("refused:", type(error).__name__)
except TypeError as error:
    # CPython 3.14 on wasm32, also as Pyodide ships it: a text that cannot grow is told as a wrong type.
    print("refused:" if WAY == "text" else "reached: a wrong error,", error)
else:
    print("reached: more memory than the limit")
print(sum(range(1000)), "x" * 10)
print("held")
