"""Context managers: by class, by generator, and the tools of contextlib."""
import io
from contextlib import (
    ContextDecorator, ExitStack, chdir, closing, contextmanager, nullcontext, redirect_stdout, suppress,
)
from pathlib import Path


class Indent:
    level = 0

    def __enter__(self):
        Indent.level += 1
        return self

    def __exit__(self, kind, error, trace):
        Indent.level -= 1
        return kind is KeyError

    @staticmethod
    def print(*words):
        print("  " * Indent.level, *words, sep="")


@contextmanager
def tag(name):
    print(f"<{name}>", end="")
    try:
        yield name.upper()
    except ValueError as error:
        print(f"[{error}]", end="")
    finally:
        print(f"</{name}>")


class traced(ContextDecorator):
    def __enter__(self):
        print("enter", end=" ")

    def __exit__(self, *details):
        print("exit", details[0] and details[0].__name__)


@traced()
def work():
    print("working", end=" ")


with Indent() as one, Indent():
    one.print("two deep")
    raise KeyError("swallowed")
with tag("b") as upper:
    print(upper, end="")
with tag("i"):
    raise ValueError("oops")
work()
with suppress(ZeroDivisionError), traced():
    1 / 0
with ExitStack() as stack:
    for name in "abc":
        stack.callback(print, "cleanup", name)
    stack.enter_context(tag("p"))
    kept = stack.pop_all()
print("later:")
kept.close()
with redirect_stdout(io.StringIO()) as hidden:
    print("you cannot see this")
print("captured", len(hidden.getvalue()), "characters")
Path("sub").mkdir()
with chdir("sub"):
    Path("inner.txt").write_text("x")
print(Path("sub/inner.txt").exists(), Path("inner.txt").exists())
with closing(io.StringIO("text")) as text, nullcontext(5) as five:
    print(text.read(), five)
