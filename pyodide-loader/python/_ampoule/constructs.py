"""What a program is made of, by the names that authors have for it (``docs/lessons.md``): ``for``, ``recursion``, ``sorted()``.

Only programs with rules or a check are read so. ``ast`` makes an object of each part of a text, and where parts stand inside one another
too deeply that overflows the stack of a browser while CPython's compiler still works: what may be so deep is not begun.
"""

import ast
import io
import keyword
import tokenize

# Brackets inside one another, and with them operators, calls and dots that follow one another: each may be a part inside the one before it.
MOST_BRACKETS = 60
MOST_OPERATORS = 400
# Of an ``if``, each of which stands inside the one before it.
MOST_BRANCHES = 200
_DEEPENING = {"not", "lambda", "if", "await", "in", "is", "and", "or", "for"}


class TooDeep(Exception):
    """A program that ``ast`` cannot hold here."""


def parse(source: str) -> ast.Module | None:
    """The program; nothing where it is none, which its compiler says better. Raises ``TooDeep``."""
    try:
        _look_how_deep(source)
        # As bytes, as it is compiled: byte order mark and coding comment work alike.
        return ast.parse(source.encode("utf-8", "replace"))
    except (SyntaxError, ValueError):
        return None
    except (RecursionError, MemoryError):
        raise TooDeep from None


def _look_how_deep(source: str) -> None:
    # Of each bracket that is open, how many operators came since its last comma.
    open_brackets, branches, before = [0], 0, ""
    for token in _tokens(source):
        word, is_operator = token.string, token.type == tokenize.OP
        if is_operator and word in "([{":
            open_brackets[-1] += before in (")", "]", "}")
            open_brackets.append(0)
        elif is_operator and word in ")]}":
            open_brackets[1:] = open_brackets[1:-1]
        elif token.type == tokenize.NEWLINE or is_operator and word == ",":
            open_brackets[-1] = 0
        elif word in _DEEPENING or is_operator and word not in (":", ";", "="):
            open_brackets[-1] += 1
        elif word == "elif":
            branches += 1
        if len(open_brackets) > MOST_BRACKETS or sum(open_brackets) > MOST_OPERATORS or branches > MOST_BRANCHES:
            raise TooDeep
        before = word


def _tokens(source: str):
    """As far as the text can be read."""
    try:
        yield from tokenize.generate_tokens(io.StringIO(source).readline)
    except (SyntaxError, tokenize.TokenError):
        return


def lines_of(source: str) -> list[str]:
    """As Python counts them."""
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def code_lines(source: str) -> int:
    """How many lines have code in them: neither blank nor only a comment."""
    aside = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    lines = set()
    for token in _tokens(source):
        if token.type not in aside:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines)


def _is(*kinds):
    return lambda node: isinstance(node, kinds)


def _is_read(*kinds):
    """A list or tuple that is made, not one that names are taken from."""
    return lambda node: isinstance(node, kinds) and isinstance(node.ctx, ast.Load)


def _has_else(node) -> bool:
    if isinstance(node, ast.IfExp):
        return True
    rest = getattr(node, "orelse", None)
    if not isinstance(rest, list) or not rest:
        return False
    # An ``elif`` is an ``if`` in the place of an ``else``, and begins where a line's first word is.
    return not (isinstance(node, ast.If) and len(rest) == 1 and isinstance(rest[0], ast.If) and rest[0].col_offset == node.col_offset)


def _calls_itself(node) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(
        isinstance(inner, ast.Call) and called(inner) == node.name for part in node.body for inner in ast.walk(part)
    )


def _is_endless(node) -> bool:
    return isinstance(node, ast.While) and isinstance(node.test, ast.Constant) and bool(node.test.value)


CONSTRUCTS = {
    "for": _is(ast.For, ast.AsyncFor),
    "while": _is(ast.While),
    "if": _is(ast.If, ast.IfExp),
    "else": _has_else,
    "def": _is(ast.FunctionDef, ast.AsyncFunctionDef),
    "return": _is(ast.Return),
    "class": _is(ast.ClassDef),
    "lambda": _is(ast.Lambda),
    "comprehension": _is(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    "recursion": _calls_itself,
    "try": _is(ast.Try, ast.TryStar),
    "with": _is(ast.With, ast.AsyncWith),
    "import": _is(ast.Import, ast.ImportFrom),
    "f-string": _is(ast.JoinedStr),
    "slice": _is(ast.Slice),
    "list": _is_read(ast.List),
    "dict": _is(ast.Dict),
    "set": _is(ast.Set),
    "tuple": _is_read(ast.Tuple),
    "while True": _is_endless,
}


def called(node: ast.Call) -> str | None:
    """The name that is called: of a function, or of a method."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return None


def is_known(construct: str) -> bool:
    """Whether authors may speak of it."""
    return construct in CONSTRUCTS or construct.endswith("()") and all(_is_name(part) for part in construct[:-2].split("."))


def _is_name(word: str) -> bool:
    return word.isidentifier() and not keyword.iskeyword(word)


def find(tree: ast.AST, construct: str) -> list[ast.AST]:
    """Where it stands, in the order of the text; nowhere if there is no such construct."""
    if construct in CONSTRUCTS:
        found = [node for node in ast.walk(tree) if CONSTRUCTS[construct](node)]
    else:
        # Of ``str.join()`` the text shows only the last name: what a method is called on is known when it runs.
        name = construct.removesuffix("()").rpartition(".")[2]
        found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) == name]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))
