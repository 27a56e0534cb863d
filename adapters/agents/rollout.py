"""What did each of Codex's calls cost? Its session file says so while it runs; its event stream gives totals only.

The file is Codex's own business and may change: what is not found there stays absent. The totals of the stream are
those of the whole Codex session, so in one that was resumed only the differences found here belong to the attempt.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ...domain.values import RawRef, Usage
from .jsontext import Node, parse
from .keeping import ROLLOUT
from .kind import Decoded, Observation
from .times import from_iso
from .tokens import add_usage, spent

_CHUNK: Final = 8 << 20
_NOTHING: Final = Usage(input_tokens=0, cached_input_tokens=0, output_tokens=0, reasoning_tokens=0)


class Rollout:
    """Follows `rollout-*.jsonl` of one Codex session."""

    def __init__(self, home: Path, pattern: str, decoded: Decoded, resumes: str | None) -> None:
        """``resumes`` is the session gone on with; what its file holds already belongs to earlier attempts."""
        self._home, self._pattern, self._decoded, self._resumes = home, pattern, decoded, resumes
        self._file = self._find(resumes)
        self._begin = self._file.stat().st_size if self._file is not None else 0
        self._offset, self._held = 0, b""
        self._total = _NOTHING
        self._mine: Usage | None = None

    def poll(self) -> Sequence[Observation]:
        """The calls since the last look."""
        if self._file is None:
            self._file = self._find(self._decoded.session)
        seen = [each for line, offset in self._lines() if (each := self._call(line, offset)) is not None]
        if self._mine is not None or self._resumes is not None:
            self._decoded.usage = self._mine
        return seen

    def _find(self, session: str | None) -> Path | None:
        if session is None or not session.replace("-", "").isalnum():
            return None
        return next((path for path in self._home.glob(self._pattern.format(id=session)) if path.is_file()), None)

    def _lines(self) -> list[tuple[bytes, int]]:
        """Whole new lines with the offset they begin at."""
        lines = []
        for chunk in iter(self._read, b""):
            *whole, self._held = (self._held + chunk).split(b"\n")
            for line in whole:
                lines.append((line, self._offset))
                self._offset += len(line) + 1
        return lines

    def _read(self) -> bytes:
        if self._file is None:
            return b""
        try:
            with self._file.open("rb") as file:
                file.seek(self._offset + len(self._held))
                return file.read(_CHUNK)
        except OSError:
            # Moved or removed by its owner: then there is nothing more to know.
            return b""

    def _call(self, line: bytes, offset: int) -> Observation | None:
        node = parse(line) if b"token_count" in line else None
        if node is None or node.name("payload", "type") != "token_count":
            return None
        total = _usage(node["payload"]["info"]["total_token_usage"])
        call, self._total = _difference(total, self._total), total
        if offset < self._begin or call == _NOTHING:
            return None
        self._mine = add_usage(self._mine, call)
        self._decoded.spent_tokens = max(self._decoded.spent_tokens, spent(self._mine))
        raw = RawRef(stream=ROLLOUT, offset=offset, length=len(line))
        return Observation("usage", usage=call, at=from_iso(node.name("timestamp")), raw=raw)


def _usage(node: Node) -> Usage:
    return Usage(
        input_tokens=node.count("input_tokens") or 0,
        cached_input_tokens=node.count("cached_input_tokens") or 0,
        output_tokens=node.count("output_tokens") or 0,
        reasoning_tokens=node.count("reasoning_output_tokens") or 0,
    )


def _difference(total: Usage, before: Usage) -> Usage:
    """The call between two totals; a total that shrank was counted anew (the history was compacted)."""
    now, then = total.model_dump(), before.model_dump()
    return Usage(**{key: max(0, now[key] - then[key]) for key in now})
