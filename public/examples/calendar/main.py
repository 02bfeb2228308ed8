# Days, weeks and years: which weekday was it, how old is somebody in days,
# and when is the next Friday the 13th?
import calendar
from datetime import date, timedelta

TODAY = date(2026, 2, 9)  # or: date.today()

text = input("A birthday, as year-month-day: ").strip() or "2014-02-28"
try:
    born = date.fromisoformat(text)
except ValueError as error:
    raise SystemExit(f"{text} is no day of the calendar: {error}")

days = (TODAY - born).days
print(f"{born:%d %B %Y} was a {born:%A}, {days:,} days ago.")

coming = born + timedelta(days=(days // 1000 + 1) * 1000)
print(f"Day {(coming - born).days:,} will be a {coming:%A}, {coming:%d %B %Y}.")


def birthday(year):
    """In years without a 29 February it is the first of March."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


coming = birthday(TODAY.year)
if coming < TODAY:
    coming = birthday(TODAY.year + 1)
print(f"The next birthday is in {(coming - TODAY).days} days, on a {coming:%A}.\n")

print(calendar.TextCalendar().formatmonth(coming.year, coming.month))

fridays = (
    date(TODAY.year + m // 12, m % 12 + 1, 13) for m in range(TODAY.month - 1, 60)
)
unlucky = [day for day in fridays if day.weekday() == calendar.FRIDAY and day >= TODAY]
print("Friday the 13th:", ", ".join(f"{day:%b %Y}" for day in unlucky[:5]))

leap = [year for year in range(TODAY.year, TODAY.year + 20) if calendar.isleap(year)]
print("Leap years:", *leap)
