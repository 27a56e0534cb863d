"""Do xlsx and docx files open, and is a cell or a word in them?"""

import warnings
import zipfile
from pathlib import Path
from typing import Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .xml_file import parse_xml
from .zip_file import member_chunks, opened

_UNPACKED: Final = 256 << 20  # bytes of XML in one document
_OPENED: Final = 32 << 20  # bytes of XML that openpyxl is asked to open; beyond it the parts are only parsed


def _local(name: str) -> str:
    """An element's name without its prefix: which prefix stands for which namespace is the writer's choice."""
    return name.rpartition(":")[2]


def _xml_parts(archive: zipfile.ZipFile, folder: str) -> list[str]:
    """The document's XML parts, after a look at what they are and what they would unpack to."""
    members = {member.filename: member.file_size for member in archive.infolist()}
    if "[Content_Types].xml" not in members or not any(name.startswith(folder) for name in members):
        raise WrongTypeError(f"a zip, but without the parts of an office document in `{folder}`", _found(members))
    parts = [name for name in members if name.lower().endswith((".xml", ".rels"))]
    unpacked = sum(members[name] for name in parts)
    if unpacked > _UNPACKED:
        raise WrongTypeError(f"its parts unpack to {unpacked} bytes: not opened")
    return parts


def _found(members: dict[str, int]) -> str:
    for folder, name in (("xl/", "xlsx"), ("word/", "docx"), ("ppt/", "pptx")):
        if "[Content_Types].xml" in members and any(member.startswith(folder) for member in members):
            return name
    return "zip"


class _Marks:
    """Counts the elements called ``names`` that hold something."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.filled = 0
        self._inside = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._inside += _local(name) in self.names

    def text(self, piece: str) -> None:
        self.filled += self._inside > 0 and bool(piece.strip())

    def end(self, name: str) -> None:
        self._inside -= _local(name) in self.names


def _filled(archive: zipfile.ZipFile, part: str, names: frozenset[str]) -> int:
    marks = _Marks(names)
    try:
        parse_xml(member_chunks(archive, part), on_start=marks.start, on_text=marks.text, on_end=marks.end)
    except WrongTypeError as error:
        raise WrongTypeError(f"{part}: {error.reason}") from error
    return marks.filled


def look_xlsx(path: Path) -> str:
    """Every part parses, openpyxl opens the workbook, and a sheet has a cell with a value or a formula.

    Cells are counted by streaming: iterating a sheet whose one cell lies at XFD1048576 would yield 17 billion.
    """
    with opened(path) as archive:
        parts = _xml_parts(archive, "xl/")
        if "xl/workbook.xml" not in parts:
            raise WrongTypeError("no workbook part in it", "zip")
        counts = {part: _filled(archive, part, frozenset({"v", "f", "t"})) for part in parts}
        small = sum(archive.getinfo(part).file_size for part in parts) <= _OPENED
    cells = {part: n for part, n in counts.items() if "worksheets/" in part and part.endswith(".xml")}
    if small:
        _opens_as_workbook(path)
    if not any(cells.values()):
        raise EmptyError("no cell has a value")
    return f"{counted(len(cells), 'sheet')} with values"


def _opens_as_workbook(path: Path) -> None:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of features it does not know; they do no harm here
            book = load_workbook(path, read_only=True)
            book.close()
    except Exception as error:  # openpyxl raises whatever its reader stumbles over
        raise WrongTypeError(f"not a workbook: {type(error).__name__}: {error}") from error


def look_docx(path: Path) -> str:
    """Every part parses, and the document has text (in its body, a note, a header or a footer)."""
    with opened(path) as archive:
        parts = _xml_parts(archive, "word/")
        main = [part for part in parts if part.startswith("word/document")]
        if not main:
            raise WrongTypeError("no document part in it", "zip")
        runs = sum(_filled(archive, part, frozenset({"t"})) for part in parts if part.startswith("word/"))
    if runs == 0:
        raise EmptyError("no text in the document")
    return counted(runs, "run") + " of text"


CHECKERS: Final = (
    Checker(("xlsx",), "1", look_xlsx),
    Checker(("docx",), "1", look_docx),
)
