from sympy import Function, dsolve, lambdify, latex, symbols

x = symbols("x")
f = Function("f")
print(dsolve(f(x).diff(x) - f(x), f(x)))
print(lambdify(x, x**2 + 1)(3), latex(1 / (x + 1)))
