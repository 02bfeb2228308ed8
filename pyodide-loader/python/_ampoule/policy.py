"""An author's rules (``Policy`` of the protocol): which Python a program may be written in.

They are for teaching and never the wall, which is the sandbox: whoever knows Python's insides gets around them, and reaches nothing
by it. The text is looked through before anything of it runs; at run time only what stands in the program itself is held to the rules,
libraries import and call what they want.
"""

import ast
import builtins

from . import constructs
from .phrases import phrase

MOST_VIOLATIONS = 100
MOST_NAME = 80
# Of importlib, with the module's name in the text.
_IMPORTERS = ("__import__", "import_module")
# They take an attribute's name as text.
_REACHING = ("getattr", "setattr", "delattr", "hasattr")


class PolicyError(SyntaxError):
    """A program that keeps not to its author's rules; nothing of it was run."""

    __module__ = "builtins"

    def __str__(self):
        return str(self.msg)


def violations(source: str, policy: dict, language: str) -> list[dict]:
    """``Violation`` of the protocol, in the order of the text. None where the text is no program: its compiler says that."""
    try:
        tree = constructs.parse(source)
        return [] if tree is None else _Reader(source, policy, language).read(tree)
    except (constructs.TooDeep, RecursionError, MemoryError):
        return [{"line": 1, "column": 1, "rule": "syntax", "message": phrase(language, "too_deep")}]


def error(source: str, found: list[dict], filename: str) -> PolicyError:
    """The exception that says what was found first."""
    first, lines = found[0], constructs.lines_of(source)
    text = lines[first["line"] - 1] if first["line"] <= len(lines) else ""
    return PolicyError(f"{first['rule']}: {first['message']}", (filename, first["line"], first["column"], text))


class _Reader:
    def __init__(self, source: str, policy: dict, language: str):
        self._lines = constructs.lines_of(source)
        self._source = source
        self._policy = policy
        self._language = language
        self._found: list[dict] = []

    def read(self, tree: ast.Module) -> list[dict]:
        nodes = list(ast.walk(tree))
        own = {name for node in nodes for name in _bound(node)}
        for node in nodes:
            self._imports(node)
            self._builtins(node, own)
            self._names(node)
        self._syntax(tree)
        self._found.sort(key=lambda one: (one["line"], one["column"]))
        return self._found[:MOST_VIOLATIONS]

    def _say(self, node, rule: str, key: str, **gaps) -> None:
        line = getattr(node, "lineno", 1)
        # Of bytes ``ast`` speaks, people of letters.
        before = self._lines[line - 1].encode()[: getattr(node, "col_offset", 0)] if line <= len(self._lines) else b""
        gaps = {key: value[:MOST_NAME] if key == "name" else value for key, value in gaps.items()}
        self._found.append(
            {"line": line, "column": len(before.decode("utf-8", "replace")) + 1, "rule": rule, "message": phrase(self._language, key, **gaps)}
        )

    def _imports(self, node) -> None:
        for name in _imported(node):
            if refused := refused_import(self._policy, name):
                self._say(node, refused[0], refused[1], **refused[2])

    def _builtins(self, node, own: set[str]) -> None:
        # A name that the program gives itself is its own.
        if isinstance(node, ast.Name) and node.id in _denied(self._policy, "builtins") and node.id not in own:
            self._say(node, "builtins.deny", "deny_builtin", name=node.id)

    def _names(self, node) -> None:
        denied, no_dunder = _denied(self._policy, "names"), self._policy.get("dunder") == "deny"
        for name in _written(node):
            if name in denied:
                self._say(node, "names.deny", "deny_name", name=name)
            elif no_dunder and len(name) > 4 and name.startswith("__") and name.endswith("__"):
                self._say(node, "dunder", "dunder", name=name)

    def _syntax(self, tree: ast.Module) -> None:
        syntax = self._policy.get("syntax") or {}
        for construct in syntax.get("require") or []:
            if constructs.is_known(construct) and not constructs.find(tree, construct):
                self._say(None, "syntax.require", "require", name=construct)
        for construct in syntax.get("forbid") or []:
            for node in constructs.find(tree, construct):
                self._say(node, "syntax.forbid", "forbid", name=construct)
        most, count = syntax.get("maxLines"), constructs.code_lines(self._source)
        if most is not None and count > most:
            self._say(None, "syntax.maxLines", "max_lines", count=count, most=most)


def _denied(policy: dict, part: str) -> list[str]:
    return (policy.get(part) or {}).get("deny") or []


def _imported(node) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case ast.Call(args=[ast.Constant(value=str(name)), *_]) if constructs.called(node) in _IMPORTERS and not name.startswith("."):
            return [name]
    return []


def _bound(node) -> list[str]:
    """Names that the program gives something."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.arg(arg=name) | ast.alias(asname=str(name)) | ast.alias(name=name) | ast.ExceptHandler(name=str(name)):
            return [name]
    return []


def _written(node) -> list[str]:
    """Names and attributes as they stand in the text, also where they stand as text for ``getattr`` and its like."""
    match node:
        case ast.Call(args=[_, ast.Constant(value=str(name)), *_]) if constructs.called(node) in _REACHING:
            return [name]
        case ast.Attribute(attr=name):
            return [name]
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return names
        case ast.ImportFrom(module=str(module)):
            return module.split(".")
        case ast.alias(name=name, asname=other):
            return [*name.split("."), *([other] if other else [])]
        case ast.Constant():
            return []
    named = (getattr(node, field, None) for field in ("id", "name", "arg", "rest"))
    return [name for name in named if isinstance(name, str)]


def refused_import(policy: dict, module: str) -> tuple[str, str, dict] | None:
    """The rule, the phrase and its gaps where this module may not be imported."""
    name = module.partition(".")[0]
    imports = policy.get("imports") or {}
    allowed = imports.get("allow")
    if name in (imports.get("deny") or []):
        return "imports.deny", "deny_import", {"name": name}
    if allowed is not None and name not in allowed:
        return ("imports.allow", "allow", {"name": name, "names": ", ".join(allowed)[:400]}) if allowed else ("imports.allow", "allow_none", {"name": name})
    return None


def own_builtins(policy: dict, language: str) -> dict:
    """What the program has for ``__builtins__``. Only its own functions see it; a library's keep Python's."""
    own = dict(builtins.__dict__)
    for name in _denied(policy, "builtins"):
        own.pop(name, None)
    ask = builtins.__import__

    def guarded_import(name, globals=None, locals=None, fromlist=(), level=0):
        refused = refused_import(policy, name) if level == 0 and isinstance(name, str) else None
        if refused:
            rule, key, gaps = refused
            raise ImportError(f"{rule}: {phrase(language, key, **gaps)}", name=name)
        return ask(name, globals, locals, fromlist, level)

    if "__import__" in own:
        guarded_import.__name__ = guarded_import.__qualname__ = "__import__"
        own["__import__"] = guarded_import
    return own
