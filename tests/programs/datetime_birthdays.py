"""Dates, times, differences and fixed offsets from UTC, without a time-zone database."""
from datetime import UTC, date, datetime, time, timedelta, timezone

PEOPLE = {"Ada": date(1815, 12, 10), "Grace": date(1906, 12, 9), "Leap": date(2004, 2, 29)}
TODAY = date(2026, 3, 1)


def age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def next_birthday(born: date, today: date) -> date:
    for year in (today.year, today.year + 1):
        try:
            day = born.replace(year=year)
        except ValueError:
            day = date(year, 3, 1)
        if day >= today:
            return day
    raise AssertionError


for name, born in PEOPLE.items():
    upcoming = next_birthday(born, TODAY)
    print(f"{name:<6} {age(born, TODAY):>3} years, next on {upcoming:%a %d %b %Y} in {(upcoming - TODAY).days} days")

start = datetime(2026, 2, 27, 22, 30, tzinfo=timezone(timedelta(hours=5, minutes=30), "IST"))
print(start.isoformat(), start.tzname(), start.astimezone(UTC))
print(datetime.fromisoformat("2026-03-01T08:15:30.250Z") - start)
print(datetime.strptime("1 March 2026, 07:05 PM", "%d %B %Y, %I:%M %p"))
print(date.strptime("2026-060", "%Y-%j"), time.fromisoformat("T0715"))

delta = timedelta(weeks=1, days=-2, hours=30, milliseconds=1500)
print(delta, delta.total_seconds(), delta // timedelta(hours=1), divmod(delta, timedelta(days=2)))
print(-timedelta(seconds=1), abs(-timedelta(minutes=90)), repr(timedelta(microseconds=5)))
print(date(2027, 1, 1).isocalendar(), date.fromisocalendar(2026, 53, 5), date(2026, 3, 1).toordinal())
print(datetime.fromtimestamp(1_000_000_000, UTC), int(datetime(1970, 1, 2, tzinfo=UTC).timestamp()))
print([(date(2026, 1, 31) + timedelta(days=n)).strftime("%d.%m.") for n in range(0, 60, 15)])
try:
    datetime(2026, 1, 1) < start
except TypeError as error:
    print("TypeError:", error)
