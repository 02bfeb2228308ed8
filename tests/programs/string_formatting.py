"""Every way to format a string: f-strings, format, percent and string.Template."""
import string
from datetime import date

name, pi, big, tags = "Ñandú", 3.14159265, 1234567890, ["a", "b"]
print(f"{name}|{name:>10}|{name:^10}|{name:*<10}|{name!r}|{name!a}|{name:.3}")
print(f"{pi:.2f}|{pi:10.3f}|{pi:+.1e}|{pi:%}|{pi:g}|{pi:08.3f}|{-pi:=+10.2f}")
print(f"{big:,}|{big:_}|{big:x}|{big:#X}|{255:b}|{255:#o}|{65:c}|{42:>+6}|{big:e}")
print(f"{pi = :.3f} {len(tags) = } {tags[0]=}")
print(f"nested {f"quotes {f"go {f"four"}"} deep"}" f" {", ".join(f"{t!r}" for t in tags)}")
print(f"{'multi'
         'line'} {{literal}} {"\n".join(tags)!r} {(lambda x: x * 2)(21)} {tags[-1] if tags else "none"}")
print(f"{date(2026, 7, 4):%A, %d %B %Y} {pi:{10}.{2}f} {"dynamic":{'>'}{12}}")
print("{0} {1} {0} {key[x]} {obj.real:03d}".format("a", "b", key={"x": "mapped"}, obj=7))
print("{:<5}|{:^5}|{:>5}|{!r}".format("l", "m", "r", "q"), "{a} {b}".format_map({"a": 1, "b": 2}))
print("%s %r %05d %-6s| %.3f %x %% %c" % ("s", "r", 42, "ab", pi, 255, "é"))
print("%(who)s is %(age)d" % {"who": name, "age": 7})
print(string.Template("$who owes $$${amount}.").substitute(who="Tim", amount=5), string.Template("$x $y").safe_substitute(x=1))
print(string.capwords("the quick  brown"), string.ascii_lowercase[:5], string.hexdigits, string.punctuation[:8])


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"{self.cents / 100:{spec or '.2f'}} CHF"

    def __str__(self):
        return "money"


print(f"{Money(1999)} {Money(1999):>10.1f} {Money(5)!s}", "{:.0f}".format(Money(250)))
print("title case".title(), "swapCASE".swapcase(), "a-b-c".rpartition("-"), "pre_fix".removeprefix("pre_"), "7".zfill(3))
print("tr".translate(str.maketrans("tr", "✓✗")), "x".join("abc"), "a\\b", r"raw\n", "ta\tb", sep=" · ")
for wrong in ("{", "{}", "{:d}"):
    try:
        print(wrong.format(*(["text"] if ":" in wrong else [])))
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
