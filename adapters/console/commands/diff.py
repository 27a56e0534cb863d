"""What is different between two attempts?"""

from __future__ import annotations

import click

from ....domain.errors import NotFound, Refused
from ..talking import Console, with_console


@click.command()
@click.argument("run", metavar="RUN")
@click.argument("a", type=click.IntRange(1), metavar="A")
@click.argument("b", type=click.IntRange(1), metavar="B")
@with_console
def command(console: Console, run: str, a: int, b: int) -> None:
    """Show what attempt B of RUN left other than attempt A: the files, then unified diffs.

    Files that are no text, or large, are compared by digest. The exit code is 0 whether they differ or not.
    """
    from ..comparing import compare, show
    from ..sessions import find, open_house

    if a == b:
        raise Refused(f"attempt {a} is attempt {b}", "name two different ones")
    with open_house(console) as house:
        run_id, stream = find(house, run)
        session = house.engine(stream).session
        for number in (a, b):
            if number not in session.attempts:
                there = ", ".join(map(str, session.attempts)) or "none"
                raise NotFound(f"session `{run_id}` has no attempt {number}", f"there are: {there}")
        compared = compare(session.attempts[a].artifacts, session.attempts[b].artifacts, house.contents.read)
    if console.json:
        console.document({"run_id": run_id, "a": a, "b": b, "files": [file.as_document() for file in compared]})
    else:
        show(console, compared)
