"""Print calendar pages and count the Fridays that fall on a 13th."""
import calendar
from datetime import date

page = calendar.TextCalendar(calendar.MONDAY)
print(page.formatmonth(2028, 2))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2026, 3, w=3))

unlucky = [(year, month) for year in range(2024, 2029) for month in range(1, 13)
           if calendar.weekday(year, month, 13) == calendar.FRIDAY]
for year, month in unlucky:
    print(f"Friday the 13th: {calendar.month_name[month]} {year}")

print("leap years:", [year for year in range(1896, 1913) if calendar.isleap(year)])
print("leap days 1900–2000:", calendar.leapdays(1900, 2000))
print("monthrange:", calendar.monthrange(2026, 9))
weeks = calendar.monthcalendar(2026, 11)
print("fourth Thursday of November 2026:", [w[calendar.THURSDAY] for w in weeks if w[calendar.THURSDAY]][3])
sundays = [d for d in page.itermonthdates(2026, 5) if d.weekday() == 6 and d.month == 5]
print("Sundays in May:", *[d.day for d in sundays])
print("days of the week:", " ".join(calendar.day_abbr))
print("timegm:", calendar.timegm((2001, 9, 9, 1, 46, 40)))
row = calendar.HTMLCalendar().formatweek([(1, 0), (2, 1), (0, 2)])
print(row)
print(repr(calendar.Month.MAY), date(2026, 5, 1).strftime("%B %U"))
