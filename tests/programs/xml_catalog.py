"""Read, query, change and write XML with ElementTree, minidom and SAX."""
import io
import xml.etree.ElementTree as ET
import xml.sax
from xml.dom import minidom
from xml.sax.saxutils import escape, quoteattr

SOURCE = """<?xml version="1.0" encoding="UTF-8"?>
<catalog xmlns:x="urn:extra">
  <book id="b1" lang="fr"><title>L'Étranger</title><price cur="EUR">7.90</price></book>
  <book id="b2" lang="en"><title>Emma &amp; Co.</title><price cur="GBP">5.50</price></book>
  <!-- a comment -->
  <book id="b3" lang="ja"><title>雪国 &#x2744;</title><x:note>rare</x:note></book>
</catalog>"""

root = ET.fromstring(SOURCE.encode())
for book in root.iter("book"):
    price = book.find("price")
    print(book.get("id"), book.findtext("title"), "-" if price is None else f"{price.text} {price.get('cur')}")
print([b.get("id") for b in root.findall("book[price]")], root.find(".//book[@lang='ja']/title").text)
print(root.find("book/x:note", {"x": "urn:extra"}).text, root[2][1].tag, len(root))

for price in root.iter("price"):
    price.text = f"{float(price.text) * 2:.2f}"
root.remove(root.find("book[@id='b2']"))
new = ET.SubElement(root, "book", id="b4", lang="de")
ET.SubElement(new, "title").text = "<Größe> & \"Maß\""
ET.indent(root)
ET.register_namespace("x", "urn:extra")
print(ET.tostring(root, encoding="unicode"))
print(ET.tostring(new[0]), ET.tostring(ET.Element("empty"), short_empty_elements=False))
print(ET.canonicalize('<a  z="1" b="2"><c/></a>'))

events = ET.iterparse(io.StringIO("<r><i>1</i><i>2</i></r>"), events=("start", "end"))
print([(event, element.tag) for event, element in events])
dom = minidom.parseString("<r a='1'><c>text</c></r>")
print(dom.documentElement.getAttribute("a"), dom.getElementsByTagName("c")[0].firstChild.data)
print(dom.toprettyxml(indent="\t"), end="")


class Counter(xml.sax.ContentHandler):
    depth = deepest = 0

    def startElement(self, name, attrs):
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)

    def endElement(self, name):
        self.depth -= 1


counter = Counter()
xml.sax.parseString(SOURCE.encode(), counter)
print("deepest:", counter.deepest, escape("a<b & c"), quoteattr('say "hi"'))
try:
    ET.fromstring("<a><b></a>")
except ET.ParseError as error:
    print("ParseError:", error, error.position)
