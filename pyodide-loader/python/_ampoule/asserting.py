"""``assert`` in a check, where it has no message: it says what was compared, *expected* and *got*, or what should have been true."""

import ast
import builtins

from . import sayings
from .phrases import phrase

# As they were when this was imported, which a program cannot have been before.
BUILTINS = dict(builtins.__dict__)
# No check can name it.
EQUAL = "assert =="
MOST_SOURCE = 300


class Failed(AssertionError):
    """A check's word that the program is not right."""

    def __init__(self, message: str = "", expected: str | None = None, got: str | None = None):
        super().__init__(message)
        self.expected = expected
        self.got = got


def parse(check: str, filename: str, language: str) -> ast.Module:
    """The check as it is run, with ``EQUAL`` to be found among its names."""
    tree = ast.parse(check, filename)
    return ast.fix_missing_locations(_Asserts(check, language).visit(tree))


def equal(language: str, output: str):
    """What ``EQUAL`` is: fails where the first is not equal to the second. ``output`` is what the program printed."""

    def compare(got, expected):
        if not got == expected:
            raise Failed(phrase(language, "other_output" if got is output else "not_equal"), *sayings.side_by_side(expected, got))

    return compare


class _Asserts(ast.NodeTransformer):
    def __init__(self, check: str, language: str):
        self._check = check
        self._language = language

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        if node.msg is not None:
            return node
        match node.test:
            case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
                # Some write what is expected first.
                got, expected = (right, left) if _is_literal(left) and not _is_literal(right) else (left, right)
                call = ast.Call(ast.Name(EQUAL, ast.Load()), [got, expected], [])
                return ast.copy_location(ast.Expr(ast.copy_location(call, node)), node)
        source = ast.get_source_segment(self._check, node.test) or ast.unparse(node.test)
        node.msg = ast.Constant(phrase(self._language, "should_be_true", source=" ".join(source.split())[:MOST_SOURCE]))
        return node


def _is_literal(node: ast.expr) -> bool:
    return all(isinstance(part, ast.Constant | ast.List | ast.Tuple | ast.Dict | ast.Set | ast.UnaryOp | ast.unaryop | ast.expr_context) for part in ast.walk(node))
