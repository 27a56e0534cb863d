"""Which tables and triggers does the log consist of?

The triggers make the file append-only for every writer that uses SQL, ours or not. UPDATE and DELETE triggers alone
do not: ``INSERT OR REPLACE`` deletes without firing them, so inserts must be the next row and the next version.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x41505052
"""``APPR``: SQLite's own mark in the file header that says whose database this is."""

TABLES: Final = (
    """CREATE TABLE stored_events (
    notification_id INTEGER PRIMARY KEY,
    originator_id TEXT NOT NULL,
    originator_version INTEGER NOT NULL,
    topic TEXT NOT NULL,
    state BLOB NOT NULL,
    UNIQUE (originator_id, originator_version))""",
    # A command's decision state is loaded without the thousands of steps; they pay nothing for this.
    "CREATE INDEX decisions ON stored_events (originator_id, originator_version)"
    " WHERE topic NOT IN ('StepStarted', 'StepObserved')",
    # In insertion order, not by stream: page splits would leave copies of bodies that secure_delete never sees.
    "CREATE TABLE bodies (id INTEGER PRIMARY KEY, salt BLOB NOT NULL, body BLOB NOT NULL)",
    """CREATE TABLE commands (
    stream TEXT NOT NULL,
    command_id TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (stream, command_id)) WITHOUT ROWID""",
    "CREATE TABLE runs (run_id TEXT PRIMARY KEY, stream TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE store (id TEXT NOT NULL)",
    "CREATE TABLE erasing (id INTEGER PRIMARY KEY)",
)


def _trigger(name: str, on: str, when: str, message: str) -> tuple[str, str]:
    condition = f" WHEN {when}" if when else ""
    return name, f"CREATE TRIGGER {name} BEFORE {on}{condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"


_NEXT_VERSION = (
    "1 + coalesce((SELECT max(originator_version) FROM stored_events WHERE originator_id = NEW.originator_id), 0)"
)
_NEXT_ROW = "1 + coalesce((SELECT max(notification_id) FROM stored_events), 0)"

TRIGGERS: Final = dict(
    (
        _trigger("headers_never_change", "UPDATE ON stored_events", "", "events are never changed"),
        _trigger("headers_never_go", "DELETE ON stored_events", "", "events are never deleted"),
        _trigger(
            "headers_have_no_gap",
            "INSERT ON stored_events",
            f"NEW.originator_version IS NOT {_NEXT_VERSION}",
            "not the next version of its stream",
        ),
        _trigger(
            "rows_have_no_gap",
            "INSERT ON stored_events",
            f"NEW.notification_id IS NOT {_NEXT_ROW}",
            "not the next row of the log",
        ),
        _trigger("bodies_never_change", "UPDATE ON bodies", "", "bodies are never changed"),
        _trigger(
            "bodies_go_by_erasure_only",
            "DELETE ON bodies",
            "NOT EXISTS (SELECT 1 FROM erasing WHERE id = OLD.id)",
            "bodies are deleted by erasure only",
        ),
        _trigger(
            "bodies_come_with_their_header",
            "INSERT ON bodies",
            "NEW.id IS NOT (SELECT max(notification_id) FROM stored_events)"
            " OR EXISTS (SELECT 1 FROM bodies WHERE id = NEW.id)",
            "a body comes once, with the newest header",
        ),
        _trigger("store_never_changes", "UPDATE ON store", "", "a store keeps its id"),
        _trigger("store_never_goes", "DELETE ON store", "", "a store keeps its id"),
    )
)
"""Name -> statement; ``verify`` compares the statements with what the file holds."""
