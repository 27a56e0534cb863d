"""What happened in a session, in order? A line an event from the catalog; ``-p`` reads the events themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from ...log.catalog_reader import Line
from ..catalog import AnyCatalog, open_run
from ..columns import wrap
from ..looks import say_if_stale
from ..payload import payload_lines
from ..showing import Document
from ..talking import Console, with_console
from ..text import cells, clip, harmless
from ..times import clock, local


@click.command()
@click.argument("run", metavar="RUN", default="latest")
@click.option("-p", "--payload", is_flag=True, help="Show what each event holds.")
@click.option("--after", metavar="N", type=click.IntRange(0), default=0, help="Only what came after event N.")
@click.option("-f", "--follow", is_flag=True, help="Go on printing until nobody drives the session.")
@with_console
def command(console: Console, run: str, payload: bool, after: int, follow: bool) -> None:
    """Print what happened (default: in the latest session).

    With --json: the rows of progress_events.jsonl, one a line; with -p as well, the events as recorded. With --follow
    what happens from now on, too; unlike `watch` it exits with 0 whatever came of the session.
    """
    if follow:
        _follow(console, run, payload, after)
        return
    with open_run(console.home, run) as (catalog, run_id):
        if payload:
            _print_events(console, catalog.stream(run_id) or "", after)
        elif console.json:
            _print_progress(console, catalog, run_id, after)
        else:
            _print_lines(console, catalog.lines(run_id, after))
            say_if_stale(console, (catalog.status(run_id) or {}).get("stale_events", 0))


def _follow(console: Console, run: str, payload: bool, after: int) -> None:
    """The same again and again, each time only what is new; the catalog follows the log within a fifth of a second."""
    from ..following import looks

    with open_run(console.home, run) as (catalog, run_id):
        stream = catalog.stream(run_id) or ""
        new = _news(console, catalog, run_id, stream, payload, after)
        for look in looks(console.home, stream, "events.db" if payload or console.json else "catalog.db"):
            if look.changed:
                next(new)
        next(new)


def _news(console: Console, catalog: AnyCatalog, run_id: str, stream: str, payload: bool, after: int) -> Iterator[None]:
    """Prints what is new at each step."""
    if console.json and not payload:
        yield from _new_rows(console, stream, after)
    day = ""
    while True:
        if payload:
            after = _print_events(console, stream, after)
        else:
            after, day = _print_lines(console, catalog.lines(run_id, after), after, day)
        yield


def _new_rows(console: Console, stream: str, after: int) -> Iterator[None]:
    """Progress rows need every event from the first, folded once."""
    from ....projections.fold import Running
    from ....projections.progress import progress
    from ...log.reader import LogReader
    from ..history import recorded

    rows, seen, shown = Running(progress), 0, 0
    while True:
        with LogReader(console.home) as log:
            for event in log.events(stream, seen):
                rows.feed(recorded(stream, event))
                seen = event["version"]
        made = rows.result()
        for row in map(json.loads, made[shown:]):
            if row["metadata_json"]["version"] > after:
                console.document(row)
        shown = len(made)
        yield


def _print_progress(console: Console, catalog: AnyCatalog, run_id: str, after: int) -> None:
    from ..progress_rows import progress_rows

    version = (catalog.status(run_id) or {}).get("version", 0)
    for row in progress_rows(console.home, run_id, catalog.stream(run_id) or "", version, after):
        console.document(row)


def _print_lines(console: Console, lines: Iterator[Line], after: int = 0, day: str = "") -> tuple[int, str]:
    """Each day is named once; returns how far it came."""
    for line in lines:
        after = line.version
        today = local(line.recorded_at)[:10]
        if today != day:
            console.line(console.styled(today, "dim"))
            day = today
        for text in _shown(console, line):
            console.line(text)
    return after, day


def _shown(console: Console, line: Line) -> list[str]:
    """Number, time and words; long words are cut in a narrow place, and whole with -v."""
    front = f"{line.version:>5}  {clock(line.recorded_at)}  "
    room = max(console.width - cells(front), 16)
    words = harmless(line.line)
    if not console.flags.verbose:
        return [console.styled(front, "dim") + clip(words, room)]
    first, *rest = wrap(words, room)
    return [console.styled(front, "dim") + first, *(" " * cells(front) + more for more in rest)]


def _print_events(console: Console, stream: str, after: int) -> int:
    from ...log.reader import LogReader

    with LogReader(console.home) as log:
        for event in log.events(stream, after):
            after = event["version"]
            if console.json:
                console.document(event)
            else:
                _print_event(console, event)
    return after


def _print_event(console: Console, event: Document) -> None:
    erased = " (erased)" if event["erased"] else ""
    by = f"  by {event['actor']}" if event["actor"] else ""
    title = f"{event['version']:>5}  {local(event['recorded_at'])}  {event['type']}{erased}{by}"
    console.line(console.styled(clip(harmless(title), console.width), "bold"))
    for text in payload_lines(event["data"], console.width):
        console.line(text)
