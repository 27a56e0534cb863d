"""``--format log``: a session with everything that it is, out of this home and into another."""

from __future__ import annotations

from pathlib import Path

from ...domain.errors import SessionIsBusy
from ..keeping.container import unpacking
from ..keeping.log_file import FORMAT, VERSION, Arrived, Parcel, export_log, import_log, read_parcel
from .exchange import Document, Imported
from .talking import Console
from .wiring import House

WARNING = "it holds the private context: names, paths and secrets of this machine. Keep it as you keep a key."


def export(console: Console, house: House, run_id: str, stream: str, target: Path) -> Document:
    """Write the session to ``target``. Raises Refused: something has that name."""
    head = export_log(house.home, house.log, house.store, stream, run_id, target)
    console.say(f"note: {WARNING}")
    return {"events": head.version, "head": head.digest}


def import_from(console: Console, house: House, path: Path) -> Imported:
    """Take in what is new, and write the files of the session.

    Raises:
        SessionIsBusy: it is here already, and is being driven.
        Refused, Damaged: the archive is not taken; nothing was written.
    """
    with unpacking(path, FORMAT, VERSION) as archive:
        parcel = read_parcel(archive)
        with house.leases.driving(parcel.stream) as mine:
            if not mine:
                raise SessionIsBusy(parcel.run_id)
            arrived = _import(house, parcel)
    if arrived.last:
        house.files.rebuild(arrived.stream)
        house.bundles.rebuild_last(arrived.stream)
        # A catalog that was made just now for this session alone would be taken for the whole.
        house.files.catalog.bring_up_to_date(house.log.streams())
    for name in arrived.left_alone:
        console.say(f"note: this home has another `{name}`; it stays as it is")
    return Imported([arrived.run_id], _added(arrived), _note(house, arrived), {"stream": arrived.stream})


def _import(house: House, parcel: Parcel) -> Arrived:
    command_id = house.ports.ids.command_id()
    return import_log(house.home, house.log, house.store, house.private, parcel, command_id, house.clock.now())


def _added(arrived: Arrived) -> int:
    return arrived.last - arrived.first + 1 if arrived.last else 0


def _note(house: House, arrived: Arrived) -> str:
    if arrived.last:
        return f"events {arrived.first} to {arrived.last}"
    erased = house.log.stream_of(arrived.run_id) is None
    return "nothing: its owner erased that session here" if erased else "nothing: all of it is here already"
