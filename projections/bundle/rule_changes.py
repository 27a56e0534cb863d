"""Which rule changed which file between two bundles? From their public reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...domain.record import record

Rows = Iterable[Mapping[str, Any]]


@record
class RuleChange:
    """In one file: how many more (or fewer, below zero) values a rule replaced."""

    path: str
    rule: str
    by: int


def rule_changes(before: Rows, after: Rows) -> list[RuleChange]:
    """Sorted by path and rule; a placeholder counts, wherever it moved."""
    old, new = _counted(before), _counted(after)
    found = {(path, rule): new[(path, rule)] - old[(path, rule)] for path, rule in old.keys() | new.keys()}
    return [RuleChange(path, rule, by) for (path, rule), by in sorted(found.items()) if by]


def _counted(rows: Rows) -> Counter[tuple[str, str]]:
    return Counter((str(row.get("file")), str(row.get("rule"))) for row in rows)


def withheld_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(path, reason) of files that are withheld now and were not; from two manifests."""
    old = {row.get("path") for row in _withheld(before)}
    return sorted(
        (str(row.get("path")), str(row.get("reason"))) for row in _withheld(after) if row.get("path") not in old
    )


def _withheld(manifest: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    rows = manifest.get("withheld")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def inputs_changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What the two were made with, where it differs: ``ruleset 1 -> 2``."""
    old, new = before.get("inputs") or {}, after.get("inputs") or {}
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return [f"{name} {old.get(name, 'none')} -> {new.get(name, 'none')}" for name in names]


def rules_of(changes: Iterable[RuleChange], path: str | None = None) -> list[str]:
    """The names of the rules, without the mark of what was learned from them."""
    return sorted({change.rule.removeprefix("learned:") for change in changes if path in (None, change.path)})
