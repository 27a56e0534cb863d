"""How are xlsx and docx files shown? Cells row by row, and words paragraph by paragraph."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ...deliverables.xml_file import parse_xml
from ...deliverables.zip_file import member_chunks, opened
from .cut import Shown, cut

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS: Final = 2000
_COLUMNS: Final = 60
_UNPACKED: Final = 64 << 20
"""Rows and columns read of a sheet; bytes of XML unpacked: beyond it a workbook is only described."""


def show_xlsx(path: Path, limit: int) -> Shown:
    """Every sheet's name and size, then its rows: values, and formulas as they are written."""
    from openpyxl import load_workbook

    with opened(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > _UNPACKED:
        return Shown("", (f"a workbook of {unpacked} bytes unpacked: content not shown",))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of features it does not know; nothing is written here
        book = load_workbook(path, read_only=True)
        try:
            sheets = [_sheet(number, sheet, limit) for number, sheet in enumerate(book.worksheets, 1)]
        finally:
            book.close()
    notes = tuple(note for _, found in sheets for note in found)
    return cut("\n\n".join(text for text, _ in sheets), limit, notes)


def _sheet(number: int, sheet: Worksheet, limit: int) -> tuple[str, tuple[str, ...]]:
    lines = [f"[sheet {sheet.title}: {sheet.max_row} rows, {sheet.max_column} columns]"]
    used = 0
    for row in sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True):
        line = ",".join("" if value is None else str(value) for value in row).rstrip(",")
        used += len(line) + 1
        if used > limit * 2:
            return "\n".join(lines), (f"sheet {number}: further rows not read",)
        lines.append(line)
    beyond = (sheet.max_row or 0) > _ROWS or (sheet.max_column or 0) > _COLUMNS
    return "\n".join(lines), (f"sheet {number}: only {_ROWS} rows and {_COLUMNS} columns read",) if beyond else ()


class _Words:
    """Collects the text runs of a document, a line a paragraph, a tab a table cell."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._inside = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._inside += name.rpartition(":")[2] == "t"

    def text(self, piece: str) -> None:
        if self._inside:
            self.pieces.append(piece)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._inside -= local == "t"
        self.pieces.append({"p": "\n", "tab": "\t", "tc": "\t", "br": "\n"}.get(local, ""))


def show_docx(path: Path, limit: int) -> Shown:
    """The words of the body, then of notes, headers and footers."""
    words = _Words()
    with opened(path) as archive:
        parts = [m.filename for m in archive.infolist() if m.filename.startswith("word/") and _texts(m.filename)]
        for part in sorted(parts, key=lambda name: (not name.startswith("word/document"), name)):
            parse_xml(member_chunks(archive, part), on_start=words.start, on_text=words.text, on_end=words.end)
    return cut("".join(words.pieces).strip(), limit)


def _texts(name: str) -> bool:
    return name.endswith(".xml") and name.startswith(
        ("word/document", "word/footnotes", "word/endnotes", "word/header", "word/footer", "word/comments")
    )
