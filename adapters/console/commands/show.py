"""What is a session, as a whole, now or as it was known at some event?"""

from __future__ import annotations

import click

from ....domain.errors import NotFound, Refused
from ...log.reader import LogReader
from ..catalog import open_run
from ..describing import describe
from ..showing import Document, Shown
from ..talking import Console, with_console
from ..times import utc


@click.command()
@click.argument("run", metavar="RUN", default="latest")
@click.option("--at", metavar="N|TIME", help="As it was known after event N, or at that time.")
@with_console
def command(console: Console, run: str, at: str | None) -> None:
    """Show a session with its attempts (default: the latest)."""
    moment = _moment(at)
    with open_run(console.home, run) as (catalog, run_id):
        stream = catalog.stream(run_id)
    if stream is None:
        raise NotFound(f"session `{run_id}` is gone", "`apprentice list` shows what is there")
    document = _document(console, stream, moment)
    if document["at"] == 0:
        raise NotFound(f"nothing had happened at `{at}`", f"`apprentice log {run}` shows what happened when")
    if console.json:
        console.document(document)
        return
    for line in describe(console, document):
        console.line(line)


def _moment(at: str | None) -> int | str | None:
    """A version, or a time as recorded ones are written."""
    if at is None:
        return None
    if at.isascii() and at.isdigit() and len(at) < 10:
        return int(at)
    moment = utc(at)
    if moment is None:
        raise Refused(f"`{at}` is neither an event's number nor a time", "for example --at 12, --at 2026-11-24T09:00")
    return moment


def _document(console: Console, stream: str, at: int | str | None) -> Document:
    """``run_status.json``'s fields at that point, its counts replaced by what they count."""
    from ....projections.fold import shown as beginning
    from ....projections.run_status import run_status, status_of
    from ...process.lease import is_held
    from ..history import recorded, until
    from ..judging import Judged

    state, more, judged = run_status.start(beginning), Shown(), Judged()
    with LogReader(console.home) as log:
        last, _ = log.head(stream)
        for event in until(log, stream, at):
            run_status.step(state, recorded(stream, event))
            more.take(event)
            judged.take(recorded(stream, event))
    document = {**status_of(state), **more.fields(), **judged.fields(state.tally.session, more.attempts)}
    # Only of the present can it be said that nobody drives it.
    if document["at"] == last and document["run_status"] == "running" and not is_held(console.home / "locks", stream):
        document["run_status"] = "interrupted"
    return document
