"""What is different between two bundles that lie on disk, and which rule did it?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from ...domain.record import record
from ...projections.bundle.diff import Difference, diff
from ...projections.bundle.manifest import NAME
from ...projections.bundle.rule_changes import RuleChange, inputs_changed, rule_changes, withheld_changes
from .tree import line_of, list_tree


@record
class Compared:
    """Files, rules, what is withheld now, and what the bundles were made with."""

    files: list[Difference]
    rules: list[RuleChange]
    withheld: list[tuple[str, str]]
    inputs: list[str]


def compare(before: Path, after: Path) -> Compared:
    """Bundles are strangers': what cannot be read in them counts as nothing."""
    files = diff([line_of(before, f) for f in list_tree(before)], [line_of(after, f) for f in list_tree(after)])
    old, new = _manifest(before), _manifest(after)
    changes = rule_changes(rows_of(before), rows_of(after))
    return Compared(files, changes, withheld_changes(old, new), inputs_changed(old, new))


def rows_of(bundle: Path) -> Iterator[dict[str, Any]]:
    """The rows of a bundle's redactions.jsonl."""
    try:
        lines = (bundle / "redactions.jsonl").read_bytes().splitlines()
    except OSError:  # a bundle that was not sanitized has none
        return
    for row in lines:
        try:
            found = orjson.loads(row)
        except orjson.JSONDecodeError:  # the check says so; here it explains nothing
            continue
        if isinstance(found, dict):
            yield found


def _manifest(bundle: Path) -> dict[str, Any]:
    try:
        found = orjson.loads((bundle / NAME).read_bytes())
    except (OSError, orjson.JSONDecodeError):  # as above
        return {}
    return found if isinstance(found, dict) else {}
