"""What does a PDF page say, and how is a word in it replaced?

The strings of the text-showing operators are decoded by their font and joined as a reader sees them; an answer is
written into the strings it touches. Operators, positions and everything else of the page stay.
"""

import re
from collections.abc import Generator
from dataclasses import dataclass, field

import pikepdf

from .joined import Segment, join, split_back
from .part import Part
from .pdf_fonts import Font, read_font
from .place import Place

_SHOWS = {"Tj", "'", '"', "TJ"}
_SPACE = -180  # thousandths of the font size: a gap this wide in TJ is a space
_SHOWN = re.compile(rb"\bBT\b[^\x80-\xff]{0,2000}?[)\]>]\s*T[jJ]\b")
_COMMENT = re.compile(rb"%[^\r\n]*")

# The font of text that names none.
_LATIN = Font(1, dict(enumerate(bytes(range(256)).decode("latin-1"))))

Did = Generator[Part, bytes, bool]


@dataclass
class _Slot:
    """Where a string stands: instruction, operand, element of its array or key of its dictionary (or None)."""

    instruction: int
    operand: int
    element: int | str | None
    font: Font
    old: bytes


@dataclass
class _Page:
    """A content stream being read."""

    segments: list[Segment] = field(default_factory=list)
    slots: list[_Slot] = field(default_factory=list)
    fonts: dict[str, Font] = field(default_factory=dict)
    font: Font = field(default_factory=lambda: _LATIN)
    size: float = 10.0
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    shown: int = 0


def filters_of(stream: pikepdf.Stream) -> list[str]:
    """The names of a stream's filters."""
    found = stream.get("/Filter")
    if found is None:
        return []
    return [str(found)] if isinstance(found, pikepdf.Name) else [str(item) for item in found]


def decoded(stream: pikepdf.Stream, place: Place) -> bytes:
    """A stream's content, counted; more than one packing is refused (it hides a bomb from the count)."""
    if (
        sum(name in ("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/Fl", "/LZW") for name in filters_of(stream))
        > 1
    ):
        raise place.withheld("a stream packed more than once")
    content = bytes(stream.read_bytes())
    place.budget.expand(len(stream.read_raw_bytes()), len(content))
    return content


