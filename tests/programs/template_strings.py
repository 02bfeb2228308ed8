"""Template strings (t-strings) of Python 3.14: safe HTML, SQL parameters and logging."""
import html
import json
from string.templatelib import Interpolation, Template, convert


def to_html(template: Template) -> str:
    parts = []
    for part in template:
        match part:
            case str() as text:
                parts.append(text)
            case Interpolation(value, _, conversion, spec):
                if isinstance(value, Template):
                    parts.append(to_html(value))
                elif isinstance(value, list):
                    parts.extend(to_html(item) for item in value)
                else:
                    parts.append(html.escape(format(convert(value, conversion), spec)))
    return "".join(parts)


def to_sql(template: Template) -> tuple[str, list]:
    query = "?".join(template.strings)
    return query, list(template.values)


def f(template: Template) -> str:
    return "".join(p if isinstance(p, str) else format(convert(p.value, p.conversion), p.format_spec) for p in template)


name, price, evil = "Zoë 🦄", 1234.5, "<script>alert('x')</script>"
page = t"<p title={evil!r}>{name:>8} pays {price:,.2f} €</p>"
print(to_html(page))
rows = [t"<li>{word}</li>" for word in ("a<b", "c&d")]
print(to_html(t"<ul>{rows}</ul>"))
print(to_sql(t"SELECT * FROM user WHERE name = {evil} AND age > {18}"))
print(f(t"{name!a} {price:.1e} {'nested'!r:*^12} {{braces}}") == f"{name!a} {price:.1e} {'nested'!r:*^12} {{braces}}")

width = 10
template = t"{price=:>{width}.1f}"
print(template.strings, [(i.expression, i.conversion, i.format_spec) for i in template.interpolations])
print(repr(t"x{1 + 1}y"), type(t"").__name__, t"".strings, t"{name}".strings)
joined = t"Hello, " t"{name}" + t"!"
print(f(joined), len(joined.interpolations))
print(json.dumps({i.expression: i.value for i in page.interpolations}, ensure_ascii=False))
try:
    "text" + t"template"
except TypeError as error:
    print("TypeError:", error)
