from sympy import N, Rational, factorial, factorint, isprime, pi, primerange, sqrt

print(Rational(1, 3) + Rational(1, 6), sqrt(8), N(pi, 30))
print(factorint(360), isprime(97), list(primerange(20)), factorial(20))
