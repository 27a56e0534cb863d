"""Where do a PDF's objects hold text strings, and how is one written back?"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field

import pikepdf

from .joined import Segment, join, split_back
from .part import Part
from .place import Place
from .xml_text import is_personal

# The info dictionary, as programs fill it.
_PERSONAL = {"/Author", "/Manager", "/Company", "/LastModifiedBy"}
# Strings that are bytes: file ids, colour tables, checksums, certificates' digests.
_BYTES = {"/ID", "/Lookup", "/CheckSum", "/DA", "/Panose"}
_DEPTH = 60


@dataclass
class TextString:
    """One string object, and how to put another in its place."""

    key: str
    value: str
    write: Callable[[str], None]


@dataclass
class Strings:
    """All strings of a file, in object order."""

    texts: list[TextString] = field(default_factory=list)
    personal: list[TextString] = field(default_factory=list)

    def clean(self, place: Place) -> Generator[Part, bytes, bool]:
        """Look at all strings as ``key = value`` lines."""
        segments = [
            segment
            for number, text in enumerate(self.texts)
            for segment in (Segment(f"{text.key[1:]} = "), Segment(text.value, number), Segment("\n"))
        ]
        if not segments:
            return False
        joined = join(segments).encode("utf-8", "surrogatepass")
        answer = yield place.part("strings", joined)
        changes = split_back(segments, answer.decode("utf-8", "surrogatepass"))
        if changes is None:
            raise place.withheld("a replacement falls between two strings")
        for number, new in changes.items():
            self.texts[number].write(new)
        return bool(changes)


def collect_strings(item: pikepdf.Object, strings: Strings, place: Place, key: str = "/Text", depth: int = 0) -> None:
    """Add the strings directly inside ``item``; other indirect objects speak for themselves."""
    if depth > _DEPTH:
        raise place.withheld("objects nested too deeply")
    for name, value, write in _children(item, key):
        if name in _BYTES:
            continue
        if isinstance(value, pikepdf.String):
            _add(strings, TextString(name, str(value), write), name in _PERSONAL or _is_note_author(item, name))
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
            collect_strings(value, strings, place, name, depth + 1)
    if isinstance(item, pikepdf.Dictionary) and "/ByteRange" in item and "/Contents" in item:
        raise place.withheld("digitally signed: a certificate names its owner")


def _is_note_author(item: pikepdf.Object, name: str) -> bool:
    """/T is the author of a note, but the name of a form field."""
    return (
        name == "/T" and isinstance(item, pikepdf.Dictionary) and "/Rect" in item
        and item.get("/Subtype") != pikepdf.Name.Widget and "/FT" not in item
    )  # fmt: skip


def _add(strings: Strings, text: TextString, of_a_person: bool) -> None:
    if text.value.strip():
        person = of_a_person and is_personal(text.value)
        (strings.personal if person else strings.texts).append(text)


def _children(item: pikepdf.Object, key: str) -> Iterator[tuple[str, pikepdf.Object, Callable[[str], None]]]:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for name, value in item.items():
            yield name, value, _writer(item, name)
    elif isinstance(item, pikepdf.Array):
        for index, value in enumerate(item):
            yield key, value, _writer(item, index)


def _writer(parent: pikepdf.Object, slot: str | int) -> Callable[[str], None]:
    def write(text: str) -> None:
        parent[slot] = pikepdf.String(text)

    return write


def names_of(pdf: pikepdf.Pdf) -> set[str]:
    """Every name and dictionary key in the file, without the slash."""
    names: set[str] = set()
    for item in [pdf.trailer, *pdf.objects]:
        _add_names(item, names, 0)
    return names


def _add_names(item: pikepdf.Object, names: set[str], depth: int) -> None:
    for key, value, _ in _children(item, "") if depth < _DEPTH else ():
        names.add(key[1:])
        if isinstance(value, pikepdf.Name):
            names.add(str(value)[1:])
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
            _add_names(value, names, depth + 1)
