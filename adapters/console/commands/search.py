"""Where was something said? Full text over instructions, follow-ups, titles, feedback, file names and steps."""

from __future__ import annotations

import click

from ....domain.errors import Refused
from ...log.catalog_reader import Hit
from ..catalog import open_catalog
from ..columns import wrap
from ..looks import say_if_stale
from ..talking import Console, with_console
from ..text import harmless


@click.command()
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@click.option("-n", "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@with_console
def command(console: Console, text: tuple[str, ...], limit: int) -> None:
    """Find sessions by what was said in them, the best match first."""
    words = " ".join(text).strip()
    if not words:
        raise Refused("there is nothing to search for", '`apprentice search "monthly report"`')
    with open_catalog(console.home) as catalog:
        hits = catalog.search(words, limit)
        behind = catalog.stale_events()
    if console.json:
        console.document([hit._asdict() for hit in hits])
        return
    for hit in hits:
        _print(console, hit)
    if not hits:
        console.say(f"nothing matches `{words}`")
    say_if_stale(console, behind)


def _print(console: Console, hit: Hit) -> None:
    if console.flags.quiet:
        console.line(hit.run_id)
        return
    console.line(console.styled(harmless(hit.run_id), "bold"))
    for line in wrap(harmless(f"event {hit.version}, {hit.field}: {hit.snippet}"), console.width - 2):
        console.line(f"  {line}")
