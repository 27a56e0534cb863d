"""What rows and columns are in an asset?"""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

READ: Final = 32 << 20  # bytes of one asset; the rest is left unread, and a remark says so
KINDS: Final = frozenset({".csv", ".tsv", ".json", ".jsonl", ".txt", ".md", ".log"})


class Table(NamedTuple):
    """Cells as text, "" for what is not there; every row as long as ``columns``.  ``remarks``: what was odd."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    decimal_comma: bool = False
    remarks: tuple[str, ...] = ()


def read_tables(path: Path, name: str) -> list[Table]:
    """The tables in one asset, by its extension; plain text becomes one row of counts."""
    with path.open("rb") as file:
        raw = file.read(READ + 1)
    remarks = [f"only the first {READ} bytes were read"] if len(raw) > READ else []
    text, remark = _decoded(raw[:READ])
    remarks += [remark] if remark else []
    kind = path.suffix.lower()
    if kind in {".csv", ".tsv"}:
        return [_csv(name, text, remarks)]
    if kind == ".json":
        return _json(name, text, remarks)
    if kind == ".jsonl":
        return [_jsonl(name, text, remarks)]
    return [text_table(name, text, remarks)]


def _decoded(raw: bytes) -> tuple[str, str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace"), "read as UTF-16"
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        return raw.decode("latin-1"), f"not UTF-8 at byte {error.start}, read as Latin-1"


def text_table(name: str, text: str, remarks: list[str]) -> Table:
    """A text's size: lines, lines that are not blank, words, characters."""
    lines = text.splitlines()
    counts = (len(lines), sum(bool(line.strip()) for line in lines), len(text.split()), len(text))
    columns = ("lines", "lines_not_blank", "words", "characters")
    return Table(name, columns, (tuple(map(str, counts)),), remarks=tuple(remarks))


def _csv(name: str, text: str, remarks: list[str]) -> Table:
    delimiter = max(",;\t|", key=text.partition("\n")[0].count)
    csv.field_size_limit(READ)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    rows = [row for row in reader if any(cell.strip() for cell in row)]
    if not rows:
        return Table(name, (), (), remarks=(*remarks, "no rows"))
    header, body = rows[0], rows[1:]
    ragged = sum(len(row) != len(header) for row in body)
    remarks = remarks + ([f"{ragged} of {len(body)} rows are longer or shorter than the header"] if ragged else [])
    width = max(map(len, rows))
    cells = tuple(tuple((row + [""] * width)[:width]) for row in body)
    return Table(name, _headers(header, width), cells, delimiter == ";", tuple(remarks))


def _headers(header: list[str], width: int) -> tuple[str, ...]:
    """Every column has a name of its own, also where the header is blank, too short or repeats itself."""
    names: list[str] = []
    for number, cell in enumerate((header + [""] * width)[:width], start=1):
        name = " ".join(cell.split()) or f"column_{number}"
        while name in names:
            name += f"_{number}"
        names.append(name)
    return tuple(names)


def _loaded(text: str) -> object:
    """Numbers stay the digits they were written in."""
    return json.loads(text, parse_float=_digits, parse_int=_digits, parse_constant=str)


class _Digits(str):
    """A JSON number, as written."""


def _digits(text: str) -> _Digits:
    return _Digits(text)


def _json(name: str, text: str, remarks: list[str]) -> list[Table]:
    if not text.strip():
        return [Table(name, (), (), remarks=(*remarks, "empty"))]
    value = _loaded(text)
    if not isinstance(value, dict):
        return [from_records(name, value if isinstance(value, list) else [value], remarks)]
    lists = {key: item for key, item in value.items() if isinstance(item, list) and item}
    plain = {key: item for key, item in value.items() if key not in lists}
    tables = [from_records(f"{name}#{key}", item, remarks) for key, item in lists.items()]
    return tables + ([from_records(name, [plain], remarks)] if plain or not tables else [])


def _jsonl(name: str, text: str, remarks: list[str]) -> Table:
    values: list[object] = []
    bad = 0
    for line in text.splitlines():
        try:
            values += [_loaded(line)] if line.strip() else []
        except (ValueError, RecursionError):
            bad += 1
    return from_records(name, values, remarks + ([f"{bad} lines are not JSON and were left out"] if bad else []))


def from_records(name: str, values: list[object], remarks: list[str]) -> Table:
    """Objects become rows, their keys columns in order of first sight; other values a column ``value``."""
    records = [value if isinstance(value, dict) else {"value": value} for value in values]
    columns = tuple(dict.fromkeys(str(key) for record in records for key in record))
    rows = tuple(tuple(_cell(record.get(column)) for column in columns) for record in records)
    return Table(name, columns, rows, remarks=tuple(remarks))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | Decimal) else json.dumps(value, ensure_ascii=False, sort_keys=True)
