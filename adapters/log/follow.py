"""Has anything been appended since I looked? Asked of SQLite in some microseconds, without reading a row."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Final
from urllib.parse import quote

from ...domain.errors import ApprenticeError

INTERVAL_S: Final = 0.25
"""How often a follower looks."""


class Follower:
    """Looks at a database others write. Use as a ``with``."""

    def __init__(self, path: Path) -> None:
        """Raises ApprenticeError: the file cannot be opened."""
        self._path = path
        try:
            self._connection = sqlite3.connect(
                f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, isolation_level=None
            )
        except sqlite3.Error as error:
            raise ApprenticeError(f"cannot read `{path}`: {error}") from error
        self._seen: int | None = None

    def __enter__(self) -> Follower:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def wait(self) -> None:
        """Until it is time for the next look."""
        time.sleep(INTERVAL_S)

    def changed(self) -> bool:
        """Whether anything was written since the look before; at first: yes."""
        try:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error as error:
            raise ApprenticeError(f"cannot read `{self._path}` any more: {error}") from error
        before, self._seen = self._seen, version
        return bool(before != version)
