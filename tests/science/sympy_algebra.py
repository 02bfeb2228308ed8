from sympy import expand, factor, simplify, symbols

x, y = symbols("x y")
print(expand((x + y) ** 3))
print(factor(x**2 - y**2))
print(simplify((x**2 - 1) / (x - 1)))
