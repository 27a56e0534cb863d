"""Where is it remembered which rung an endpoint takes? In a small file under the home, which may be deleted."""

from __future__ import annotations

import os
from pathlib import Path

import orjson

from .rungs import Rung


class RungFile:
    """``RungMemory`` in a JSON object ``endpoint -> rung``. It holds URLs and model names, no keys."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, endpoint: str) -> Rung | None:
        """The rung; None where the file is missing, damaged or says something unknown: the ladder finds it again."""
        said = self._read().get(endpoint)
        return Rung(said) if said in list(Rung) else None

    def remember(self, endpoint: str, rung: Rung) -> None:
        """Keep it. Two processes that write at once lose one of two lines, which costs one refused request."""
        known = self._read()
        if known.get(endpoint) == rung.value:
            return
        document = orjson.dumps({**known, endpoint: rung.value}, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(document)
        beside.replace(self._path)

    def _read(self) -> dict[str, str]:
        try:
            found = orjson.loads(self._path.read_bytes())
        except (FileNotFoundError, orjson.JSONDecodeError):
            return {}
        return found if isinstance(found, dict) else {}
