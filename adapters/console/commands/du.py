"""Where has the disk gone?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ..columns import Column, table, unstyled
from ..sizes import size_of
from ..talking import Console, with_console

if TYPE_CHECKING:
    from ...keeping.usage import Usage

_PARTS = ("log", "catalog", "blobs", "runs", "workspaces", "agents", "spool", "private", "caches", "other")


@click.command()
@click.option("-n", "--limit", type=click.IntRange(0), default=20, show_default=True, help="So many sessions; 0: all.")
@with_console
def command(console: Console, limit: int) -> None:
    """Show the size of the home by what it is for, and the largest sessions. Nothing is changed."""
    from ...blobs.store import BlobStore
    from ...keeping.usage import usage

    found = usage(console.home, BlobStore(console.home / "blobs"))
    if console.json:
        console.document(_document(console, found))
        return
    for part in _PARTS:
        size = getattr(found, part)
        if size:
            note = f"  ({size_of(found.unreferenced)} unreferenced)" if part == "blobs" and found.unreferenced else ""
            console.line(f"{part:<10}  {size_of(size):>9}{note}")
    console.line(f"{'total':<10}  {size_of(found.total):>9}")
    _sessions(console, found, limit)


def _document(console: Console, found: Usage) -> dict[str, object]:
    sessions = [{**asdict(one), "total": one.total} for one in found.sessions]
    parts = {part: getattr(found, part) for part in _PARTS}
    return {
        "home": str(console.home),
        "total": found.total,
        **parts,
        "unreferenced": found.unreferenced,
        "sessions": sessions,
    }


def _sessions(console: Console, found: Usage, limit: int) -> None:
    shown = found.sessions[:limit] if limit else found.sessions
    if not shown:
        return
    console.line("")
    columns = (Column("RUN", 16), *(Column(name, 9) for name in ("EVENTS", "BLOBS", "FILES", "WORK", "TOTAL")))
    rows = [
        (s.run_id, *map(size_of, (s.events, s.blobs, s.files, s.workspace + s.agent + s.spool, s.total))) for s in shown
    ]
    for line in table(columns, rows, console.width, [unstyled] * len(columns)):
        console.line(line)
    if len(shown) < len(found.sessions):
        console.say(f"hint: {len(found.sessions) - len(shown)} smaller sessions are not shown; `--limit 0` shows all")
