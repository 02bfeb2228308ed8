"""What an author puts around a learner's program: rules for it, and a *setup* that runs before it in the same ``__main__``, unseen."""

import contextlib
import types

from . import display, drawing, policy, tape

SETUP = "setup"


class SetupFailed(Exception):
    """The author's setup raised its cause; nothing of the program was run."""


class Authored:
    """``program`` has ``source``, and may have ``policy``, ``setup``, ``exam`` and ``explain``, as ``Program`` of the protocol."""

    def __init__(self, program: dict, main: str):
        self.source = program["source"]
        self.main = main
        self.exam = program.get("exam")
        self.language = (self.exam or {}).get("language") or program.get("explain") or "en"
        self._policy = program.get("policy")
        self._setup = program.get("setup")

    def violations(self) -> list[dict]:
        """What of the program the rules do not allow."""
        return policy.violations(self.source, self._policy, self.language) if self._policy else []

    def refusal(self, found: list[dict]) -> BaseException:
        """The exception that ends a program that is not run."""
        return policy.error(self.source, found, self.main)

    def compile(self) -> types.CodeType:
        return compile(self.source.encode("utf-8", "replace"), self.main, "exec", dont_inherit=True)

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


@contextlib.contextmanager
def unseen(lines: tuple[str, ...] = ()):
    """What is done inside prints, shows and draws nothing, and reads these lines; gives a tape of what it prints."""
    with tape.aside(lines) as printed, display.unseen(), drawing.unseen():
        yield printed
