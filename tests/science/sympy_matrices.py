from sympy import Matrix, eye, symbols

a = symbols("a")
m = Matrix([[1, 2], [3, a]])
print(m.det(), m.inv().subs(a, 4), m * eye(2) == m)
print(Matrix([[2, 0], [0, 3]]).eigenvals())
