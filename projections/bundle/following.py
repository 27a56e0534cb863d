"""How do a bundle's own records speak of files that came out under another name, with other bytes, or not at all?

Records are ours: they are read, changed and written again as the folds write them. Files of people never are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

from ...domain.record import record
from ..fold import document, line

_HASHES: Final = ("sha256", "content_hash")
_HEX: Final = frozenset("0123456789abcdef")
KEYED: Final = "hmac-sha256:"
"""Before a digest that only the owner's key can make: a plain hash of what is not published could be guessed."""


@record
class PublicFile:
    """What became of one file; ``withheld`` says why it is not in the bundle. ``raw`` is its digest at home."""

    path: str
    raw: str
    size: int
    sha256: str
    withheld: str | None = None


class Following:
    """All files of a bundle by their private paths. ``keyed`` makes the digest for what may have no plain hash."""

    def __init__(self, files: Mapping[str, PublicFile], keyed: Callable[[str], str]) -> None:
        self._files = files
        self._keyed = keyed
        self._names = {path: file.path for path, file in files.items() if path != file.path}
        for path, public in list(self._names.items()):
            folder, slash, tail = path.partition("/")
            if slash and public.startswith(folder + "/"):
                self._names.setdefault(tail, public.partition("/")[2])
        published = [file for file in files.values() if file.withheld is None]
        self._hashes = {file.raw: file.sha256 for file in published}
        self._fine = {file.sha256 for file in published}

    def record(self, path: str, data: bytes) -> bytes:
        """A record that speaks of the public files; the same bytes where nothing has to change."""
        if path.endswith(".jsonl"):
            return b"".join(self._line(row) for row in data.splitlines(keepends=True))
        if not path.endswith(".json"):
            return data
        before = orjson.loads(data)
        after = self._value(before)
        return data if after == before else document(after)

    def _line(self, row: bytes) -> bytes:
        before = orjson.loads(row)
        after = self._value(before)
        return row if after == before else line(after)

    def _value(self, value: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever JSON holds
        if isinstance(value, dict):
            return self._row({name: self._value(inner, name) for name, inner in value.items()}, value)
        if isinstance(value, list):
            return [self._value(inner, key) for inner in value]
        if isinstance(value, str):
            return self._digest(value) if key in _HASHES else self._names.get(value, value)
        return value

    def _digest(self, value: str) -> str:
        """A digest of published bytes stays plain; any other is keyed."""
        if len(value) != 64 or not _HEX.issuperset(value):
            return value
        public = self._hashes.get(value, value)
        return public if public in self._fine else KEYED + self._keyed(value)

    def _row(self, row: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
        """A row of the index has the size and digest of the public bytes, or says that the file is withheld."""
        file = self._files.get(str(before.get("package_relative_path")))
        if file is None or "content_hash" not in row:
            return row
        if file.withheld is None:
            return {**row, "size_bytes": file.size, "content_hash": file.sha256}
        keyed = KEYED + self._keyed(file.raw)
        missing = {"size_bytes": None, "content_hash": keyed, "artifact_missing": True, "preview_available": False}
        return {**row, **missing}


def strings_of(data: bytes, path: str, change: Callable[[str], str]) -> bytes:
    """A record with each of its texts changed on its own; for texts that cannot be changed where they stand."""
    rows = [orjson.loads(row) for row in data.splitlines()] if path.endswith(".jsonl") else [orjson.loads(data)]
    write = line if path.endswith(".jsonl") else document
    return b"".join(write(_changed(row, change)) for row in rows)


def _changed(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        return {change(name): _changed(inner, change) for name, inner in value.items()}
    if isinstance(value, list):
        return [_changed(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def is_whole(path: str, data: bytes) -> bool:
    """Whether a record can still be read."""
    try:
        if path.endswith(".jsonl"):
            for row in data.splitlines():
                orjson.loads(row)
        elif path.endswith(".json"):
            orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return True
