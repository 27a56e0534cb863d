"""Does a csv file hold rows?"""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .sniff import head, sniff
from .text import PARSED, text_encoding, too_large

_FIELD: Final = 8 << 20  # characters in one cell; the library's own 128 Ki is too few for a cell with a document in it


class _Rows(NamedTuple):
    filled: int
    columns: int


def look(path: Path) -> str:
    """At least one cell that is not blank; quotes that are closed; not another type's text."""
    encoding = text_encoding(path)
    _another_type(path)
    if (note := too_large(path, PARSED)) is not None:
        return note
    delimiter = _delimiter(path, encoding.name)
    with _long_fields():
        rows, remark = _read(path, encoding.name, delimiter)
    if rows.filled == 0:
        raise EmptyError("no cell has anything in it")
    notes = [counted(rows.filled, "row"), counted(rows.columns, "column"), remark, encoding.note]
    return ", ".join(note for note in notes if note)


def _another_type(path: Path) -> None:
    first = head(path)
    found = sniff(first)
    if found is not None:
        raise WrongTypeError(f"its first bytes are those of {found}", found)
    if first.lstrip()[:1] in {b"{", b"["} and path.stat().st_size <= 1 << 20 and _is_json(path):
        raise WrongTypeError("it is a JSON document", "json")


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    return True


def _delimiter(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = file.readline(1 << 16)
    return max(",;\t|", key=first.count)


@contextmanager
def _long_fields() -> Iterator[None]:
    before = csv.field_size_limit(_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read(path: Path, encoding: str, delimiter: str) -> tuple[_Rows, str]:
    """Strictly first; where quotes are irregular but closed, as forgivingly as spreadsheets do."""
    try:
        return _count(path, encoding, delimiter, strict=True), ""
    except csv.Error as error:
        if "end of data" in str(error) or "field limit" in str(error):
            raise WrongTypeError(f"a quoted cell is never closed ({error})") from error
        remark = f"irregular quotes ({error})"
    try:
        return _count(path, encoding, delimiter, strict=False), remark
    except csv.Error as error:
        raise WrongTypeError(f"not csv: {error}") from error


def _count(path: Path, encoding: str, delimiter: str, *, strict: bool) -> _Rows:
    filled = columns = 0
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=strict)
        try:
            for row in reader:
                filled += any(cell.strip() for cell in row)
                columns = max(columns, len(row))
        except csv.Error as error:
            raise csv.Error(f"line {reader.line_num}: {error}") from error
    return _Rows(filled, columns)


CHECKER: Final = Checker(("csv",), "1", look)
