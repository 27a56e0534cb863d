"""Do databases come out clean, whole, and otherwise the same?"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from apprentice.adapters.sanitizing.containers.dispatch import scan

from .stub import MARKER, PLACEHOLDER, cleaned, reason


def database(folder: Path, script: str, name: str = "made.db") -> bytes:
    path = folder / name
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        connection.commit()
    return path.read_bytes()


def read(data: bytes, folder: Path, query: str) -> list[tuple[object, ...]]:
    path = folder / "public.db"
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as connection:
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
        return connection.execute(query).fetchall()


def test_values_of_every_table_are_replaced(tmp_path: Path) -> None:
    """Text, blobs, keys of tables without a rowid, indexed columns: nothing of the word stays in the file."""
    data = database(tmp_path, f"""
        CREATE TABLE t(a TEXT, n INT DEFAULT 3, b BLOB);
        INSERT INTO t VALUES('x {MARKER}', 1, CAST('{MARKER}' AS BLOB) || x'00ff80'), ('kept', 2, NULL);
        CREATE INDEX i ON t(a);
        CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
        INSERT INTO w VALUES('{MARKER} k', '{MARKER} v'), ('a', 'b');
    """)  # fmt: skip

    public = cleaned(data)

    assert MARKER.encode() not in public
    assert [(f"x {PLACEHOLDER}", 1, "text"), ("kept", 2, "text")] == read(
        public, tmp_path, "SELECT a, n, typeof(a) FROM t"
    )
    assert [(f"{PLACEHOLDER} k", f"{PLACEHOLDER} v"), ("a", "b")] == read(
        public, tmp_path, "SELECT * FROM w ORDER BY k"
    )


def test_a_trigger_does_not_fire_while_values_are_replaced(tmp_path: Path) -> None:
    """A trigger in a hostile or innocent file must not change other rows; and it must still be there."""
    data = database(tmp_path, f"""
        CREATE TABLE t(a); INSERT INTO t VALUES('{MARKER}'), ('kept');
        CREATE TRIGGER everything AFTER UPDATE ON t BEGIN UPDATE t SET a = 'spoilt'; END;
    """)  # fmt: skip

    public = cleaned(data)

    assert [(PLACEHOLDER,), ("kept",)] == read(public, tmp_path, "SELECT a FROM t")
    assert [("everything",)] == read(public, tmp_path, "SELECT name FROM sqlite_master WHERE type = 'trigger'")


def test_definitions_are_cleaned(tmp_path: Path) -> None:
    """A default value, a comment or a view's literal is text like any other."""
    data = database(tmp_path, f"""
        CREATE TABLE t(a DEFAULT '{MARKER}' /* {MARKER} */); INSERT INTO t VALUES(1);
        CREATE VIEW v AS SELECT a FROM t WHERE a <> '{MARKER}';
    """)  # fmt: skip

    public = cleaned(data)

    assert MARKER.encode() not in public
    assert [(1,)] == read(public, tmp_path, "SELECT * FROM v")


@pytest.mark.parametrize("module", ["fts4", "fts5"])
def test_full_text_indexes_are_made_again(tmp_path: Path, module: str) -> None:
    """An index keeps the word a second time, in its own tables."""
    data = database(
        tmp_path, f"CREATE VIRTUAL TABLE f USING {module}(x); INSERT INTO f VALUES('one {MARKER}'), ('two')"
    )

    public = cleaned(data)

    assert MARKER.lower().encode() not in public.lower()
    assert [("two",)] == read(public, tmp_path, "SELECT x FROM f WHERE f MATCH 'two'")


def test_deleted_rows_are_gone(tmp_path: Path) -> None:
    """SQLite only forgets where a deleted row lay; the bytes stay."""
    data = database(tmp_path, f"""
        PRAGMA secure_delete=OFF; CREATE TABLE t(a);
        INSERT INTO t VALUES('{MARKER}'), ('kept'); DELETE FROM t WHERE a <> 'kept';
    """)  # fmt: skip
    assert MARKER.encode() in data

    public = cleaned(data)

    assert MARKER.encode() not in public
    assert [("kept",)] == read(public, tmp_path, "SELECT a FROM t")


def test_free_pages_are_looked_at(tmp_path: Path) -> None:
    """A dropped table leaves whole pages."""
    data = database(tmp_path, f"""
        PRAGMA secure_delete=OFF; CREATE TABLE kept(a); CREATE TABLE t(a);
        INSERT INTO t VALUES('{MARKER}' || hex(zeroblob(9000))); DROP TABLE t;
    """)  # fmt: skip
    assert MARKER.encode() in data

    assert MARKER.encode() not in cleaned(data)


def test_a_database_in_wal_mode_stays_in_wal_mode(tmp_path: Path) -> None:
    """The mode is part of the file."""
    data = database(tmp_path, f"PRAGMA journal_mode=WAL; CREATE TABLE t(a); INSERT INTO t VALUES('{MARKER}')")

    public = cleaned(data)

    assert b"\x02\x02" == public[18:20]
    assert [(PLACEHOLDER,)] == read(public, tmp_path, "SELECT a FROM t")


def test_an_unchanged_database_is_the_same_bytes_and_a_changed_one_is_always_the_same(tmp_path: Path) -> None:
    """VACUUM is deterministic; nothing is vacuumed without need."""
    plain = database(tmp_path, "CREATE TABLE t(a); INSERT INTO t VALUES('kept'), (x'00ff'), (1.5), (NULL)", "plain.db")
    marked = database(tmp_path, f"CREATE TABLE t(a); INSERT INTO t VALUES('{MARKER}')", "marked.db")

    assert plain == cleaned(plain)
    assert cleaned(marked) == cleaned(marked)


def test_a_key_value_table_reads_as_assignments(tmp_path: Path) -> None:
    """A rule that wants a key beside its value must see both."""
    data = database(tmp_path, "CREATE TABLE s(key TEXT, value TEXT); INSERT INTO s VALUES('password', 'wombat')")

    assert b"password = wombat\n" in [part.data for part in scan(data)]


def test_two_values_that_must_differ_are_not_made_equal(tmp_path: Path) -> None:
    """Better no database than one with a broken constraint."""
    data = database(tmp_path, f"CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES('{MARKER}'), ('{PLACEHOLDER}')")

    assert "constraint" in reason(data)


def test_a_table_that_would_have_to_be_renamed_is_withheld(tmp_path: Path) -> None:
    """Programs know tables by name."""
    assert "renamed" in reason(database(tmp_path, f"CREATE TABLE {MARKER}(a)"))


def test_undecodable_text_survives(tmp_path: Path) -> None:
    """A TEXT value may hold any bytes."""
    data = database(tmp_path, f"CREATE TABLE t(a); INSERT INTO t VALUES(CAST(x'61ff62' AS TEXT)), ('{MARKER}')")

    assert [("61FF62",), (PLACEHOLDER.encode().hex().upper(),)] == read(cleaned(data), tmp_path, "SELECT hex(a) FROM t")
