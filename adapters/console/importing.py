"""How does an imported session get into the log? Its whole history as one append, then its files and its bundle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...domain import commands as c
from ...domain.decide import decide
from ...domain.ports import Pending, Recorded
from ...domain.session import Session
from ..formats.imported import ImportedSession
from .wiring import House


@dataclass(slots=True)
class TakenIn:
    """What came of an import: every run id named by the source, and how many events were new."""

    run_ids: list[str] = field(default_factory=list)
    added: int = 0


def take_in(house: House, sessions: Iterable[ImportedSession]) -> TakenIn:
    """Append what is not here yet; the same source again adds nothing.

    Raises:
        RunExists: another history has that run id; what came before it was imported.
    """
    done = TakenIn()
    for session in sessions:
        done.run_ids.append(session.run_id)
        done.added += _take_in_one(house, session)
    return done


def _take_in_one(house: House, session: ImportedSession) -> int:
    stream = house.log.new_stream(session.run_id)

    def choose(unseen: Sequence[Recorded]) -> Sequence[Pending]:
        state = Session(version=unseen[-1].version if unseen else 0)
        decide(state, c.ImportSession(session.run_id, tuple(pending.event for pending in session.events)))
        return session.events

    appended = house.log.execute(stream, session.command_id, 0, choose)
    if appended.repeated:
        return 0
    house.files.update(appended.events)
    house.engine(stream).build_bundle()
    return len(session.events)
