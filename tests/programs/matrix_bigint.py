"""Matrices as lists: products, powers, determinants and linear systems in exact numbers."""
from fractions import Fraction
from functools import reduce


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([int(i == j) for j in range(n)] for i in range(n))

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows)

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base, n = base @ base, n >> 1
        return result

    def __str__(self):
        width = max(len(str(v)) for row in self.rows for v in row)
        return "\n".join("⎢" + " ".join(f"{v!s:>{width}}" for v in row) + "⎥" for row in self.rows)

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def determinant(self):
        if len(self.rows) == 1:
            return self.rows[0][0]
        return sum((-1) ** j * v * self.minor(0, j).determinant() for j, v in enumerate(self.rows[0]))

    def minor(self, i, j):
        return Matrix(row[:j] + row[j + 1 :] for k, row in enumerate(self.rows) if k != i)

    def solve(self, right):
        rows = [[*map(Fraction, row), Fraction(b)] for row, b in zip(self.rows, right)]
        for i in range(len(rows)):
            pivot = next(r for r in range(i, len(rows)) if rows[r][i])
            rows[i], rows[pivot] = rows[pivot], rows[i]
            rows[i] = [v / rows[i][i] for v in rows[i]]
            for r in range(len(rows)):
                if r != i:
                    rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
        return [str(row[-1]) for row in rows]


fibonacci = Matrix([[1, 1], [1, 0]])
print(fibonacci**10)
big = (fibonacci**1000).rows[0][1]
print(f"fib(1000) has {len(str(big))} digits: {big}")
square = Matrix([[2, -1, 0], [1, 3, 4], [0, 5, -2]])
print(square.T)
print("determinant", square.determinant(), "solution", square.solve([1, 2, 3]))
print(reduce(Matrix.__matmul__, [square, square.T]))
try:
    Matrix([[1, 2], [3]])
except ValueError as error:
    print("ValueError:", error)
