"""An invoice to the cent, and what Decimal contexts can do."""
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, DivisionByZero, Inexact, getcontext, localcontext

CENT = Decimal("0.01")
LINES = [("Notebook", 3, "2.49"), ("Fountain pen", 1, "34.90"), ("Ink, 50 ml", 2, "7.15")]

print(0.1 + 0.2, Decimal("0.1") + Decimal("0.2"))
print(Decimal(0.1))

net = Decimal(0)
for name, count, price in LINES:
    amount = count * Decimal(price)
    net += amount
    print(f"{name:<14}{count:>3} × {price:>6} = {amount:>8}")
tax = (net * Decimal("0.077")).quantize(CENT, rounding=ROUND_HALF_UP)
print(f"{'net':<14}{net:>21}")
print(f"{'tax 7.7%':<14}{tax:>21}")
print(f"{'total':<14}{net + tax:>21}")

for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN):
    print(mode, [str(Decimal(x).quantize(Decimal(1), rounding=mode)) for x in ("0.5", "1.5", "2.5", "-2.5")])

with localcontext(prec=50) as context:
    print(Decimal(2).sqrt())
    print(Decimal(1).exp())
    print(Decimal(1) / 7)
    print("inexact:", context.flags[Inexact])
print("default precision:", getcontext().prec, Decimal(1) / 7)

try:
    Decimal(1) / 0
except DivisionByZero:
    print("division by zero")
with localcontext() as context:
    context.traps[DivisionByZero] = False
    print(Decimal(-1) / 0, Decimal("NaN") == Decimal("NaN"))

print(f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.00001234'):e}", Decimal("1E+3").normalize())
print(Decimal("3.140").as_tuple(), Decimal("-7.5") % 2, Decimal("2.50").compare(Decimal("2.5")))
