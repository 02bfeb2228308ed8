# A calculator with a language of its own. Python's parser makes a tree of the
# text, match takes the tree apart, and nothing but arithmetic gets through.
import ast
import math
import operator as op

SIGNS = {
    ast.Add: op.add,
    ast.Sub: op.sub,
    ast.Mult: op.mul,
    ast.Div: op.truediv,
    ast.Mod: op.mod,
    ast.Pow: op.pow,
    ast.USub: op.neg,
}
KNOWN = {"pi": math.pi, "e": math.e}
FUNCTIONS = {
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "round": round,
    "abs": abs,
}


def value(tree):
    match tree:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name) if name in KNOWN:
            return KNOWN[name]
        case ast.Name(id=name):
            raise ValueError(f"I do not know {name}: give it a value, as in {name} = 3")
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in SIGNS:
            a, b = value(left), value(right)
            if isinstance(sign, ast.Pow) and abs(b) > 1000:
                raise ValueError("that would be too large")
            return SIGNS[type(sign)](a, b)
        case ast.UnaryOp(op=ast.USub(), operand=part):
            return -value(part)
        case ast.Call(func=ast.Name(id=name), args=[part]) if name in FUNCTIONS:
            return FUNCTIONS[name](value(part))
    raise ValueError("I can only calculate")


print("Try:  2 * (3 + 4)   r = 5   pi * r ** 2   sqrt(2)     Empty to end.")
while line := input("= ").strip():
    try:
        match ast.parse(line).body:
            case [ast.Assign(targets=[ast.Name(id=name)], value=tree)]:
                KNOWN[name] = value(tree)
                print(f"  {name} is {KNOWN[name]} now")
            case [ast.Expr(value=tree)]:
                print(f"  {value(tree)}")
            case _:
                print("  One calculation in a line, please.")
    except SyntaxError:
        print("  That is not complete.")
    except (ValueError, ArithmeticError) as error:
        print(f"  {error}")
print("Names:", ", ".join(KNOWN))
