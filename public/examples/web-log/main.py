# What happened on a web server? Its log, access.log, has one line for each
# visit; a regular expression with names takes the lines apart.
import re
from collections import Counter
from datetime import datetime

LINE = re.compile(
    r"""(?P<who>\S+)\s+-\s+-\s+      # the visitor's address
        \[(?P<when>[^\]]+)\]\s+      # day and time
        "(?P<how>[A-Z]+)\s(?P<what>\S+)[^"]*"\s+
        (?P<code>\d{3})\s(?P<size>\d+)""",
    re.VERBOSE,
)

visits, broken = [], []
with open("access.log", encoding="utf-8") as log:
    for number, line in enumerate(log, start=1):
        if match := LINE.match(line):
            visits.append(match.groupdict())
        else:
            broken.append(number)

print(f"{len(visits)} visits; lines that cannot be read: {broken}\n")

print("Most wanted pages")
for page, count in Counter(visit["what"] for visit in visits).most_common(3):
    print(f"  {count} x {page}")

print("\nVisits by hour")
hours = Counter(
    datetime.strptime(v["when"], "%d/%b/%Y:%H:%M:%S %z").hour for v in visits
)
for hour in sorted(hours):
    print(f"  {hour:02}:00 {'■' * hours[hour]}")

print("\nNot found")
for visit in visits:
    if visit["code"] == "404":
        print(f"  {visit['what']} (asked for by {visit['who']})")

total = sum(int(visit["size"]) for visit in visits)
print(f"\n{total:,} bytes were sent.")

# Replacing, too: nobody's whole address in what is passed on.
print("\nWithout addresses:", re.sub(r"\.\d+\.\d+$", ".x.x", visits[0]["who"]))
