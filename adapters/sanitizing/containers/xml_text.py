"""What does the XML inside a document say, when the runs of a paragraph are read together?

Three looks: fields that are personal by their name (author, company), the text of all nodes joined as a reader sees
it, and the XML as it stands (attributes, comments). Every answer is spliced into the raw bytes; nothing is parsed and
printed again, so namespaces, order and white space stay.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
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
_PARAGRAPHS = {b"p", b"h", b"si", b"is", b"text", b"comment"}
_BREAKS = {b"p", b"h", b"si", b"is", b"br", b"cr", b"tr", b"row", b"line-break", b"text"}
_CELLS = {b"c", b"tc", b"tab"}
# ECMA-376 core and extended properties, ODF meta, XMP; comment and revision authors.
_PERSONAL_ELEMENTS = {
    b"creator", b"lastModifiedBy", b"Company", b"Manager", b"initial-creator", b"printed-by", b"author", b"sender-name",
    b"OwnerName", b"SerialNumber", b"BodySerialNumber", b"LensSerialNumber", b"CameraOwnerName", b"AuthorsPosition",
    b"GPSLatitude", b"GPSLongitude",
}  # fmt: skip
_PERSONAL_ATTRIBUTES = {
    b"author", b"initials", b"lastModifiedBy", b"userName", b"userId", b"displayName", b"creator", b"OwnerName",
    b"SerialNumber", b"GPSLatitude", b"GPSLongitude", b"providerId",
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
    place.budget.spend(4 * len(data))
    if not _well_formed(data):
        raise place.withheld("XML that is not well-formed, or declares entities")
    nodes = list(_nodes(data))
    edits = yield from _personal(data, nodes, place)
    rest = [node for node in nodes if not _is_personal_node(node)]
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
        value = _plain(data[start:end]).encode("utf-8", "surrogatepass")
        answer = yield place.part("person", value, "personal")
        if answer != value:
            edits.append((start, end, escape(answer.decode("utf-8", "replace"))))
    return edits


def _is_personal_node(node: _Node) -> bool:
    return node.element in _PERSONAL_ELEMENTS and is_personal(node.text)


def _personal_attributes(data: bytes) -> Iterator[tuple[int, int]]:
    for token in _TOKEN.finditer(data):
        if token[0][:2] in (b"<!", b"<?", b"</"):
            continue
        for attribute in _ATTRIBUTE.finditer(data, token.start(), token.end()):
            group = 2 if attribute[2] is not None else 3
            if attribute[1] in _PERSONAL_ATTRIBUTES and is_personal(_plain(attribute[group])):
                yield attribute.span(group)


def _nodes(data: bytes) -> Iterator[_Node]:
    """Text nodes in order; ``lead`` is the break that a reader sees before the node."""
    stack: list[bytes] = []
    at, lead = 0, ""
    for token in _TOKEN.finditer(data):
        found = _node(data[at : token.start()], at, stack, lead)
        if found is not None:
            yield found
            lead = ""
        at = token.end()
        if token[0].startswith(b"<![CDATA["):
            yield _Node(token.start(), at, token[0][9:-3].decode("utf-8", "surrogateescape"), _top(stack), lead)
            lead = ""
        elif token[0][:2] not in (b"<!", b"<?"):
            lead = _break(lead, _enter(token[0], stack), stack)


def _node(raw: bytes, at: int, stack: list[bytes], lead: str) -> _Node | None:
    if not raw or (not raw.strip() and not _PARAGRAPHS.intersection(stack)):
        return None
    return _Node(at, at + len(raw), _plain(raw), _top(stack), lead)


def _top(stack: list[bytes]) -> bytes:
    """The element a node belongs to; ``rdf:li`` and friends speak for the property they list."""
    return next((name for name in reversed(stack) if name not in (b"li", b"Alt", b"Seq", b"Bag")), b"")


def _enter(tag: bytes, stack: list[bytes]) -> bytes:
    found = _NAME.match(tag)
    name = found[1] if found else b""
    if tag[1:2] == b"/":
        if stack:
            stack.pop()
    elif tag[-2:-1] != b"/":
        stack.append(name)
    return name


def _break(lead: str, name: bytes, stack: list[bytes]) -> str:
    if name in _CELLS:
        return lead or "\t"
    return "\n" if name in _BREAKS or not _PARAGRAPHS.intersection(stack) else lead


def _plain(raw: bytes) -> str:
    return _ENTITY.sub(lambda m: unescape(m[0]), raw.decode("utf-8", "surrogateescape"))


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
