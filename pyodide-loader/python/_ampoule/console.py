"""The lasting ``__main__`` of a session in which a person types: what is a whole statement, how it is run, which names there are.

As CPython's own interactive mode: the value of a last expression is shown by ``sys.displayhook``, several statements may come at
once, and a line that leaves a block is an empty one.
"""

import ast
import codeop
import linecache
import re
import rlcompleter

# What is typed carries such a file name in tracebacks, each its own: a function's lines are shown from where it was typed.
INPUT = "<input-"
MAX_NAMES = 200
MAX_NAME = 200
MAX_END = 500

_DOTTED_NAME = re.compile(r"(?<![\w.])[^\W\d][\w.]*\Z")


class Console:
    """``main`` is the module in which it is run; there is none before the first run."""

    def __init__(self):
        self.main = None
        self._compile = codeop.CommandCompiler()
        self._count = 0

    def is_whole(self, source: str) -> bool:
        """Whether ``source`` can be run, or shown to be wrong, as it is. It is compiled and no more."""
        # Enter has typed an indentation where nothing stands yet.
        source = source.rstrip(" \t")
        try:
            return self._compile(source, INPUT, "single") is not None
        except (SyntaxError, ValueError, OverflowError):
            pass
        try:
            code = self._compile(source, INPUT, "exec")
        except (SyntaxError, ValueError, OverflowError):
            return True
        # Several statements, the last of which may be a block that goes on.
        last = source.rpartition("\n")[2]
        return code is not None and (not last.strip() or not last[0].isspace())

    def next_file(self) -> str:
        """The file name of what is compiled next."""
        return f"{INPUT}{self._count + 1}>"

    def compile(self, source: str) -> list:
        """Code objects to be run in ``main`` one after another."""
        filename = self.next_file()
        self._count += 1
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
        compiler = self._compile.compiler
        *first, last = compiler(source, filename, "exec", ast.PyCF_ONLY_AST, incomplete_input=False).body or [ast.Pass(lineno=1, col_offset=0)]
        parts = [(ast.Module([statement], []), "exec") for statement in first] + [(ast.Interactive([last]), "single")]
        return [compiler(tree, filename, symbol, incomplete_input=False) for tree, symbol in parts]

    def names(self, source: str) -> dict:
        """What the end of ``source`` can become (``Reply`` of the protocol). Objects before a dot are looked at, which may run code."""
        found = _DOTTED_NAME.search(source)
        end = found[0] if found else ""
        matches = []
        if 0 < len(end) <= MAX_END and self.main is not None:
            completer = rlcompleter.Completer(self.main.__dict__)
            completer.complete(end, 0)
            matches = [name for name in completer.matches if isinstance(name, str) and len(name) <= MAX_NAME]
        return {"kind": "names", "end": end, "names": matches[:MAX_NAMES]}
