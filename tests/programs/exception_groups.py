"""Raise, split, and handle several exceptions at once."""


def validate(form: dict) -> None:
    errors: list[Exception] = []
    if not form.get("name"):
        errors.append(ValueError("name is empty"))
    if not isinstance(form.get("age"), int):
        errors.append(TypeError("age is not a number"))
    elif form["age"] < 0:
        errors.append(ValueError("age is negative"))
    if "@" not in form.get("mail", ""):
        errors.append(ExceptionGroup("mail", [ValueError("no @ in mail"), KeyError("mail")]))
    if errors:
        raise ExceptionGroup(f"{len(errors)} problem(s) in form №{form['id']}", errors)


def outline(error: BaseException, depth: int = 0) -> None:
    print("  " * depth + f"{type(error).__name__}: {error}")
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            outline(inner, depth + 1)


FORMS = [
    {"id": 1, "name": "Ida", "age": 30, "mail": "ida@example.org"},
    {"id": 2, "name": "", "age": -1, "mail": "x@y"},
    {"id": 3, "name": "Jörg", "age": "old", "mail": "nowhere"},
]
for form in FORMS:
    try:
        validate(form)
        print("form", form["id"], "is fine")
    except* ValueError as group:
        print("values:", [str(e) for e in group.exceptions])
    except* (TypeError, KeyError) as group:
        print("types:", group.message, len(group.exceptions))

try:
    validate(FORMS[2])
except ExceptionGroup as group:
    outline(group)
    for part in group.split(ValueError):
        outline(part)
    print(group.subgroup(lambda e: isinstance(e, OSError)), type(group.derive([OSError()])).__name__)

try:
    try:
        raise ExceptionGroup("outer", [OSError("disk"), KeyError("k")])
    except* OSError as group:
        raise RuntimeError("while handling") from group
except ExceptionGroup as group:
    outline(group)
try:
    raise BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError("v")])
except* KeyboardInterrupt:
    print("interrupted")
except* ValueError:
    print("and a value error")


def finish():
    try:
        int("x")
    except ValueError, TypeError:
        return "no parentheses needed in 3.14"


print(finish())
