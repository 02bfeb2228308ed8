from sympy import Sum, cos, oo, pi, pprint, series, sqrt, symbols

x, n = symbols("x n")
print(series(cos(x), x, 0, 6))
print(Sum(1 / n**2, (n, 1, oo)).doit())
pprint(sqrt(x**2 + 1) / pi, use_unicode=True)
