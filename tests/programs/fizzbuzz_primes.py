"""FizzBuzz, a prime sieve, perfect numbers and the Collatz sequence."""


def fizzbuzz(limit):
    for n in range(1, limit + 1):
        yield "Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or str(n)


def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0:2] = b"\0\0"
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n, flag in enumerate(flags) if flag]


def collatz(n):
    steps = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps.append(n)
    return steps


print(" ".join(fizzbuzz(20)))
primes = sieve(10_000)
print(f"{len(primes)} primes up to 10,000, the last five: {primes[-5:]}")
twins = [(a, b) for a, b in zip(primes, primes[1:]) if b - a == 2]
print("twin primes below 100:", [pair for pair in twins if pair[1] < 100])
perfect = [n for n in range(2, 1000) if sum(d for d in range(1, n) if n % d == 0) == n]
print("perfect numbers below 1000:", perfect)
longest = max(range(1, 2000), key=lambda n: len(collatz(n)))
print("longest Collatz start below 2000:", longest, "with", len(collatz(longest)), "steps")
print(" → ".join(map(str, collatz(13))))
