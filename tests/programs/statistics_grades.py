"""Describe the grades of a class with the statistics module."""
import statistics as st
from fractions import Fraction

GRADES = {"Anaïs": 5.5, "Ben": 4.0, "Chloé": 4.5, "Dana": 6.0, "Emil": 3.5, "Faye": 4.5, "Gül": 5.0, "Hugo": 2.5}
values = sorted(GRADES.values())

print("mean  ", st.mean(values), st.fmean(values, weights=range(1, 9)))
print("median", st.median(values), st.median_low(values), st.median_high(values))
print("mode  ", st.mode(values), st.multimode([1, 1, 2, 2, 3]))
print("spread", round(st.stdev(values), 6), round(st.pstdev(values), 6), round(st.variance(values), 6))
print("quartiles", st.quantiles(values, n=4), st.quantiles(values, n=4, method="inclusive"))
print("exact", st.mean([Fraction(1, 3), Fraction(1, 6)]), st.harmonic_mean([40, 60]), round(st.geometric_mean([54, 24, 36]), 6))

hours = [1, 2, 3, 4, 5, 6, 7, 8]
slope, intercept = st.linear_regression(hours, values)
print(f"grade ≈ {slope:.4f} × hours + {intercept:.4f}")
print(f"correlation {st.correlation(hours, values):.4f}, ranked {st.correlation(hours, values, method='ranked'):.4f}")

normal = st.NormalDist.from_samples(values)
print(f"NormalDist mean {normal.mean:.4f} sigma {normal.stdev:.4f} P(>5) {1 - normal.cdf(5):.4f}")
print([round(z, 4) for z in st.NormalDist().quantiles(5)])
print((st.NormalDist(5, 2.5) + st.NormalDist(3, 6)).stdev)

for low in range(2, 7):
    names = [name for name, grade in GRADES.items() if low <= grade < low + 1]
    print(f"{low} | {'█' * len(names):<4} {', '.join(names)}")
try:
    st.mean([])
except st.StatisticsError as error:
    print("StatisticsError:", error)
