"""Warn, filter warnings, turn them into errors and mark code as deprecated."""
import warnings


class StyleWarning(UserWarning):
    pass


def old_area(w, h):
    warnings.warn("old_area is old, use area", DeprecationWarning, stacklevel=2)
    return w * h


@warnings.deprecated("use Circle instead")
class Round:
    pass


def shout(text):
    if not text.isupper():
        warnings.warn(f"{text!r} is not upper case", StyleWarning)
    return text.upper()


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old_area(2, 3), shout("é"), type(Round()).__name__)
    for warning in caught:
        print(f"  {warning.category.__name__}: {warning.message}")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for _ in range(3):
        shout("same place")
    print("shown once:", len(caught))

with warnings.catch_warnings():
    warnings.simplefilter("error", StyleWarning)
    try:
        shout("quiet")
    except StyleWarning as error:
        print("error:", error)
    shout("LOUD")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message=".*hidden.*")
    warnings.warn("a hidden one")
    warnings.warn("a visible one", RuntimeWarning)
    warnings.warn_explicit("explicit", FutureWarning, "made_up.py", 12)
    print([f"{w.category.__name__}:{w.message}" for w in caught], caught[-1].lineno)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(eval(compile("1 is 1", "<text>", "eval")), caught[0].category.__name__, str(caught[0].message))
print(warnings.formatwarning("text", UserWarning, "file.py", 3, line="x = 1"), end="")
print(issubclass(StyleWarning, Warning), Round.__deprecated__)
