"""Small puzzles solved with itertools."""
from itertools import (
    accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
    groupby, islice, pairwise, permutations, product, starmap, takewhile, tee, zip_longest,
)
import operator


def send_more_money():
    letters = "SENDMORY"
    for digits in permutations(range(10), len(letters)):
        code = dict(zip(letters, digits))
        if code["M"] != 1 or code["S"] == 0 or code["O"] != 0 or code["S"] != 9:
            continue
        send, more, money = (int("".join(str(code[c]) for c in word)) for word in ("SEND", "MORE", "MONEY"))
        if send + more == money:
            return f"{send} + {more} = {money}"


def run_lengths(text):
    return [(key, sum(1 for _ in group)) for key, group in groupby(text)]


print(["".join(p) for p in permutations("abc", 2)])
print([sum(c) for c in combinations((1, 5, 10, 25), 2)], list(combinations_with_replacement("xy", 2)))
print(len(list(product(range(6), repeat=3))), list(product("01", "ab")))
print(run_lengths("aaabccddddé"), list(batched("abcdefgh", 3)))
print(list(accumulate([3, 1, 4, 1, 5, 9], max)), list(accumulate(range(1, 8), operator.mul, initial=1)))
print(list(takewhile(lambda n: n < 40, (n * n for n in count(1)))), list(dropwhile(str.islower, "abCde")))
print(list(islice(cycle("🔴🟢🔵"), 7)), list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])))
print([b - a for a, b in pairwise([1, 4, 9, 16, 25])], list(starmap(pow, [(2, 5), (3, 2)])))
print(list(zip_longest("ab", "wxyz", fillvalue="-")), list(chain.from_iterable([[1, 2], [3], []])))
left, right = tee(iter("copy"))
print("".join(left), "".join(right))
print(list(islice(count(10, -0.5), 3)), next(islice(count(5, 5), 19, None)))

squares = [a for a in permutations(range(1, 10)) if a[0] == 2 and a[1] == 7 and sum(a[:3]) == sum(a[3:6]) == sum(a[6:])
           and sum(a[0::3]) == sum(a[1::3]) == sum(a[2::3]) == a[0] + a[4] + a[8] == a[2] + a[4] + a[6]]
for row in batched(squares[0], 3):
    print(*row)
