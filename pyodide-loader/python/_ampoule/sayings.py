"""Values, calls and errors as learners read them in a verdict: short, and whatever a hostile ``__repr__`` does."""

import traceback

from .phrases import phrase

MOST_SHOWN = 500
MOST_ERROR = 300
_BEFORE_DIFFERENCE = 40


def shown(value, most: int = MOST_SHOWN) -> str:
    """Its ``repr``, shortened."""
    try:
        text = repr(value)
    except KeyboardInterrupt:
        raise
    except BaseException:
        text = f"<{type(value).__name__}>"
    return text if len(text) <= most else f"{text[:most]}…"


def side_by_side(one, other) -> tuple[str, str]:
    """Both shown; long texts from a little before where they begin to differ."""
    if isinstance(one, str) and isinstance(other, str) and max(len(one), len(other)) > MOST_SHOWN:
        same = next((at for at, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
        start = max(0, same - _BEFORE_DIFFERENCE)
        if start:
            return f"…{shown(one[start : start + MOST_SHOWN])}", f"…{shown(other[start : start + MOST_SHOWN])}"
    return shown(one), shown(other)


def call(name: str, args: tuple) -> str:
    """As it is written."""
    return f"{name}({', '.join(shown(arg, 60) for arg in args[:8])})"


def line_of(error: BaseException, filename: str) -> int | None:
    """The deepest line of this file that it came through, or that cannot be read."""
    if isinstance(error, SyntaxError) and error.filename == filename:
        return error.lineno
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == filename]
    return lines[-1] if lines else None


def first_function(error: BaseException, filename: str) -> str | None:
    """The function of this file that it came out of, as it was called from elsewhere."""
    names = (frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == filename)
    return next(names, None)


def error(error: BaseException, language: str, filename: str, key: str = "in_line") -> str:
    """Its type, what it says and its line in this file."""
    try:
        message = str(error.msg if isinstance(error, SyntaxError) else error)
    except KeyboardInterrupt:
        raise
    except BaseException:
        message = ""
    name = str(type(error).__name__)[:100]
    # The phrase ends with a full stop of its own.
    said = f"{name}: {message[:MOST_ERROR].rstrip('. ')}" if message else name
    line = line_of(error, filename)
    return phrase(language, key, error=said, line=line) if line else said
