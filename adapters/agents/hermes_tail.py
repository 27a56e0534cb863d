"""What does Hermes write into its session database while it runs? Each message, long before the export prints it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from .hermes_export import HermesDecoder
from .jsontext import parse
from .kind import Decoder, Observation


class SessionDatabase:
    """Follows the table ``messages`` of ``state.db``."""

    def __init__(self, path: Path, decoder: Decoder) -> None:
        self._path, self._decoder, self._last = path, decoder, 0

    def poll(self) -> Sequence[Observation]:
        """The messages since the last look."""
        if not isinstance(self._decoder, HermesDecoder) or not self._path.is_file():
            return ()
        seen: list[Observation] = []
        for row in self._rows():
            node = parse(json.dumps(row, default=str))
            if node is not None:
                seen += self._decoder.message(node, None)
            self._last = max(self._last, _id(row))
        return seen

    def _rows(self) -> list[dict[str, object]]:
        try:
            with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, timeout=0)) as database:
                database.row_factory = sqlite3.Row
                found = database.execute("SELECT * FROM messages WHERE id > ? ORDER BY id", (self._last,)).fetchall()
        except sqlite3.Error:
            # Not made yet, busy, or of another version: the export at the end says it all anyway.
            return []
        return [dict(row) for row in found if isinstance(row["id"], int)]


def _id(row: dict[str, object]) -> int:
    number = row["id"]
    return number if isinstance(number, int) else 0
