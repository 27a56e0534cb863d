"""What does a person ask of the rules?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...domain.errors import NotFound
from ...domain.nearest import nearest
from ...domain.record import changed, values_of
from ...projections.sanitizer import Finding, Rule
from ...projections.sanitizer.findings import leaves
from ...projections.sanitizer.rules import diff
from ..sanitizing.cache import RuleCache
from ..sanitizing.detecting import Detector
from ..sanitizing.rulebook import OWNERS, Rulebook, all_installed, by_name, in_force, installed
from ..sanitizing.source import of_bytes
from .columns import Column, table
from .sessions import find, open_house
from .talking import Console
from .text import harmless


def list_rules(console: Console) -> int:
    """Every rule, by group."""
    book = in_force(console.home)
    rules = sorted(book.ruleset.rules, key=lambda rule: (rule.group, rule.id))
    if console.json:
        console.document({**_about(book), "rules": [_short(rule) for rule in rules]})
        return 0
    rows = [(rule.id, rule.group, rule.category, rule.description) for rule in rules]
    columns = (Column("RULE"), Column("GROUP", 8), Column("CATEGORY", 8), Column("DESCRIPTION", 8))
    for row in table(columns, [tuple(map(harmless, row)) for row in rows], console.width):
        console.line(row)
    about = book.ruleset
    console.say(f"{len(rules)} rules, {about.name} {about.version}, sha256 {about.sha256[:12]}")
    for key in about.unknown:
        console.say(f"note: read past {key}")
    return 0


def list_installed(console: Console) -> int:
    """Every ruleset that made a bundle here."""
    books = [installed(console.home, sha) for sha in all_installed(console.home)]
    if console.json:
        console.document([_about(book) for book in books])
        return 0
    for book in books:
        rules = book.ruleset
        owners = sum(name.startswith(OWNERS) for name in book.texts)
        console.line(
            harmless(f"{rules.sha256}  {rules.name} {rules.version}, {len(rules.rules)} rules, {owners} files of yours")
        )
    return 0


def show_rule(console: Console, name: str) -> int:
    """One rule with all its fields."""
    rule = _rule(in_force(console.home), name)
    told = values_of(rule)
    told["allowlists"] = [values_of(entry) for entry in rule.allowlists]
    if console.json:
        console.document(told)
        return 0
    for key, value in told.items():
        if value not in ("", (), [], 0, 0.0, None):
            shown = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
            console.line(harmless(f"{key:<12} {shown}"))
    return 0


def try_file(console: Console, path: Path, only: str | None) -> int:
    """What is found in a file of any type; the values are never shown."""
    detector = _detector(console, only)
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise NotFound(f"cannot read `{path}`: {error.strerror}") from error
    found = detector.file(of_bytes(data, path.name))
    rows = [row for number, part in enumerate(found.parts) for row in _rows(data, number, part.findings)]
    if console.json:
        console.document({"path": str(path), "withheld": found.withheld, "findings": rows})
        return 0
    for row in rows:
        console.line(
            harmless(
                f"{row['line'] or '-'}:{row['start']}-{row['end']} {row['rule']} ({row['category']}, {row['view']})"
            )
        )
    console.say(f"{len(rows)} findings" + (f"; withheld: {found.withheld}" if found.withheld else ""))
    return 0


def try_examples(console: Console, only: str | None) -> int:
    """Each rule finds its examples and passes over its negatives; compiling them is half of the trial."""
    book = in_force(console.home)
    detector = _detector(console, only)
    detector.compile()
    wrong = [problem for rule in book.ruleset.rules if only in (None, rule.id) for problem in _problems(detector, rule)]
    if console.json:
        console.document({**_about(book), "ok": not wrong, "problems": wrong})
    else:
        for problem in wrong:
            console.line(harmless(problem))
        console.say(
            f"{len(book.ruleset.rules)} rules compile; {len(wrong)} examples or negatives are not as they should be"
        )
    return 6 if wrong else 0


def diff_rulesets(console: Console, before: str, after: str) -> int:
    """Which rules were added, removed, changed."""
    old, new = by_name(console.home, before), by_name(console.home, after)
    found = diff(old.ruleset, new.ruleset)
    changes = {"added": found.added, "removed": found.removed, "changed": found.changed}
    if console.json:
        console.document({"before": _about(old), "after": _about(new), **{k: list(v) for k, v in changes.items()}})
        return 0
    for change, names in changes.items():
        for name in names:
            console.line(harmless(f"{change:<8} {name}"))
    console.say(
        f"{old.ruleset.sha256[:12]} -> {new.ruleset.sha256[:12]}: "
        + ", ".join(f"{len(v)} {k}" for k, v in changes.items())
    )
    return 0


def diff_bundle(console: Console, run: str) -> int:
    """Which files of a bundle would change, and by which rules; nothing is written."""
    from ...projections.bundle.diff import diff as diff_files
    from ...projections.bundle.rule_changes import rule_changes, rules_of
    from ..views.comparing import rows_of
    from ..views.tree import line_of, list_tree

    with open_house(console) as house:
        run_id, stream = find(house, run)
        folder = house.home / "runs" / run_id / "contribution_bundle"
        if not folder.is_dir():
            raise NotFound(f"`{run_id}` has no bundle", f"`apprentice bundle build {run_id}` makes one")
        filled = house.bundles.preview(stream)
        there = [line_of(folder, f) for f in list_tree(folder)]
        after = [row.redaction.public(row.path) for row in filled.public.rows] if filled.public is not None else []
        changes = rule_changes(rows_of(folder), after)
    rows = [
        {"path": d.path, "change": d.change, "rules": rules_of(changes, d.path)}
        for d in diff_files(there, filled.lines)
    ]
    if console.json:
        console.document({"run_id": run_id, "files": rows})
        return 0
    for row in rows:
        console.line(harmless(f"{row['change']:<8} {row['path']}  {', '.join(row['rules'])}"))
    console.say(f"{len(rows)} files would change")
    return 0


def _about(book: Rulebook) -> dict[str, Any]:
    rules = book.ruleset
    return {"name": rules.name, "version": rules.version, "sha256": rules.sha256, "count": len(rules.rules)}


def _short(rule: Rule) -> dict[str, Any]:
    return {"id": rule.id, "group": rule.group, "category": rule.category, "description": rule.description}


def _rule(book: Rulebook, name: str) -> Rule:

    found = next((rule for rule in book.ruleset.rules if rule.id == name), None)
    if found is None:
        near = nearest(name, [rule.id for rule in book.ruleset.rules])
        raise NotFound(
            f"there is no rule `{name}`", f"did you mean `{near[0]}`?" if near else "`apprentice rules list`"
        )
    return found


def _detector(console: Console, only: str | None) -> Detector:
    book = in_force(console.home)
    rules = book.ruleset
    if only is not None:
        rules = changed(rules, rules=(_rule(book, only),))
    if not console.home.is_dir():
        return Detector(rules)
    return Detector(rules, RuleCache(console.home / "cache" / "rules"))


def _rows(data: bytes, part: int, findings: tuple[Finding, ...]) -> Iterator[dict[str, Any]]:
    for found in findings:
        names = [leaf.rule for leaf in leaves([found])]
        line = data.count(b"\n", 0, found.start) + 1 if part == 0 else None
        for name in dict.fromkeys(names):
            about = {"part": part, "line": line, "start": found.start, "end": found.end}
            yield {**about, "rule": name, "category": found.category, "view": found.view}


def _problems(detector: Detector, rule: Rule) -> Iterator[str]:
    """Examples and negatives are texts; one that is not as it should be is named by its number."""
    for number, text in enumerate(rule.examples, 1):
        if not any(leaf.rule == rule.id for leaf in leaves(detector.text(text.encode()))):
            yield f"{rule.id}: example {number} is not found"
    for number, text in enumerate(rule.negatives, 1):
        if any(leaf.rule == rule.id for leaf in leaves(detector.text(text.encode()))):
            yield f"{rule.id}: negative {number} is found"
