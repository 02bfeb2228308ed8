"""Positional, keyword and starred arguments, unpacking, walrus and for-else."""


def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value
    return composed


def show(first, /, second, *rest, flag=False, **options):
    return f"{first=} {second=} {rest=} {flag=} {options=}"


print(compose(str, abs, int)("-42"), compose()("same"), (lambda *a, **k: (a, k))(1, *[2, 3], x=4, **{"y": 5}))
print(show(1, 2, 3, 4, flag=True, color="rød"))
head, *middle, tail = "ünïcödé"
(x, y), z = [1, 2], 3
x, y = y, x
print(head, middle, tail, x, y, z, [*range(2), *"ab"], {**{"a": 1}, "b": 2} | {"a": 3})
if (n := len(middle)) > 3 and any((hit := c) > "z" for c in middle):
    print("walrus", n, hit)
for i in range(3):
    if i == 5:
        break
else:
    print("no break; i is still", i)
data = [4, 8, 15, 16, 23, 42]
while (total := sum(data)) > 50:
    print("drop", data.pop(), "of", total)
for wrong in (lambda: show(first=1, second=2), lambda: show(1), lambda: compose(3)(1)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
