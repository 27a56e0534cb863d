"""How is a folder cleaned from the command line?"""

from __future__ import annotations

import json
import os
from pathlib import Path

from ...domain.errors import NotFound, Refused
from ..private import known
from ..sanitizing.keys import key_file
from ..sanitizing.rulebook import in_force
from ..sanitizing.tree import Job, Report, sanitize_tree, withheld_row
from ..settings import make_home
from .talking import Console
from .text import harmless


def sanitize(console: Console, source: Path, target: Path, jobs: int | None) -> int:
    """Clean ``source`` into ``target``; withheld files are named in the report, and no failure."""
    _check(source, target)
    home = make_home(console.home)
    book = in_force(home)
    target.mkdir(parents=True, exist_ok=True)
    context = json.dumps(known(os.environ)).encode()
    job = Job(source, target, home / "cache", book.ruleset, key_file(home / "keys" / "sanitize"), (context,))
    report = sanitize_tree(job, jobs or available())
    _print(console, target, report)
    return 0


def available() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check(source: Path, target: Path) -> None:
    """Raises NotFound, Refused: nothing to clean, or a place that would be mixed up with what is there."""
    if not source.exists():
        raise NotFound(f"there is nothing at `{source}`")
    if target.exists() and not target.is_dir():
        raise Refused(f"`{target}` is not a folder", "name a new or empty one with -o")
    if target.is_dir() and any(target.iterdir()):
        raise Refused(f"`{target}` is not empty", "name a new or empty folder with -o")
    inside, around = target.resolve(), source.resolve()
    if inside == around or around in inside.parents:
        raise Refused(f"`{target}` lies inside of `{source}`", "name a folder outside of it with -o")


def _print(console: Console, target: Path, report: Report) -> None:
    replaced = sum(len(one.redactions) for one in report.outcomes)
    if console.json:
        rows = [withheld_row(one) for one in report.withheld]
        written = len(report.outcomes) - len(rows)
        console.document({"path": str(target), "files": written, "redactions": replaced, "withheld": rows})
        return
    for one in report.withheld:
        console.say(harmless(f"withheld {one.public}: {one.withheld}"))
    console.line(str(target))
    files = len(report.outcomes)
    console.say(f"{files - len(report.withheld)} of {files} files written, {replaced} values replaced")
