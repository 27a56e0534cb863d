"""How are a table's values shown to a text engine, and how do its answers become updates?

The texts of many rows are one part: ``column = value`` lines, so that a value is seen beside its name, and a key-value
table reads as assignments. Blobs are files inside the file.
"""

import sqlite3
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from .joined import Segment, join, split_back
from .magic import identify
from .part import Part, Walk
from .place import Place

_BATCH = 1 << 18
_KEYS = {"key", "name", "variable", "setting", "option", "env", "property", "k"}
_VALUES = {"value", "val", "content", "data", "v"}

Value = int | float | bytes | str | None


class RawText(bytes):
    """A changed TEXT value that is not UTF-8: written by a cast, as a parameter would have to be text."""


@dataclass(frozen=True)
class Table:
    """A stored table. ``keys`` are the primary key's columns where there is no rowid; ``derived`` tables are indexes
    that are made again rather than updated."""

    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    derived: bool


@dataclass
class Update:
    """New values for one row."""

    table: Table
    where: tuple[Value, ...]
    values: dict[str, Value]


def quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def key_columns(table: Table) -> tuple[str, ...]:
    """What names a row: the primary key, or whichever alias of the rowid no column hides."""
    if table.keys:
        return table.keys
    taken = {column.lower() for column in table.columns}
    return tuple(alias for alias in ("rowid", "_rowid_", "oid") if alias not in taken)[:1]


def table_rows(
    connection: sqlite3.Connection, table: Table, updates: list[Update], place: Place
) -> Generator[Part, bytes, None]:
    """All rows of a table, in key order."""
    keys = key_columns(table)
    if not keys:
        raise place.withheld("a table whose rows cannot be named")
    key_list = ", ".join(k if not table.keys else quoted(k) for k in keys)
    columns = ", ".join(quoted(column) for column in table.columns)
    rows = connection.execute(f"SELECT {key_list}, {columns} FROM main.{quoted(table.name)} ORDER BY {key_list}")
    for number, batch in enumerate(_batches(rows, place)):
        changed: dict[int, Update] = {}
        where = [tuple(bindable(value, place) for value in row[: len(keys)]) for row in batch]
        values = [row[len(keys) :] for row in batch]
        for (row, column), value in (yield from _texts(table, values, place.beside(f"rows[{number}]"))):
            changed.setdefault(row, Update(table, where[row], {})).values[table.columns[column]] = value
        for row, cells in enumerate(values):
            for column, value in enumerate(cells):
                if type(value) is bytes and value:
                    public = yield from _blob(value, place.beside(f"rows[{number}][{row}][{column}]"))
                    if public != value:
                        changed.setdefault(row, Update(table, where[row], {})).values[table.columns[column]] = public
        updates += [changed[row] for row in sorted(changed)]


def _batches(rows: sqlite3.Cursor, place: Place) -> Iterator[list[tuple[Value, ...]]]:
    batch, size = [], 0
    for row in rows:
        width = 64 + sum(len(value) for value in row if isinstance(value, bytes))
        place.budget.spend(width)
        batch.append(row)
        size += width
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def is_text_value(value: Value) -> bool:
    """TEXT values come as a subclass of bytes; blobs are plain bytes."""
    return isinstance(value, bytes) and type(value) is not bytes


def bindable(value: Value, place: Place) -> Value:
    """A value as a parameter that means the same value."""
    if not isinstance(value, bytes) or not is_text_value(value):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise place.withheld("a text key that is not UTF-8") from None


Texts = Generator[Part, bytes, list[tuple[tuple[int, int], Value]]]


def _texts(table: Table, rows: list[tuple[Value, ...]], place: Place) -> Texts:
    segments: list[Segment] = []
    cells: list[tuple[int, int]] = []
    pair = _pair(table)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if not isinstance(value, bytes) or not is_text_value(value) or not value:
                continue
            lead = (
                " = "
                if pair and column == pair[1]
                else ""
                if pair and column == pair[0]
                else f"{table.columns[column]} = "
            )
            tail = "" if pair and column == pair[0] and is_text_value(row[pair[1]]) else "\n"
            text = value.decode("utf-8", "surrogateescape")
            segments += [Segment(lead), Segment(text, len(cells)), Segment(tail)]
            cells.append((number, column))
    if not cells:
        return []
    answer = yield place.part("text", join(segments).encode("utf-8", "surrogateescape"))
    changes = split_back(segments, answer.decode("utf-8", "surrogateescape"))
    if changes is None:
        raise place.withheld("a replacement falls between two values")
    return [(cells[cell], _storable(text)) for cell, text in changes.items()]


def _storable(text: str) -> Value:
    raw = text.encode("utf-8", "surrogateescape")
    return text if raw.decode("utf-8", "replace") == text else RawText(raw)


def _pair(table: Table) -> tuple[int, int] | None:
    """Neighbouring key and value columns."""
    names = [column.lower() for column in table.columns]
    pairs = [i for i in range(len(names) - 1) if names[i] in _KEYS and names[i + 1] in _VALUES]
    return (pairs[0], pairs[0] + 1) if pairs else None


def _blob(value: bytes, place: Place) -> Walk:
    """A blob of a known type is a file; any other is bytes to be looked at (vectors, packed numbers, tags)."""
    place.budget.spend(200)
    if identify(value) in ("unknown binary", "pickle"):
        return (yield place.part("blob", value, "binary"))
    return (yield from place.file("blob", value))
