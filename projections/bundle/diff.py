"""What is different between two bundles? Files that came, went, or hold other bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...domain.record import record
from .digest import FileLine


@record
class Difference:
    """One file: what happened to it, and what it was and is (None: not there)."""

    path: str
    change: Literal["added", "removed", "changed"]
    before: FileLine | None
    after: FileLine | None


def diff(before: Iterable[FileLine], after: Iterable[FileLine]) -> list[Difference]:
    """Sorted by path; nothing for what is the same."""
    old, new = {f.path: f for f in before}, {f.path: f for f in after}
    found = []
    for path in sorted(old.keys() | new.keys()):
        was, now = old.get(path), new.get(path)
        if was is None:
            found.append(Difference(path, "added", None, now))
        elif now is None:
            found.append(Difference(path, "removed", was, None))
        elif was != now:
            found.append(Difference(path, "changed", was, now))
    return found
