"""Pick apart a small web-server log with regular expressions."""
import re
from collections import Counter

LOG = """\
192.0.2.10 - alice [10/Feb/2026:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326
192.0.2.11 - - [10/Feb/2026:13:55:40 +0000] "POST /login HTTP/1.1" 302 0
198.51.100.7 - bob [10/Feb/2026:13:56:01 +0000] "GET /images/été.png HTTP/2" 404 153
192.0.2.10 - alice [10/Feb/2026:13:57:12 +0000] "DELETE /posts/42 HTTP/1.1" 500 88
this line is not a log line
"""
PATTERN = re.compile(
    r"""
    ^(?P<host>\d{1,3}(?:\.\d{1,3}){3})\s-\s
    (?P<user>\S+)\s
    \[(?P<when>[^\]]+)\]\s
    "(?P<method>[A-Z]+)\s(?P<path>\S+)\sHTTP/(?P<version>[\d.]+)"\s
    (?P<status>\d{3})\s(?P<size>\d+)$
    """,
    re.VERBOSE | re.MULTILINE,
)

hosts = Counter()
for match in PATTERN.finditer(LOG):
    hosts[match["host"]] += 1
    print(f"{match['method']:<7}{match['path']:<18}{match['status']} {int(match['size']):>6}")
print(hosts.most_common())

print(re.sub(r"(\d{2})/(\w{3})/(\d{4})", r"\3-\2-\1", "on 10/Feb/2026"))
print(re.sub(r"\b[a-z]", lambda m: m.group().upper(), "the quick brown fox"))
print(re.split(r"\s*[,;]\s*", "alpha, beta ;gamma,delta"))
print(re.findall(r"(?<=\$)\d+(?:\.\d\d)?", "cost: $15, $3.50 and 20"))
print(re.fullmatch(r"(?i:naïve|ÉTÉ)", "été") is not None)
print(re.findall(r"(\w)\1", "bookkeeper"), re.findall(r"\w+", "naïve 東京 x_1"))
print(re.search(r"(?P<quote>['\"]).*?(?P=quote)", "say 'hello \"you\"' now").span())
print(re.escape("1+1=2?"), re.subn("a", "o", "banana"))
try:
    re.compile(r"(unclosed [group")
except re.PatternError as error:
    print("bad pattern:", error.msg, "at", error.pos)
