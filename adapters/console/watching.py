"""How does one process follow a session that another one drives? By the log and the lease, and nothing else."""

from __future__ import annotations

from ...domain import loop
from ...domain.ports import Recorded
from ...domain.session import Session
from ..log.reader import LogReader
from .ending import conclude
from .following import looks
from .history import recorded
from .live import Live
from .talking import Console
from .wiring import House


def watch(console: Console, house: House, stream: str) -> int:
    """Show the session from its beginning until it rests; the exit code is the session's (130: nobody drives it)."""
    listener = Live(console)
    try:
        session = _follow(house, stream, listener)
    finally:
        listener.close()
    return conclude(console, house, session)


def _follow(house: House, stream: str, listener: Live) -> Session:
    session = Session()
    with LogReader(house.home) as log:
        for look in looks(house.home, stream):
            if look.changed:
                _take_in(log, stream, session, listener)
            if not look.driven and isinstance(loop.next_step(session), loop.Rest):
                break
        _take_in(log, stream, session, listener)
    return session


def _take_in(log: LogReader, stream: str, session: Session, listener: Live) -> None:
    """Fold and show what is new; step events are shown and change nothing."""
    new: list[Recorded] = [recorded(stream, event) for event in log.events(stream, session.version)]
    for each in new:
        session.apply(each.event, each.version)
    listener(new)
