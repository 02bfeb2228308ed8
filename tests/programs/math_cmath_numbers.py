"""Floats, complex numbers and very big integers."""
import cmath
import math
import operator
import sys

print(math.factorial(30), math.comb(52, 5), math.perm(10, 3), math.isqrt(10**40 + 1))
print(math.gcd(462, 1071), math.lcm(*range(1, 21)), math.prod([2, 3, 7]), math.dist((0, 0, 0), (2, 3, 6)))
print([f"{f(1.25):.10f}" for f in (math.sin, math.cos, math.tan, math.exp, math.log, math.gamma, math.erf)])
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.sumprod([1, 2, 3], [4, 5, 6]), math.fma(2.0, 3.0, 1.0))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), round(2.5), round(-3.5), round(1234.567, -2), math.copysign(3, -0.0))
print(math.frexp(8.5), math.ldexp(0.5, 4), math.modf(-3.25), math.fmod(-7, 3), -7 % 3, -7 // 3, math.remainder(7, 4))
print(math.inf > 10**308, math.nan == math.nan, math.isclose(0.1 + 0.2, 0.3), math.nextafter(1.0, 2.0), math.ulp(1.0))
print((0.1).hex(), float.fromhex("0x1.8p+1"), (0.75).as_integer_ratio(), 1e16 + 1, 5e-324, 1e23, 2**53 + 1.0, repr(1 / 3))

z = 3 + 4j
print(abs(z), z.conjugate(), z * 1j, z**2, z / (1 - 2j), complex("1e2-3j"), -z == 0 - z)
print(f"{cmath.phase(z):.6f} {cmath.sqrt(-4)} {cmath.isclose(cmath.exp(1j * math.pi), -1)}")
roots = [cmath.rect(1, 2 * math.pi * k / 5) for k in range(5)]
print([f"{root.real:+.4f}{root.imag:+.4f}j" for root in roots[1:4]])

mersenne = 2**521 - 1
print(mersenne, mersenne.bit_length(), len(str(mersenne)))
print(pow(3, 10**18, 1_000_000_007), pow(3, -1, 11), (10**50) // 7, divmod(-(10**20), 999), 1 << 70 ^ 0xFF)
print(int("zz", 36), int("0b1011", 0), 0x_FF_FF, (2**100).bit_count(), ~5, -13 >> 2, 6 & 3 | 8)
try:
    int("9" * 5000)
except ValueError as error:
    print("ValueError:", str(error).split(";")[0])
sys.set_int_max_str_digits(6000)
print(len(str(7**7000)))


def is_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    return n > 1 and all(
        (x := pow(a, d, n)) in (1, n - 1) or any((x := x * x % n) == n - 1 for _ in range(s - 1)) for a in (2, 3, 5, 7, 11, 13)
    )


print([n for n in range(10**12, 10**12 + 120) if n % 2 and is_prime(n)], list(map(operator.index, (True, 2))))
