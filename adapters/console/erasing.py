"""How does a person erase something? Shown first what goes and what stays, asked, and told whether it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import click

from ...domain.errors import Refused, SessionIsBusy
from ..keeping import plan as plans
from ..keeping.erasing import Eraser
from ..keeping.scope import Reach, Versions, versions_naming
from ..log.erase import NotPurged
from .sessions import find
from .sizes import size_of
from .talking import Console
from .wiring import House


class Wanted(NamedTuple):
    """What is to be erased: one file, one event, or (both None) everything."""

    blob: str | None
    event: int | None


def wanted(blob: str | None, event: int | None, everything: bool) -> Wanted:
    """What the flags say. Raises Refused: more than one of them."""
    if (blob is not None) + (event is not None) + everything > 1:
        raise Refused("--blob, --event and --all exclude each other", "give one of them")
    return Wanted(blob, event)


def erase(console: Console, house: House, name: str, what: Wanted, *, sure: bool) -> int:
    """Show, ask, erase, and make the remaining files new.

    Raises:
        SessionIsBusy: another process drives the session.
        Refused: nobody is there to ask and --yes was not given.
        NotPurged: erased, and bytes may still lie in a file (exit 1).
    """
    run_id, stream = find(house, name)
    versions = _versions(house, stream, what)
    eraser = _eraser(house)
    with _alone(house, run_id, stream):
        _finish_earlier(house, eraser, stream)
        found = eraser.look(stream, versions)
        _show(console, run_id, found, whole=versions is None)
        _ask(console, run_id, sure=sure)
        command_id = house.ports.ids.command_id()
        found = eraser.erase(stream, run_id, versions, command_id, house.clock.now())
        _complete(house, eraser, stream)
    _report(console, stream, found)
    return 0


def complete(console: Console, house: House, name: str) -> int:
    """Finish an erasure that was interrupted. Raises Refused: there is none, so what is meant must be said."""
    stream = name if name in plans.pending(house.home) else find(house, name)[1]
    with _alone(house, name, stream):
        if not _complete(house, _eraser(house), stream):
            raise Refused("say what to erase", f"`apprentice erase {name} --all`, or --blob SHA256, or --event N")
    console.say(f"{stream}: nothing of what was erased is left")
    if console.json:
        console.document({"stream": stream, "purged": True})
    return 0


def complete_all(house: House) -> list[str]:
    """Finish every erasure that was interrupted and can be finished now; the streams that remain. For ``doctor``."""
    remaining = []
    for stream in list(plans.pending(house.home)):
        try:
            with _alone(house, stream, stream):
                _complete(house, _eraser(house), stream)
        except (NotPurged, SessionIsBusy):
            remaining.append(stream)
    return remaining


def _finish_earlier(house: House, eraser: Eraser, stream: str) -> None:
    """A plan names one erasure: an earlier one is completed before the next is begun."""
    if plans.load(house.home, stream) is not None:
        _complete(house, eraser, stream)


def _complete(house: House, eraser: Eraser, stream: str) -> bool:
    """Everything after the transaction; what was not erased is shown again, also if some bytes have to wait."""
    plan = plans.load(house.home, stream)
    try:
        return eraser.complete(stream)
    finally:
        if plan is not None and not plan.whole:
            _rebuild(house, stream)


def _rebuild(house: House, stream: str) -> None:
    """The run folder, and a new bundle where there was one: the old one held what is erased."""
    engine = house.engine(stream)
    house.files.rebuild(stream)
    if engine.session.bundle_digest is not None:
        engine.build_bundle()


def _versions(house: House, stream: str, what: Wanted) -> Versions:
    if what.blob is not None:
        return versions_naming(house.log, stream, what.blob)
    return None if what.event is None else (what.event,)


def _eraser(house: House) -> Eraser:
    return Eraser(house.home, house.log, house.store, house.files.catalog)


@contextmanager
def _alone(house: House, name: str, stream: str) -> Iterator[None]:
    with house.leases.driving(stream) as mine:
        if not mine:
            raise SessionIsBusy(name)
        yield


def _show(console: Console, run_id: str, found: Reach, *, whole: bool) -> None:
    what = "the whole session" if whole else f"events {', '.join(map(str, found.versions))}"
    console.say(f"to be erased from {run_id}: {what}, {len(found.blobs)} files ({size_of(sum(found.blobs.values()))})")
    console.say("with them go its workspace, its agent's own folder and its bundle")
    for digest, size in found.kept.items():
        console.say(f"stays, needed elsewhere: blob {digest} ({size_of(size)})")


def _ask(console: Console, run_id: str, *, sure: bool) -> None:
    if sure:
        return
    if not console.asks:
        raise Refused("nobody is there to confirm it, and nothing was erased", "add --yes to erase without being asked")
    if not click.confirm(f"erase this from {run_id} for good?", default=False, err=True):
        raise Refused("nothing was erased")


def _report(console: Console, stream: str, found: Reach) -> None:
    if console.json:
        document = {
            "stream": stream,
            "purged": True,
            "events": len(found.versions),
            "blobs": len(found.blobs),
            "freed": sum(found.blobs.values()),
            "kept": [{"blob": digest, "size": size} for digest, size in found.kept.items()],
        }
        console.document(document)
    else:
        console.line(f"erased {len(found.versions)} events and {len(found.blobs)} files of {stream}")
