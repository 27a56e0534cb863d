"""How is a text file shown? As it is, decoded by its mark or as UTF-8; patches and unknown types too."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from .cut import Shown, cut

READ: Final = 4 << 20
"""Bytes read of a text file: far more than any budget shows."""
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(path: Path) -> tuple[str, tuple[str, ...]] | None:
    """The file's text and what is to be said about it; None where it is no text."""
    size = path.stat().st_size
    with path.open("rb") as file:
        data = file.read(READ)
    notes: tuple[str, ...] = () if size <= READ else (f"only the first {READ} of {size} bytes were read",)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        return None
    text = data.decode(encoding or "utf-8", errors="replace")
    strange = text.count("\ufffd")
    if strange > max(8, len(text) // 20):
        return None
    return text, (*notes, f"{strange} bytes are no {encoding or 'utf-8'}") if strange else notes


def show_text(path: Path, limit: int) -> Shown:
    """The text, cut to ``limit`` characters; what is no text is only described."""
    found = read_text(path)
    if found is None:
        return Shown("", (f"binary, {path.stat().st_size} bytes: content not shown",))
    text, notes = found
    return cut(text, limit, notes)
