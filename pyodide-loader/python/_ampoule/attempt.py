"""One run of a program with what its author put around it: rules, a setup, an exam."""

from . import authored, checking, display, drawing, policy, tape


class Attempt:
    """``program`` is as ``authored.Authored`` has it; ``main`` is its file in the folder of the learner, ``folder``."""

    def __init__(self, program: dict, main: str, folder: str):
        self._program = authored.Authored(program, main)
        self._folder = folder
        self._tape = None
        self._namespace: dict = {}
        self.violations: list[dict] = []
        self.verdict: dict | None = None

    def refuse(self) -> None:
        """Raises what ends a program that does not keep to its rules: nothing of it is run."""
        self.violations = self._program.violations()
        if self.violations:
            raise self._program.refusal(self.violations)

    def compiled(self):
        """What is run, where the rules have a word in that; else nothing."""
        return self.compile() if self._program.is_restricted else None

    def compile(self):
        """What is run."""
        return self._program.compile()

    def begin(self, namespace: dict) -> None:
        """What comes before the program in its ``__main__``."""
        self._namespace = namespace
        if self._program.exam:
            self._tape = tape.install()
            drawing.count_lines()
        self._program.begin(namespace)

    def judge(self, error: BaseException | None) -> None:
        """Makes the verdict on the program that has run, or was ended by ``error``. Once."""
        if not self._program.exam or self.verdict:
            return
        ran = checking.Ran(self._program, self._folder, self._namespace, self.printed(), error, display.pictures(), drawing.lines())
        self.verdict = checking.refused(self.violations) if self.violations else checking.judge(ran)

    def printed(self) -> str:
        """What the program has printed so far; nothing is kept of one without an exam."""
        tape.flush()
        return self._tape.text() if self._tape else ""

    def told(self) -> dict:
        """What goes to the page beside the ending."""
        return {"violations": self.violations, "verdict": self.verdict}

    def raised(self, error: BaseException) -> tuple[BaseException, bool]:
        """What a learner is shown of ``error``, and whether it is the program's own."""
        if isinstance(error, authored.SetupFailed):
            return error.__cause__, False
        return error, not isinstance(error, policy.PolicyError)