def drawn_streams(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Streams that are drawn: forms (appearances of annotations and fields among them), patterns, Type 3 glyphs."""
    drawn = set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and (item.get("/Subtype") == pikepdf.Name.Form or "/PatternType" in item):
            drawn.add(item.objgen)
        if isinstance(item, pikepdf.Dictionary) and isinstance(item.get("/CharProcs"), pikepdf.Dictionary):
            drawn |= {glyph.objgen for _, glyph in item.CharProcs.items() if isinstance(glyph, pikepdf.Stream)}
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Page:
            drawn |= {stream.objgen for stream in contents_of(item)}
    return drawn


def looks_drawn(stream: pikepdf.Stream, place: Place) -> bool:
    """Whether a stream that nothing names as drawn is page text all the same (of an orphaned page)."""
    if stream.get("/Type") is not None or stream.get("/Subtype") is not None or "/DCTDecode" in filters_of(stream):
        return False
    return bool(_SHOWN.search(decoded(stream, place)[:65_536]))


def contents_of(page: pikepdf.Object) -> list[pikepdf.Stream]:
    """The streams of a page's content, in order."""
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return [contents]
    return (
        [item for item in contents if isinstance(item, pikepdf.Stream)] if isinstance(contents, pikepdf.Array) else []
    )


def clean_page(pdf: pikepdf.Pdf, page: pikepdf.Page, place: Place, seen: set[bytes]) -> Did:
    """A page's own content, its parts read as one."""
    raw = [decoded(stream, place) for stream in contents_of(page.obj)]
    if not raw:
        return False
    seen.update(raw)
    public = yield from _content(page.obj, page.resources, b"\n".join(raw), place)
    if public is not None:
        page.obj.Contents = pdf.make_stream(public)
    return public is not None


def clean_form(form: pikepdf.Stream, place: Place, seen: set[bytes]) -> Did:
    """A form, pattern or glyph: a stream that is drawn by name; or the content of a page that no tree holds."""
    raw = decoded(form, place)
    seen.add(raw)
    resources = form.get("/Resources")
    public = yield from _content(form, resources if isinstance(resources, pikepdf.Dictionary) else None, raw, place)
    if public is not None:
        form.write(public)
    return public is not None


def _content(
    target: pikepdf.Object, resources: pikepdf.Object | None, raw: bytes, place: Place
) -> Generator[Part, bytes, bytes | None]:
    """The new content stream, or None when it stays."""
    place.budget.parse(4 * len(raw))  # operators become many more objects than XML's tags
    place.budget.spend(20 * len(raw))
    instructions = list(pikepdf.parse_content_stream(target))
    page = _Page()
    for number, instruction in enumerate(instructions):
        _read(page, number, instruction, resources, place)
    found = False
    if page.slots:
        joined = join(page.segments).encode("utf-8", "surrogatepass")
        answer = yield place.part("text", joined)
        changes = split_back(page.segments, answer.decode("utf-8", "surrogatepass"))
        if changes is None:
            raise place.withheld("a replacement falls between two lines of a page")
        for key, text in changes.items():
            _write(instructions, page.slots[key], text)
        found = bool(changes)
    comments = b"\n".join(_COMMENT.findall(raw))
    if comments and (yield place.part("comments", comments)) != comments:
        found = True
    return pikepdf.unparse_content_stream(instructions) if found else None


Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def _read(page: _Page, number: int, instruction: Instruction, resources: pikepdf.Object | None, place: Place) -> None:
    operator, operands = str(instruction.operator), instruction.operands
    if operator == "Tf":
        page.font, page.size = _font(page, resources, str(operands[0]), place), abs(float(operands[1])) or 1.0
    elif operator in ("Td", "TD"):
        _move(page, page.x + float(operands[0]), page.y + float(operands[1]))
    elif operator == "Tm":
        page.scale = abs(float(operands[0])) or 1.0
        _move(page, float(operands[4]), float(operands[5]))
    elif operator in ("T*", "'", '"', "BT", "ET"):
        page.segments.append(Segment("\n"))
        page.shown = 0
    if operator in _SHOWS:
        _show(page, number, operands[len(operands) - 1], len(operands) - 1)
    elif operator in ("BDC", "DP") and len(operands) == 2 and isinstance(operands[1], pikepdf.Dictionary):
        _properties(page, number, operands[1])


def _font(page: _Page, resources: pikepdf.Object | None, name: str, place: Place) -> Font:
    if name not in page.fonts:
        fonts = resources.get("/Font") if resources is not None else None
        font = fonts.get(name) if isinstance(fonts, pikepdf.Dictionary) else None
        page.fonts[name] = read_font(font, place) if isinstance(font, pikepdf.Dictionary) else _LATIN
    return page.fonts[name]


def _move(page: _Page, x: float, y: float) -> None:
    """A new position: another line, or a gap in this one. A letter is taken to be half as wide as it is high."""
    em = page.size * page.scale
    gap = (x - page.x) - page.shown * em / 2
    if abs(y - page.y) > em / 4:
        page.segments.append(Segment("\n"))
    elif page.shown and gap > em / 3:
        page.segments.append(Segment(" "))
    page.x, page.y, page.shown = x, y, 0


def _show(page: _Page, number: int, operand: pikepdf.Object, index: int) -> None:
    if isinstance(operand, pikepdf.String):
        _add(page, _Slot(number, index, None, page.font, bytes(operand)))
        return
    for element, item in enumerate(operand if isinstance(operand, pikepdf.Array) else ()):
        if isinstance(item, pikepdf.String):
            _add(page, _Slot(number, index, element, page.font, bytes(item)))
        elif float(item) < _SPACE:
            page.segments.append(Segment(" "))


def _properties(page: _Page, number: int, properties: pikepdf.Dictionary) -> None:
    """Marked content says once more, as a text string, what the page shows: ActualText, Alt, E."""
    for key, value in properties.items():
        if isinstance(value, pikepdf.String):
            page.segments += [Segment("\n"), Segment(str(value), len(page.slots)), Segment("\n")]
            page.slots.append(_Slot(number, 1, key, page.font, b""))


def _add(page: _Page, slot: _Slot) -> None:
    text = slot.font.decode(slot.old)
    page.segments.append(Segment(text, len(page.slots)))
    page.slots.append(slot)
    page.shown += len(text)


def _write(instructions: list[Instruction], slot: _Slot, text: str) -> None:
    instruction = instructions[slot.instruction]
    operands = list(instruction.operands)
    if isinstance(slot.element, str):
        operands[slot.operand][slot.element] = pikepdf.String(text)
    elif slot.element is None:
        operands[slot.operand] = pikepdf.String(slot.font.encode(text, slot.old))
    else:
        array = list(operands[slot.operand])
        array[slot.element] = pikepdf.String(slot.font.encode(text, slot.old))
        operands[slot.operand] = pikepdf.Array(array)
    instructions[slot.instruction] = pikepdf.ContentStreamInstruction(operands, instruction.operator)
