"""Check that nothing was changed or lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ....domain.errors import Refused
from ..talking import Console, with_console

if TYPE_CHECKING:
    from ....domain.ports import Head
    from ..audit import Problem
    from ..wiring import House


@click.command()
@click.argument("run", required=False)
@click.option("--all", "everything", is_flag=True, help="Every session, and the log as a whole.")
@click.option("--head", metavar="DIGEST", help="An event of RUN must have this digest.")
@click.option("--against", type=click.Path(path_type=Path), metavar="BUNDLE", help="RUN must agree with this bundle.")
@with_console
def command(console: Console, run: str | None, everything: bool, head: str | None, against: Path | None) -> int:
    """Check the log of RUN, the blobs it names, its files and its bundle. Writes nothing; exit 5 names what is damaged.

    Without a copy from elsewhere (--head, --against) a tail that was cut off together with every trace of it cannot
    be noticed: the claim is then "consistent, tail not anchored".
    """
    from ..audit import audit
    from ..sessions import find, open_house

    if (run is None) == (not everything):
        raise Refused("name one RUN, or say --all", "`apprentice verify latest`")
    if everything and not console.home.exists():
        return _report(console, {}, [], None)  # looking makes no home
    with open_house(console) as house:
        if run is None:
            streams, name = [s for s in house.log.streams() if s.startswith("session-")], None
        else:
            name, stream = find(house, run)
            streams = [stream]
        problems = audit(house, streams, whole=everything)
        anchored = None
        if name is not None:
            anchored = _anchor(house, name, streams[0], head, against, problems)
        elif head or against:
            raise Refused("--head and --against need a RUN")
        return _report(console, {stream: house.log.head(stream) for stream in streams}, problems, anchored)


def _anchor(
    house: House, run_id: str, stream: str, head: str | None, against: Path | None, problems: list[Problem]
) -> str | None:
    """What ties the stream to something outside the home; a disagreement is a problem."""
    from ...log.reader import LogReader
    from ...log.verify import version_with_digest
    from ..audit import Problem

    claims: list[tuple[str, int | None, str]] = [(head, None, "--head")] if head else []
    if against is not None:
        claims.append((*_claim(against), f"--against {against}"))
    anchored = None
    with LogReader(house.home) as log:
        for digest, version, source in claims:
            found = version_with_digest(log, stream, digest)
            if found is None or (version is not None and found != version):
                problems.append(Problem(run_id, source, "damaged", f"no event of the session has the digest {digest}"))
            else:
                anchored = f"event {found} by {source}"
    return anchored


def _claim(bundle: Path) -> tuple[str, int]:
    """The cut a bundle's manifest speaks of: digest and version."""
    import json

    try:
        manifest = json.loads((bundle / "contribution_manifest.json").read_bytes())
        return str(manifest["head_digest"]), int(manifest["cut"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(
            f"`{bundle}` has no manifest that names a cut: {error}", "give a bundle folder of ours"
        ) from error


def _report(console: Console, heads: dict[str, Head], problems: list[Problem], anchored: str | None) -> int:
    damaged = [p for p in problems if p.state == "damaged"]
    if console.json:
        document = {
            "ok": not damaged,
            "sessions": len(heads),
            "events": sum(h.version for h in heads.values()),
            "anchored": anchored,
            "heads": {stream: {"version": h.version, "digest": h.digest} for stream, h in heads.items()},
            "problems": [p._asdict() for p in problems],
        }
        console.document(document)
        return 5 if damaged else 0
    from ..text import harmless

    for problem in problems:
        console.line(harmless(f"{problem.state}: {problem.run_id} {problem.where}: {problem.what}"))
    if any(p.state == "stale" for p in problems):
        console.say("hint: `apprentice rebuild --all` (or a RUN) brings stale files up to the log")
    total = sum(h.version for h in heads.values())
    if damaged:
        console.say(f"{len(damaged)} damaged in {len(heads)} sessions, {total} events")
        return 5
    tail = f"anchored at {anchored}" if anchored else "tail not anchored"
    console.line(f"consistent, {tail}: {len(heads)} sessions, {total} events")
    if len(heads) == 1:
        console.line(f"head {next(iter(heads.values())).digest}")
    return 0
