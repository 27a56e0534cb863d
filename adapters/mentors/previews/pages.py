"""How is a pdf shown? Its page count and the text its pages draw, as far as their fonts say what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from .cut import Shown, cut

if TYPE_CHECKING:
    from pikepdf import ContentStreamInstruction, Page

_PAGES: Final = 40


def show_pdf(path: Path, limit: int) -> Shown:
    """Text by page. Fonts with an encoding of their own draw glyphs that no text can be read from: that is noted."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        count = len(pdf.pages)
        pages = [_text(page) for page in list(pdf.pages)[:_PAGES]]
    notes = () if count <= _PAGES else (f"only {_PAGES} of {count} pages were read",)
    unread = sum(1 for page in pages if not _readable(page))
    if unread:
        notes = (*notes, f"{unread} of {len(pages)} pages gave no readable text (images, or fonts of their own)")
    shown = [f"[page {n}]\n{page if _readable(page) else ''}" for n, page in enumerate(pages, 1)]
    return cut(f"[{count} pages]\n" + "\n".join(shown), limit, notes)


def _readable(text: str) -> bool:
    kept = sum(c.isprintable() or c.isspace() for c in text)
    return bool(text.strip()) and kept >= len(text) * 9 // 10


def _text(page: Page) -> str:
    import pikepdf

    pieces: list[str] = []
    try:
        for drawn in pikepdf.parse_content_stream(page):
            if isinstance(drawn, pikepdf.ContentStreamInstruction):
                pieces += _drawn(drawn)
    except pikepdf.PdfError:
        pieces.append("")  # a page whose drawing cannot be read draws nothing we could show, and is counted as such
    return "".join(pieces).strip()


def _drawn(drawn: ContentStreamInstruction) -> list[str]:
    """What one drawing operator adds to the text: strings, and a line where the pen moves down (PDF 32000, 9.4)."""
    import pikepdf

    operands, operator = drawn.operands, str(drawn.operator)
    if operator in ("Td", "TD", "T*", "ET"):
        return ["\n"]
    if operator not in ("Tj", "TJ", "'", '"'):
        return []
    items = operands[-1] if len(operands) else ()
    parts = list(items) if isinstance(items, pikepdf.Array) else [items]
    return [bytes(part).decode("latin-1") for part in parts if isinstance(part, pikepdf.String)]
