"""How are csv files shown? The header, the first and last rows, and how many there are."""

from __future__ import annotations

from pathlib import Path

from .cut import Shown, cut
from .plain import read_text, show_text


def show_csv(path: Path, limit: int) -> Shown:
    """As text where it fits; else whole rows from both ends, so that no row is cut in two."""
    found = read_text(path)
    if found is None or len(found[0]) <= limit:
        return show_text(path, limit)
    text, notes = found
    lines = text.splitlines()
    head = _fitting(lines, limit * 3 // 4)
    tail = _fitting(list(reversed(lines[len(head) :])), limit // 4)
    missing = len(lines) - len(head) - len(tail)
    shown = "\n".join([*head, f"[{missing} of {len(lines)} lines cut here]", *reversed(tail)])
    return cut(shown, limit + 200, (*notes, f"{missing} of {len(lines)} lines were cut"))


def _fitting(lines: list[str], limit: int) -> list[str]:
    kept, used = [], 0
    for line in lines:
        used += len(line) + 1
        if used > limit:
            break
        kept.append(line)
    return kept
