"""The error that ended a program in plain words, by the package friendly-traceback, where that is there.

It is asked after the program's end: the traceback is on the page by then and nobody waits for this. Its words are as little to be
trusted as the program's own.
"""

# Of its record, what says something that the traceback does not, in the order in which it helps.
_PARTS = ("suggest", "cause", "generic")
# What it says of an error that it does not know asks the learner to report that.
_NOT_FOR_LEARNERS = ("friendly", "github", "report this")
MAX_PARTS = 3
MAX_CHARS = 2_000


def explain(error: BaseException, language: str) -> list[str]:
    """Paragraphs, shortened; none where there is nothing to say. ``language`` is a code like ``es``."""
    try:
        parts = _explained(error, language)
    except BaseException:  # a hostile exception, or one that the package stumbles over
        return []
    found = []
    for part in parts:
        text = part.strip() if isinstance(part, str) else ""
        if text and not any(word in text.lower() for word in _NOT_FOR_LEARNERS):
            found.append(text[:MAX_CHARS])
    return found[:MAX_PARTS]


def _explained(error: BaseException, language: str) -> list[object]:
    try:
        import friendly_traceback
        from friendly_traceback.core import FriendlyTraceback
    except ImportError:
        return []
    friendly_traceback.set_lang(language)
    record = FriendlyTraceback(type(error), error, error.__traceback__)
    record.compile_info()
    return [record.info.get(part) for part in _PARTS]
