"""What an author puts around a learner's program: rules for it, and a *setup* that runs before it in the same ``__main__``, unseen."""

import contextlib
import types

from . import display, drawing, policy, tape
from .errors import SETUP


class SetupFailed(Exception):
    """The author's setup raised its cause; nothing of the program was run."""


class Authored:
    """``program`` has ``source``, and may have ``policy``, ``setup``, ``exam`` and ``explain``, as ``Program`` of the protocol; ``base`` are
    the names that it finds."""

    def __init__(self, program: dict, main: str):
        self.source = program["source"]
        self.main = main
        self.exam = program.get("exam")
        self.language = (self.exam or {}).get("language") or program.get("explain") or "en"
        self.base = program.get("base") or {}
        self._policy = program.get("policy") or {}
        self._setup = program.get("setup")

    @property
    def is_restricted(self) -> bool:
        return self._policy.get("restricted") is True

    def violations(self) -> list[dict]:
        """What of the program the rules do not allow."""
        if not self._policy:
            return []
        found = policy.violations(self.source, self._policy, self.language)
        if self.is_restricted and not found:
            from . import restricted

            found = restricted.violations(self.source, self.main, self.language)
        return found

    def refusal(self, found: list[dict]) -> BaseException:
        """The exception that ends a program that is not run."""
        return policy.error(self.source, found, self.main)

    def compile(self) -> types.CodeType:
        """The whole of it for ``exec``."""
        if not self.is_restricted:
            return compile(self.source.encode("utf-8", "replace"), self.main, "exec", dont_inherit=True)
        from . import restricted

        return restricted.code(self.source, self.main)

    def begin(self, namespace: dict) -> None:
        """Before the program: runs the setup, then takes away what the program may not have. Raises ``SetupFailed``."""
        if self._setup:
            try:
                with unseen():
                    exec(compile(self._setup, SETUP, "exec", dont_inherit=True), namespace)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                raise SetupFailed from error
        if self._policy:
            namespace["__builtins__"] = policy.own_builtins(self._policy, self.language)
        if self.is_restricted:
            from . import restricted

            restricted.begin(namespace)


@contextlib.contextmanager
def unseen(lines: tuple[str, ...] = ()):
    """What is done inside prints, shows and draws nothing, and reads these lines; gives a tape of what it prints."""
    with tape.aside(lines) as printed, display.unseen(), drawing.unseen():
        yield printed
