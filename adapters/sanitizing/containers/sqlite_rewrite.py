"""How are a database's values replaced so that no trace of the old ones stays?

Updates by key with the triggers taken out, full-text indexes made again, then VACUUM: it writes every page anew and
leaves no free space. The result is opened again and compared.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from .place import Place
from .sqlite_open import connect
from .sqlite_rows import RawText, Update, key_columns, quoted


@dataclass
class Plan:
    """What has to be done to the database: nothing, as long as ``needed`` is false."""

    updates: list[Update] = field(default_factory=list)
    schema: dict[int, str] = field(default_factory=dict)
    indexes: list[str] = field(default_factory=list)
    stale: bool = False

    @property
    def needed(self) -> bool:
        """Whether the file has to be written again."""
        return bool(self.updates or self.schema or self.stale)


def rewritten(path: Path, plan: Plan, place: Place) -> bytes:
    """The bytes of the database with ``plan`` carried out.

    Raises:
        Withheld: a constraint forbids a new value, or the result does not hold together.
    """
    try:
        with closing(connect(path, place, writable=True)) as connection:
            before = _shape(connection)
            write_ahead = connection.execute("PRAGMA journal_mode").fetchone()[0] == b"wal"
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA secure_delete=ON")
            _carry_out(connection, plan)
            connection.execute("VACUUM")
        with closing(connect(path, place, writable=True)) as connection:
            if _shape(connection) != before:
                raise place.withheld("the rewritten database has lost rows or references")
            if write_ahead:
                connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.IntegrityError as error:
        raise place.withheld("a constraint of the database forbids a replacement") from error
    except sqlite3.Error as error:
        raise place.withheld(f"the database cannot be rewritten ({type(error).__name__})") from error
    return path.read_bytes()


def _carry_out(connection: sqlite3.Connection, plan: Plan) -> None:
    connection.execute("BEGIN IMMEDIATE")
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid"
    ).fetchall()
    if plan.updates:
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {quoted(name.decode())}")
    _update(connection, plan.updates)
    for name in plan.indexes:
        connection.execute(f"INSERT INTO {quoted(name)}({quoted(name)}) VALUES('rebuild')")
    for table in ("sqlite_stat3", "sqlite_stat4"):
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
            connection.execute(f"DELETE FROM {table}")
    if plan.updates:
        for _, sql in triggers:
            connection.execute(sql.decode())
    connection.execute("COMMIT")
    _define(connection, plan.schema)


def _update(connection: sqlite3.Connection, updates: Iterable[Update]) -> None:
    for update in updates:
        names = key_columns(update.table)
        where = " AND ".join(f"{quoted(n) if update.table.keys else n} IS ?" for n in names)
        raw = {column for column, value in update.values.items() if isinstance(value, RawText)}
        if raw and connection.execute("PRAGMA encoding").fetchone()[0] != b"UTF-8":
            raise sqlite3.DataError("text that is not valid in the encoding of the database")
        values = ", ".join(f"{quoted(c)} = {'CAST(? AS TEXT)' if c in raw else '?'}" for c in update.values)
        cursor = connection.execute(
            f"UPDATE main.{quoted(update.table.name)} SET {values} WHERE {where}",
            (*update.values.values(), *update.where),
        )
        if cursor.rowcount != 1:
            raise sqlite3.DataError("a row was not found by its key")


def _define(connection: sqlite3.Connection, schema: dict[int, str]) -> None:
    """Write new definitions; VACUUM then runs every one of them, and fails where one does not parse."""
    if not schema:
        return
    connection.execute("PRAGMA writable_schema=ON")
    for rowid, sql in schema.items():
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE rowid = ?", (sql, rowid))
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.execute(f"PRAGMA schema_version={version + 1}")
    connection.execute("PRAGMA writable_schema=RESET")


def _shape(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What a rewrite must keep: the objects, each plain table's row count, and the number of dangling references."""
    objects = connection.execute(
        "SELECT type, name, tbl_name, rootpage > 0 FROM sqlite_master ORDER BY type, name"
    ).fetchall()
    shadows = [name + b"_" for kind, name, _, stored in objects if kind == b"table" and not stored]
    counts = [
        (name, connection.execute(f"SELECT count(*) FROM main.{quoted(name.decode())}").fetchone()[0])
        for kind, name, _, stored in objects
        if kind == b"table" and stored and not name.startswith((b"sqlite_stat", *shadows))
    ]
    views = [name for kind, name, *_ in objects if kind == b"view"]
    for name in views:
        connection.execute(f"SELECT * FROM main.{quoted(name.decode())} LIMIT 0")
    dangling = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    return tuple((kind, name) for kind, name, *_ in objects), tuple(counts), dangling
