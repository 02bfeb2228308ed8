"""Wrap paragraphs, compare two versions of a text and find close matches."""
import difflib
import textwrap

TEXT = """
    The Zen says: beautiful is better than ugly, explicit is better than implicit,
    and simple is better than complex – naïveté notwithstanding.
"""
plain = " ".join(textwrap.dedent(TEXT).split())
print(textwrap.fill(plain, width=36, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(plain, width=40, placeholder=" […]"))
print(textwrap.indent("one\n\ntwo\n", "> ", lambda line: True), end="")
print(textwrap.wrap("supercalifragilistic is long-winded", 10, break_on_hyphens=True))
print(textwrap.wrap("supercalifragilistic", 8, break_long_words=False), textwrap.fill("tab\there", 20, tabsize=4))

OLD = """\
def greet(name):
    print("Hello " + name)

greet("World")
""".splitlines(keepends=True)
NEW = """\
def greet(name, mark="!"):
    print(f"Hello {name}{mark}")

greet("World")
greet("Wörld")
""".splitlines(keepends=True)
print("".join(difflib.unified_diff(OLD, NEW, "old.py", "new.py")), end="")
print("".join(difflib.ndiff(["kitten\n", "same\n"], ["sitten\n", "same\n"])), end="")
print("".join(difflib.context_diff(["a\n", "b\n"], ["a\n", "c\n"], "x", "y", n=1)), end="")

print(difflib.get_close_matches("pyhton", ["python", "typhon", "pylon", "java"], n=2))
matcher = difflib.SequenceMatcher(a="qabxcd", b="abycdf")
for tag, a1, a2, b1, b2 in matcher.get_opcodes():
    print(f"{tag:<8}{matcher.a[a1:a2]!r:>6} → {matcher.b[b1:b2]!r}")
print(round(matcher.ratio(), 3), matcher.find_longest_match())
print(list(difflib.restore(difflib.ndiff(["x\n"], ["y\n"]), 2)))
