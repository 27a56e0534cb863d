"""What can be read in a SQLite database? Schema, every text and blob of every table, and what free space still holds.

The file is copied and opened as hostile: read-only and immutable, no trusted schema, no extensions, every query under a
step limit. Views and virtual tables are never queried; full-text tables are read in their shadow tables.
"""

import re
import sqlite3
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from .part import Part, Walk
from .place import Place
from .sqlite_open import connect
from .sqlite_pages import residue
from .sqlite_rewrite import Plan, rewritten
from .sqlite_rows import Table, quoted, table_rows

_FTS_INDEX = ("_data", "_idx", "_docsize", "_config", "_segments", "_segdir", "_stat")
_VIRTUAL = re.compile(r"\A\s*CREATE\s+VIRTUAL\s+TABLE\b.*?\bUSING\s+[\"\[`]?(\w+)", re.IGNORECASE | re.DOTALL)
_CONTENTLESS = re.compile(r"\bcontent\s*=\s*(''|\"\"|,|\)|\s)", re.IGNORECASE)


def walk(data: bytes, place: Place) -> Walk:
    """Schema first, then tables in schema order, then free space."""
    if sqlite3.sqlite_version_info < (3, 37):
        raise place.withheld("SQLite databases need SQLite 3.37 or newer")
    if int.from_bytes(data[16:18], "big") not in (1, *(1 << n for n in range(9, 16))):
        raise ValueError("no page size")
    try:
        return (yield from _walk(data, place))
    except sqlite3.Error as error:
        raise place.withheld(f"damaged sqlite ({type(error).__name__})") from error


def _walk(data: bytes, place: Place) -> Walk:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        path.write_bytes(data)
        with closing(connect(path, place, writable=False)) as connection:
            plan = Plan()
            tables = list(_tables(connection, plan, place))
            yield from _schema(connection, plan, place)
            for index, table in enumerate(tables):
                yield from table_rows(connection, table, plan.updates, place.beside(f"table[{index}]"))
            plan.stale |= any(update.table.derived for update in plan.updates)
            plan.updates = [update for update in plan.updates if not update.table.derived]
        left = residue(data)
        if left.strip(b"\x00"):
            plan.stale |= (yield place.part("free-space", left, "binary")) != left
        return rewritten(path, plan, place) if plan.needed else data


def _tables(connection: sqlite3.Connection, plan: Plan, place: Place) -> Iterator[Table]:
    """The real tables, in schema order; full-text index tables are derived ones."""
    listed = {bytes(row[1]): row for row in connection.execute("PRAGMA main.table_list")}
    rows = connection.execute(
        "SELECT name, sql, rootpage FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
    ).fetchall()
    for name, sql, root in rows:
        if not root:
            plan.indexes += _full_text(name.decode(), sql.decode(), place)
    derived = {f"{name}{end}".encode() for name in plan.indexes for end in _FTS_INDEX}
    for name, _, root in rows:
        if root:
            columns = connection.execute(f"PRAGMA table_xinfo({quoted(name.decode())})").fetchall()
            stored = tuple(c[1].decode() for c in columns if c[6] in (0, 1))
            keys = tuple(c[1].decode() for c in sorted(columns, key=lambda c: int(c[5])) if c[5])
            without_rowid = bool(listed[bytes(name)][4])
            yield Table(name.decode(), stored, keys if without_rowid else (), name in derived or name in _STATISTICS)


_STATISTICS = (b"sqlite_stat3", b"sqlite_stat4")


def _full_text(name: str, sql: str, place: Place) -> list[str]:
    found = _VIRTUAL.match(sql)
    module = found[1].lower() if found else ""
    if module in ("rtree", "rtree_i32", "geopoly", "dbstat"):
        return []
    if module not in ("fts3", "fts4", "fts5"):
        raise place.withheld("a virtual table of an unknown kind")
    if _CONTENTLESS.search(sql):
        raise place.withheld("a full-text index without its text")
    return [name]


def _schema(connection: sqlite3.Connection, plan: Plan, place: Place) -> Generator[Part, bytes, None]:
    """Names and definitions. A definition may change (comments, defaults, literals in views); a name may not."""
    rows = connection.execute("SELECT rowid, name, sql FROM sqlite_master ORDER BY rowid").fetchall()
    for index, (rowid, name, sql) in enumerate(rows):
        here = place.beside(f"schema[{index}]")
        if (yield here.part("name", bytes(name))) != name:
            raise here.withheld("a table, index, view or trigger would have to be renamed")
        if sql:
            answer = yield here.part("sql", bytes(sql))
            if answer != sql:
                plan.schema[rowid] = answer.decode()
