"""Catch exceptions and report on them with traceback, notes, causes and contexts."""
import sys
import traceback


class ConfigError(Exception):
    """A problem with the configuration."""

    def __init__(self, key: str, value: object) -> None:
        super().__init__(key, value)
        self.key = key

    def __str__(self) -> str:
        return f"bad value for {self.key}: {self.args[1]!r}"


def parse(text: str) -> int:
    return int(text)


def configure(settings: dict) -> int:
    try:
        return parse(settings["täglich"])
    except ValueError as error:
        error.add_note("while reading the settings")
        raise ConfigError("täglich", settings["täglich"]) from error


def last_words(error: BaseException) -> None:
    for frame in traceback.extract_tb(error.__traceback__):
        print(f"  in {frame.name}")
    print(" ", *traceback.format_exception_only(error), sep="", end="")


try:
    configure({"täglich": "zwölf"})
except ConfigError as error:
    last_words(error)
    print("  caused by", repr(error.__cause__), error.__cause__.__notes__)
    print("  args", error.args, sys.exception() is error)

try:
    configure({})
except LookupError as error:
    last_words(error)


def cleanup() -> str:
    try:
        return "from try"
    finally:
        print("  finally runs first")


print(cleanup())
for action in (lambda: "x" + 1, lambda: [].pop(), lambda: undefined_name, lambda: (1).upper(), lambda: {}[()], lambda: next(iter(()))):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__:<16}{error}")
    else:
        print("unreachable")
try:
    exec("if True\n    pass")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, repr(error.text))
summary = traceback.TracebackException(ConfigError, ConfigError("k", 1), None)
print(list(summary.format()), sys.exc_info())
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second") from None
except KeyError as error:
    print(error.__suppress_context__, type(error.__context__).__name__, error.__cause__)
