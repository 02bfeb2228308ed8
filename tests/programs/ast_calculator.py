"""A safe calculator on Python's own syntax tree, and a program that rewrites programs."""
import ast
import operator

OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow, ast.USub: operator.neg,
}


def evaluate(node: ast.AST, names: dict):
    match node:
        case ast.Expression(body):
            return evaluate(body, names)
        case ast.Constant(int() | float() as value):
            return value
        case ast.Name(id) if id in names:
            return names[id]
        case ast.BinOp(left, op, right):
            return OPERATORS[type(op)](evaluate(left, names), evaluate(right, names))
        case ast.UnaryOp(op, operand):
            return OPERATORS[type(op)](evaluate(operand, names))
    raise ValueError(f"not allowed: {ast.unparse(node)}")


for text in ("2 + 3 * 4", "-(1.5 - π) ** 2", "2 ** 64 // 3", "7 / 0", "__import__('os')", "1 +", "'a' * 9"):
    try:
        print(f"{text} = {evaluate(ast.parse(text, mode='eval'), {'π': 3})}")
    except (ValueError, SyntaxError, ZeroDivisionError) as error:
        print(f"{text} → {type(error).__name__}: {str(error).split(' (')[0]}")

SOURCE = '''
def area(radius, *, unit="cm"):
    """Doc."""
    x = radius * radius
    return x * 3.14, [n for n in range(3) if n]
'''
tree = ast.parse(SOURCE)
print(ast.dump(ast.parse("x: int = f(1)[0]").body[0]))
print(sorted({type(node).__name__ for node in ast.walk(tree)})[:12])
function = tree.body[0]
print(function.name, [a.arg for a in function.args.kwonlyargs], ast.get_docstring(function), function.lineno)


class Rename(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Name("squared" if node.id == "x" else node.id, node.ctx), node)

    def visit_Constant(self, node):
        return ast.Constant(3.0) if node.value == 3.14 else node


changed = ast.fix_missing_locations(Rename().visit(tree))
print(ast.unparse(changed))
namespace: dict = {}
exec(compile(changed, "<rewritten>", "exec"), namespace)
print(namespace["area"](2), ast.literal_eval("{'a': [1, (2, None)], 'b': {3}}"), eval("1 + 1"))
