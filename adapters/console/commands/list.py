"""Which sessions are there? Newest first, from the catalog alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import click

from ....domain.errors import Refused
from ...log.catalog_reader import Filters
from ..catalog import AnyCatalog, Document, as_found, open_catalog
from ..columns import Column, table, unstyled, wrap
from ..looks import say_if_stale, shown_status, status_style
from ..talking import Console, with_console
from ..text import cells, clip, harmless
from ..times import ago, utc

STATUSES = ("running", "awaiting_review", "interrupted", "completed", "partial", "failed", "cancelled")
MODES = ("structural", "model-assisted", "expert-led", "hybrid")
"""As in ``settings_values``, which costs ten milliseconds to import; a test compares them."""
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_COLUMNS = (Column("RUN"), Column("STATUS", 9), Column("AGENT", 5), Column("UPDATED", 7), Column("TITLE", 5))
_BESIDE = 48
"""Columns that the rest of a row needs beside the id. Where they are not there a session takes two lines: an id
that is cut could not be copied."""


@click.command()
@click.option("--since", metavar="TIME", help="Started since then: 2026-11-24, 2026-11-24T09:00, 30m, 12h, 7d.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="With this status (repeatable).")
@click.option("--agent", metavar="ID", help="Worked on by this agent.")
@click.option("--mode", type=click.Choice(MODES), help="With this mentor mode.")
@click.option(
    "-q", "text", metavar="TEXT", help="In which these words were said, as `search` finds them, or in the id."
)
@click.option("--stale", "stale", is_flag=True, help="Whose bundle was made with other rules than those in force.")
@click.option("-n", "--limit", type=click.IntRange(0), default=50, show_default=True, help="At most so many; 0: all.")
@with_console
def command(
    console: Console,
    since: str | None,
    statuses: tuple[str, ...],
    agent: str | None,
    mode: str | None,
    text: str | None,
    stale: bool,
    limit: int,
) -> None:
    """Show the sessions, newest first."""
    filters = Filters(_moment(since) if since else None, None, agent, mode, text)
    with open_catalog(console.home) as catalog:
        found = _matching(catalog, filters, statuses, limit + 1 if limit and not stale else -1)
        documents = [as_found(catalog, console.home, document) for document in found]
        behind = catalog.stale_events()
    documents = [document for document in documents if not statuses or document["run_status"] in statuses]
    if stale:
        from ..stale_bundles import with_stale_bundle

        documents = with_stale_bundle(console.home, documents)
    narrowed = bool(statuses) or any(filters) or stale
    _print(console, documents[:limit] if limit else documents, behind, narrowed)
    if limit and len(documents) > limit:
        console.say(f"hint: more than {limit} sessions match; `--limit 0` shows all")
    say_if_stale(console, behind)


def _matching(catalog: AnyCatalog, filters: Filters, statuses: tuple[str, ...], at_most: int) -> Sequence[Document]:
    """Newest first. The catalog calls an interrupted session running until somebody recorded what happened."""
    if not statuses:
        return catalog.sessions(filters, at_most)
    asked = {*statuses, *({"running"} if "interrupted" in statuses else ())}
    # Some that are called running may turn out not to be: then the first few are not enough.
    enough = -1 if "running" in asked else at_most
    found = [one for status in sorted(asked) for one in catalog.sessions(filters._replace(status=status), enough)]
    return sorted(found, key=lambda document: document["started_at"] or "", reverse=True)


def _moment(said: str) -> str:
    """A time as recorded ones are written; ``7d`` is seven days ago."""
    unit = _UNITS.get(said[-1])
    if unit is not None and said[:-1].isascii() and said[:-1].isdigit() and len(said) < 8:
        then = datetime.now(UTC) - timedelta(**{unit: int(said[:-1])})
        return then.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    moment = utc(said)
    if moment is None:
        raise Refused(f"`{said}` is no time", "for example 2026-11-24, 2026-11-24T09:00, 30m, 12h or 7d")
    return moment


def _print(console: Console, documents: list[Document], behind: int, narrowed: bool) -> None:
    if console.json:
        console.document([{**document, "stale_events": behind} for document in documents])
    elif console.flags.quiet:
        for document in documents:
            console.line(document["run_id"])
    elif not documents and narrowed:
        console.say("no session matches; `apprentice list` without filters shows all")
    elif not documents:
        console.say('no sessions; `apprentice run "..."` starts one, `apprentice demo` shows how it works')
    else:
        fits = max(cells(document["run_id"]) for document in documents) + _BESIDE <= console.width
        for line in _wide(console, documents) if fits else _narrow(console, documents):
            console.line(line)


def _wide(console: Console, documents: list[Document]) -> list[str]:
    now = datetime.now(UTC)
    rows = [
        (d["run_id"], shown_status(d), d["apprentice_agent"], ago(d["updated_at"] or "", now), d["task_title"])
        for d in documents
    ]
    plain, status = unstyled, lambda text, said: console.styled(text, status_style(said.split(" ")[0]))
    return table(_COLUMNS, rows, console.width, [plain, status, plain, plain, plain])


def _narrow(console: Console, documents: list[Document]) -> list[str]:
    """Two lines a session: its id whole, and below it the rest as far as it goes."""
    now = datetime.now(UTC)
    lines = []
    for d in documents:
        said = f"  {shown_status(d)}  {ago(d['updated_at'] or '', now)}  {d['apprentice_agent']}  {d['task_title']}"
        shown, status = clip(harmless(said), console.width), d["run_status"]
        coloured = shown.replace(status, console.styled(status, status_style(status)), 1)
        lines += [*wrap(harmless(d["run_id"]), console.width), coloured]
    return lines
