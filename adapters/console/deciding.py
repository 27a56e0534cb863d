"""What changed between two bundles, and what may be published all the same?"""

from __future__ import annotations

from pathlib import Path

from ...domain import commands as c
from ...domain.errors import NotFound
from ...domain.events import ContentAllowed
from ...projections.bundle.rule_changes import rules_of
from ..sanitizing.allowing import allowed_by
from ..views.comparing import Compared, compare
from .talking import Console
from .text import harmless
from .wiring import House


def compare_bundles(console: Console, before: Path, after: Path) -> int:
    """What is different, and which rule did it."""
    for folder in (before, after):
        if not folder.is_dir():
            raise NotFound(f"there is no bundle at `{folder}`", "`apprentice bundle build RUN` makes one")
    found = compare(before, after)
    if console.json:
        files = [{"path": d.path, "change": d.change, "rules": rules_of(found.rules, d.path)} for d in found.files]
        rules = [{"path": r.path, "rule": r.rule, "by": r.by} for r in found.rules]
        withheld = [{"path": path, "reason": reason} for path, reason in found.withheld]
        same = not files
        console.document({"same": same, "inputs": found.inputs, "files": files, "rules": rules, "withheld": withheld})
        return 0
    for line in _lines(found):
        console.line(harmless(line))
    console.say(f"{len(found.files)} files differ")
    return 0


def _lines(found: Compared) -> list[str]:
    files = [f"{d.change:<9}  {d.path}  {', '.join(rules_of(found.rules, d.path))}".rstrip() for d in found.files]
    return [
        *(f"made with  {change}" for change in found.inputs),
        *files,
        *(f"withheld   {path}: {reason}" for path, reason in found.withheld),
        *(f"rule       {row.rule}: {row.by:+} in {row.path}" for row in found.rules),
    ]


def allow(console: Console, house: House, run_id: str, stream: str, what: str) -> int:
    """Let a value or a file be published as it is; the next bundle has it."""
    engine = house.engine(stream)
    kind, digest, name = allowed_by(house.home / "private" / stream, engine.session.bundle_digest, what)
    engine.submit(c.AllowContent(ContentAllowed(what=kind, id=digest, by="user", name=name)), actor="user")
    house.files.flush(stream)
    if console.json:
        console.document({"run_id": run_id, "what": kind, "id": digest, "name": name})
        return 0
    console.line(digest)
    console.say(f"this {kind} is allowed; `apprentice bundle build {run_id}` makes the bundle with it")
    return 0
