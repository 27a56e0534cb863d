"""What do the sheets of a workbook (xlsx) say, row by row?

A workbook keeps its texts in a list of their own, where nobody sees which stands below the heading "Password" or
beside which name. Here the rows are put together again, a cell a column, looked at as one table, and what is replaced
in a cell is written into the list, or into the cell where it was a number.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from .joined import Segment, join, splice, split_back
from .part import Part
from .place import Place
from .xml_text import escape, plain

SHARED = "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_LARGEST = 16 << 20
"""Bytes of XML of a sheet or list; longer ones are looked at as texts alone."""
_COLUMNS = 500
_ROW = re.compile(rb"<(?:\w+:)?row(?:\s[^<>]*)?>")
_CELL = re.compile(rb"<((?:\w+:)?c)(\s[^<>]*?)?(?:/>|>(.*?)</\1>)", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</")
_ITEM = re.compile(rb"<((?:\w+:)?si)(?:\s[^<>]*)?(?:/>|>(.*?)</\1>)", re.DOTALL)
_SPOKEN = re.compile(rb"<((?:\w+:)?rPh)[\s>].*?</\1>", re.DOTALL)
"""How a word is pronounced: no part of the text."""
_PLACE = re.compile(rb"\sr=[\"']([A-Z]{1,3})[0-9]+[\"']")
_TYPE = re.compile(rb"\st=[\"']([A-Za-z]+)[\"']")

Span = tuple[int, int]


class _Cell(NamedTuple):
    """A cell with a text: where its XML lies, the text, and where in the list it is (-1: in the cell)."""

    span: Span
    text: str
    shared: int
    texts: tuple[Span, ...]


def names(sizes: Mapping[str, int]) -> list[str]:
    """The members whose content is needed, by their sizes: the list of texts and all sheets, if not too long."""
    sheets = sorted(name for name, size in sizes.items() if _SHEET.fullmatch(name) and size <= _LARGEST)
    return [*([SHARED] if sizes.get(SHARED, _LARGEST + 1) <= _LARGEST else []), *sheets] if sheets else []


def changed(contents: Mapping[str, bytes], place: Place) -> Generator[Part, bytes, dict[str, bytes]]:
    """The members that change when the rows of all sheets are looked at, by name."""
    listed = [*_items(contents.get(SHARED, b""))]
    public: dict[str, bytes] = {}
    texts: dict[int, str] = {}
    for number, (name, data) in enumerate(sorted(contents.items())):
        if name == SHARED:
            continue
        cells: list[_Cell] = []
        segments = [*_segments(data, [text for text, _ in listed], cells)]
        joined = join(segments)
        if not joined.strip():
            continue
        answer = yield place.part(f"rows[{number}]", joined.encode("utf-8", "surrogatepass"))
        changes = split_back(segments, answer.decode("utf-8", "surrogatepass"))
        if changes is None:
            raise place.withheld("a replacement falls between two cells")
        texts |= {cells[at].shared: text for at, text in changes.items() if cells[at].shared >= 0}
        edits = [edit for at, text in changes.items() if cells[at].shared < 0 for edit in _edits(data, cells[at], text)]
        if edits:
            public[name] = splice(data, edits)
    if texts:
        rewritten = [edit for at, text in texts.items() for edit in _written(listed[at][1], text)]
        public[SHARED] = splice(contents[SHARED], rewritten)
    return public


def _items(data: bytes) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The listed texts, each with the places of its pieces."""
    for item in _ITEM.finditer(data):
        start, end = item.span(2)
        spoken = [found.span() for found in _SPOKEN.finditer(data, start, end)] if start >= 0 else []
        pieces = [found.span(1) for found in _TEXT.finditer(data, start, end)] if start >= 0 else []
        kept = tuple((a, b) for a, b in pieces if not any(low <= a < high for low, high in spoken))
        yield "".join(plain(data[a:b]) for a, b in kept), kept


def _segments(data: bytes, listed: list[str], cells: list[_Cell]) -> Iterator[Segment]:
    """The table as text: a line a row, a tab a column; ``cells`` gets those that hold something, in order."""
    rows = [row.start() for row in _ROW.finditer(data)]
    for start, end in pairwise([*rows, len(data)]):
        column = -1
        yield Segment("\n")
        for cell in _CELL.finditer(data, start, end):
            at = _column(cell[2] or b"", column)
            if at <= column or at > _COLUMNS:
                break
            found = _cell(data, cell, listed)
            yield Segment("\t" * (at - max(column, 0)))
            column = at
            if found is not None and not re.search(r"[\t\r\n]", found.text):
                yield Segment(found.text, len(cells))
                cells.append(found)


def _column(attributes: bytes, before: int) -> int:
    """The number of the column: ``A`` is 0; the next one where the cell does not say."""
    told = _PLACE.search(attributes)
    if told is None:
        return before + 1
    number = 0
    for letter in told[1]:
        number = number * 26 + letter - 64
    return number - 1


def _cell(data: bytes, cell: re.Match[bytes], listed: list[str]) -> _Cell | None:
    start, end = cell.span(3)
    if start < 0:
        return None
    kind = _TYPE.search(cell[2] or b"")
    value = _VALUE.search(data, start, end)
    if kind is not None and kind[1] == b"inlineStr":
        pieces = tuple(found.span(1) for found in _TEXT.finditer(data, start, end))
        return _Cell(cell.span(), "".join(plain(data[a:b]) for a, b in pieces), -1, pieces)
    if value is None:
        return None
    if kind is not None and kind[1] == b"s":
        number = int(value[1]) if value[1].isdigit() else len(listed)
        return _Cell(cell.span(), listed[number], number, ()) if number < len(listed) else None
    return _Cell(cell.span(), plain(value[1]), -1, ())


def _edits(data: bytes, cell: _Cell, text: str) -> list[tuple[int, int, bytes]]:
    """Write a text into a cell of its own; a number, or what a formula gave, becomes a text."""
    if cell.texts:
        return _written(cell.texts, text)
    found = _CELL.match(data, *cell.span)
    assert found is not None
    attributes = _TYPE.sub(b"", found[2] or b"")
    new = b'<%s%s t="str"><v>%s</v></%s>' % (found[1], attributes, escape(text), found[1])
    return [(*cell.span, new)]


def _written(pieces: tuple[Span, ...], text: str) -> list[tuple[int, int, bytes]]:
    """The first piece takes the text, the others lose theirs."""
    return [(a, b, escape(text) if number == 0 else b"") for number, (a, b) in enumerate(pieces)]
