"""Closures, nonlocal, late binding and mutable defaults."""


def make_counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    step.peek = lambda: count
    return step


def memo(function):
    store = {}

    def wrapper(*args):
        if args not in store:
            store[args] = function(*args)
        return store[args]

    wrapper.store = store
    return wrapper


@memo
def binomial(n, k):
    return 1 if k in (0, n) else binomial(n - 1, k - 1) + binomial(n - 1, k)


def remember(item, seen=[]):
    seen.append(item)
    return list(seen)


level = "module"


def scopes():
    level = "function"

    class Inner:
        level = "class"
        seen = [level for _ in range(2)]

        def method(self):
            return level

    return Inner.level, Inner.seen, Inner().method(), globals()["level"]


a, b = make_counter(), make_counter(10)
print(a(), a(5), b(), a.peek(), a.__closure__[0].cell_contents, a.__code__.co_freevars)
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
print(binomial(30, 15), len(binomial.store), remember("é"), remember("ß"))
print(scopes())
try:
    exec("def f():\n    print(value)\n    value = 1\nf()")
except UnboundLocalError as error:
    print("UnboundLocalError:", error)
