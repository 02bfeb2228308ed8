"""Take URLs and HTML apart and put them together."""
import html
from html.parser import HTMLParser
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, urlencode, urljoin, urlsplit, urlunsplit

URL = "https://user:pw@example.org:8443/a%20b/caf%C3%A9;v=1?q=sch%C3%B6n&q=2&empty=&x=1+2#frag"
parts = urlsplit(URL)
print(parts.scheme, parts.hostname, parts.port, parts.username, unquote(parts.path), parts.fragment)
print(parse_qs(parts.query, keep_blank_values=True), parse_qsl("a=1&b=2"))
print(urlunsplit(parts._replace(netloc="localhost", query="", fragment="")))
print(urlencode({"name": "Zoë & Max", "tags": ["a", "b/c"]}, doseq=True), quote("/docs/été 🌞"), quote_plus("a b+c"))
for link in ("../up", "?page=2", "//cdn.example/x.js", "/root", "#top", "mailto:me@example.org"):
    print(f"{link:<24}", urljoin("http://example.org/dir/sub/page.html", link))

print(html.escape("<a href='x'>Tom & \"Jerry\"</a>"), html.unescape("&lt;caf&eacute;&gt; &#128013; &#x41; &nope;"))

PAGE = """<!DOCTYPE html>
<html><head><title>Links &amp; more</title><!-- hidden --></head>
<body><h1 class="big red">Été</h1>
<p>See <a href="/one">one</a>, <a href='two.html' target=_blank>two &rarr;</a><br/>
<img src="cat.png" alt="🐱"></p><script>if (a < b) { "<a href='no'>" }</script></body></html>"""


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.text, self.tags = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs))

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag + "/")

    def handle_data(self, data):
        if data.strip() and "script" != self.tags[-1]:
            self.text.append(data.strip())

    def handle_comment(self, data):
        print("comment:", data.strip())

    def handle_decl(self, decl):
        print("declaration:", decl)


outline = Outline()
outline.feed(PAGE)
outline.close()
print(outline.tags)
print(outline.links)
print(outline.text)
