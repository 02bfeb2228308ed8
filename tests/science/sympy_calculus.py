from sympy import cos, diff, exp, integrate, limit, oo, sin, symbols

x = symbols("x")
print(diff(sin(x) * exp(x), x))
print(integrate(x**2, (x, 0, 3)), integrate(cos(x), x), integrate(exp(-x), (x, 0, oo)))
print(limit(sin(x) / x, x, 0))
