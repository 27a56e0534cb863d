"""How does one process follow a session that another one drives? By the log and the lease, and nothing else."""

from __future__ import annotations

from ...domain import loop
from ...domain.ports import Recorded
from ...domain.session import Session
from ..log.follow import Follower
from ..log.reader import LogReader
from ..process.lease import is_held
from .ending import conclude
from .history import recorded
from .live import Live
from .talking import Console
from .wiring import House

PATIENCE = 4
"""Looks in a row that must find nobody driving before we believe it: between two commands, or while a crashed
driver's session is being resumed, the lease is free for a moment."""


def watch(console: Console, house: House, stream: str) -> int:
    """Show the session from its beginning until it rests; the exit code is the session's (130: nobody drives it)."""
    listener = Live(console)
    try:
        session = _follow(console, house, stream, listener)
    finally:
        listener.close()
    return conclude(console, house, session)


def _follow(console: Console, house: House, stream: str, listener: Live) -> Session:
    session, alone = Session(), 0
    locks = house.home / "locks"
    with Follower(house.home / "events.db") as follower, LogReader(house.home) as log:
        for changed in follower.looks():
            # The lease is asked first: what its last holder wrote before letting go is then read below.
            driven = is_held(locks, stream)
            if changed:
                _take_in(log, stream, session, listener)
            if not driven and isinstance(loop.next_step(session), loop.Rest):
                _take_in(log, stream, session, listener)
                return session
            alone = 0 if driven or changed else alone + 1
            if alone >= PATIENCE:
                return session
    raise AssertionError("looks never end by themselves")


def _take_in(log: LogReader, stream: str, session: Session, listener: Live) -> None:
    """Fold and show what is new; step events are shown and change nothing."""
    new: list[Recorded] = [recorded(stream, event) for event in log.events(stream, session.version)]
    for each in new:
        session.apply(each.event, each.version)
    listener(new)
