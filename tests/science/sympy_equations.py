from sympy import Eq, linsolve, solve, symbols

x, y = symbols("x y")
print(solve(x**2 - 5 * x + 6, x))
print(solve(Eq(x**2, 2), x))
print(linsolve([x + y - 3, x - y - 1], (x, y)))
