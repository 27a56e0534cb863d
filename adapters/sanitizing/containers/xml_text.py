"""What does the XML inside a document say, when the runs of a paragraph are read together?

Three looks: fields that are personal by their name (author, company), the text of all nodes joined as a reader sees
it, and the XML as it stands (attributes, comments). Every answer is spliced into the raw bytes; nothing is parsed and
printed again, so namespaces, order and white space stay.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from xml.parsers import expat

from .joined import Segment, join, splice, split_back
from .part import Part, Walk
from .place import Place

_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>",
    re.DOTALL,
)
_NAME = re.compile(rb"</?(?:[^\s/>:]+:)?([^\s/>:]+)")
_ATTRIBUTE = re.compile(rb"\s(?:[^\s=<>:]+:)?([^\s=<>:]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")

# Elements whose descendants read as one line, and those that break a line all the same.
_PARAGRAPHS = {b"p", b"h", b"si", b"is", b"text", b"comment", b"c"}
_BREAKS = {b"p", b"h", b"si", b"br", b"cr", b"tr", b"row", b"table-row", b"line-break", b"text"}
_ROWS = {b"tr", b"row", b"table-row"}
_CELLS = {b"c", b"tc", b"table-cell"}
_TABS = {b"v", b"tab"}
_DEPTH = 1000
_LISTS = {b"li", b"Alt", b"Seq", b"Bag"}
# ECMA-376 core and extended properties, ODF meta, XMP; comment and revision authors.
_PERSONAL_ELEMENTS = {
    b"creator", b"lastModifiedBy", b"Company", b"Manager", b"initial-creator", b"printed-by", b"author", b"sender-name",
    b"OwnerName", b"SerialNumber", b"BodySerialNumber", b"LensSerialNumber", b"CameraOwnerName", b"AuthorsPosition",
    b"GPSLatitude", b"GPSLongitude",
}  # fmt: skip
# Attributes: everywhere (None), or only in these elements (a table has a displayName too).
_PERSONAL_ATTRIBUTES: dict[bytes, bytes | None] = {
    b"author": None, b"initials": None, b"lastModifiedBy": None, b"userName": None, b"OwnerName": None,
    b"SerialNumber": None, b"GPSLatitude": None, b"GPSLongitude": None,
    b"displayName": b"person", b"userId": b"person", b"name": b"cmAuthor",
}  # fmt: skip
# What programs write when they know no person; and what a field is worth nothing without.
PROGRAMS = frozenset({
    "openpyxl", "python-docx", "python-pptx", "xlsxwriter", "reportlab", "anonymous", "unknown", "unspecified",
    "author", "user", "none", "un-named", "pandoc", "libreoffice", "apache poi", "microsoft office user",
    "microsoft office",
})  # fmt: skip


@dataclass(frozen=True)
class _Node:
    start: int
    end: int
    text: str
    element: bytes
    lead: str


def is_xml(data: bytes) -> bool:
    """Whether this is XML in an encoding that can be spliced byte by byte."""
    head = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = re.match(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9_-]+)", head)
    if declared is not None:
        return declared[1].lower() in (b"utf-8", b"us-ascii", b"ascii")
    return head[:5] == b"<?xml" or (head[:1] == b"<" and _well_formed(data))


def is_personal(value: str) -> bool:
    """Whether a field for a person's name holds more than a program's name."""
    return bool(value.strip()) and value.strip().lower() not in PROGRAMS


def walk(data: bytes, place: Place) -> Walk:
    """A whole XML file or packet."""
    place.budget.parse(len(data))
    place.budget.spend(4 * len(data))
    if not _well_formed(data):
        raise place.withheld("XML that is not well-formed, or declares entities")
    nodes = list(_nodes(data))
    # The creator of an e-book is its author in public.
    public_author = place.filename.endswith(".opf")
    edits = [] if public_author else (yield from _personal(data, nodes, place))
    rest = [node for node in nodes if public_author or not _is_personal_node(node)]
    segments = [s for i, node in enumerate(rest) for s in (Segment(node.lead), Segment(node.text, i))]
    joined = join(segments)
    if joined.strip():
        answer = yield place.part("text", joined.encode("utf-8", "surrogatepass"))
        edits += _node_edits(rest, segments, answer, place)
    marked = splice(data, edits)
    public = yield place.part("markup", marked)
    if public != data and not _well_formed(public):
        raise place.withheld("a replacement would break the XML")
    return public


def _node_edits(
    nodes: list[_Node], segments: list[Segment], answer: bytes, place: Place
) -> list[tuple[int, int, bytes]]:
    changes = split_back(segments, answer.decode("utf-8", "surrogatepass"))
    if changes is None:
        raise place.withheld("a replacement falls between two paragraphs")
    return [(nodes[i].start, nodes[i].end, escape(text)) for i, text in changes.items()]


def _personal(data: bytes, nodes: list[_Node], place: Place) -> Generator[Part, bytes, list[tuple[int, int, bytes]]]:
    edits = []
    for node in filter(_is_personal_node, nodes):
        value = node.text.encode("utf-8", "surrogatepass")
        answer = yield place.part("person", value, "personal")
        if answer != value:
            edits.append((node.start, node.end, escape(answer.decode("utf-8", "replace"))))
    for start, end in _personal_attributes(data):
        value = plain(data[start:end]).encode("utf-8", "surrogatepass")
        answer = yield place.part("person", value, "personal")
        if answer != value:
            edits.append((start, end, escape(answer.decode("utf-8", "replace"))))
    return edits


def _is_personal_node(node: _Node) -> bool:
    return node.element in _PERSONAL_ELEMENTS and is_personal(node.text)


def attributes(data: bytes) -> Iterator[tuple[bytes, bytes, tuple[int, int]]]:
    """(tag, local name, where the value lies) of every attribute."""
    for token in _TOKEN.finditer(data):
        tag = token[0]
        if tag[1:2] in (b"!", b"?", b"/"):
            continue
        for attribute in _ATTRIBUTE.finditer(data, token.start(), token.end()):
            yield tag, attribute[1], attribute.span(2 if attribute[2] is not None else 3)


def _personal_attributes(data: bytes) -> Iterator[tuple[int, int]]:
    if not any(name + b"=" in data for name in _PERSONAL_ATTRIBUTES):
        return
    for tag, name, (start, end) in attributes(data):
        if _names_a_person(name, tag) and is_personal(plain(data[start:end])):
            yield start, end


def _names_a_person(attribute: bytes, tag: bytes) -> bool:
    return attribute in _PERSONAL_ATTRIBUTES and _PERSONAL_ATTRIBUTES[attribute] in (None, _tag(tag)[0])


@dataclass
class _Reader:
    """Where a reader of the tokens stands: open elements, how many of them are paragraphs, the break to come.

    ``row``: a row has begun, and no cell of it yet; ``cell``: a cell has, and no text of it yet.
    """

    stack: list[bytes] = field(default_factory=list)
    paragraphs: int = 0
    lead: str = ""
    row: bool = False
    cell: bool = False

    def pass_tag(self, tag: bytes) -> None:
        """Take an opening or closing tag into account."""
        name, opens, closes = _tag(tag)
        if closes and self.stack:
            self.paragraphs -= self.stack.pop() in _PARAGRAPHS
        if name in _CELLS and opens:
            # The paragraphs of a cell stand in its row: a table reads as lines and columns.
            self.lead, self.row, self.cell = "\n" if self.row else "\t", False, True
        elif name in _CELLS or name in _TABS:
            self.lead = self.lead or "\t"
        elif name == b"s" and not opens and not closes:  # OpenDocument's further spaces
            self.lead = self.lead or " "
        elif name in _ROWS:
            self.lead, self.row, self.cell = "\n", opens, False
        elif self.cell and opens:
            pass
        elif name in _BREAKS or not self.paragraphs:
            self.lead = "\n"
        if opens:
            if len(self.stack) == _DEPTH:
                raise ValueError("elements nested too deeply")
            self.stack.append(name)
            self.paragraphs += name in _PARAGRAPHS

    def node(self, start: int, end: int, text: str) -> _Node:
        """A text at this place. ``rdf:li`` and friends speak for the property they list."""
        element = next((name for name in reversed(self.stack) if name not in _LISTS), b"")
        lead, self.lead, self.cell = self.lead, "", False
        return _Node(start, end, text, element, lead)


@lru_cache(4096)
def _tag(tag: bytes) -> tuple[bytes, bool, bool]:
    """(local name, opens an element, closes one); an empty element does neither."""
    found = _NAME.match(tag)
    closes = tag[1:2] == b"/"
    return found[1] if found else b"", not closes and tag[-2:-1] != b"/", closes


def _nodes(data: bytes) -> Iterator[_Node]:
    """Text nodes in order; ``lead`` is the break that a reader sees before the node."""
    reader, at = _Reader(), 0
    for token in _TOKEN.finditer(data):
        start, end = token.span()
        raw = data[at:start]
        if raw and (reader.paragraphs or not raw.isspace()):
            yield reader.node(at, start, plain(raw))
        at = end
        second = data[start + 1]
        if second not in b"!?":
            reader.pass_tag(token[0])
        elif data.startswith(b"<![CDATA[", start):
            yield reader.node(start, end, data[start + 9 : end - 3].decode("utf-8", "surrogateescape"))


def plain(raw: bytes) -> str:
    """Raw XML text without its character references."""
    text = raw.decode("utf-8", "surrogateescape")
    return _ENTITY.sub(lambda m: unescape(m[0]), text) if "&" in text else text


def escape(text: str) -> bytes:
    """Text for an element or an attribute in either kind of quotes; characters XML cannot hold become U+FFFD."""
    text = "".join(
        c if c in "\t\n\r" or " " <= c < "\ud800" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(char, entity)
    return text.encode("utf-8")


def _well_formed(data: bytes) -> bool:
    """Expat reads it, and no entity is declared (neither a bomb nor a hidden text)."""
    parser = expat.ParserCreate()
    entities: list[str] = []
    parser.EntityDeclHandler = lambda name, *_: entities.append(name)
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return not entities
