"""What do the commands that work on a session have in common? Open the home, find the run, drive it, conclude."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...domain import commands as c
from ...domain import loop
from ...domain.errors import RunNotFound, SessionIsBusy, SessionIsFinished
from ...domain.people_port import People
from ...domain.session import Session
from ..process.lease import Lease
from ..settings import make_home
from .driving import drive_on
from .ending import conclude
from .live import Live
from .starting import Request, prepare
from .talking import Console
from .wiring import House


@contextmanager
def open_house(console: Console, *, people: People | None = None, **said: object) -> Iterator[House]:
    """The home of this command line, made where it is missing, with the settings in force.

    ``people`` are those who can be asked here; a command that drives nothing has nobody to ask.
    """
    home = make_home(console.home)
    house = House(home, console.settings(**said), people=people)
    try:
        yield house
    finally:
        house.close()


def start(console: Console, house: House, request: Request, *, detach: bool = False) -> int:
    """Begin a session and drive it to its rest, here or in a process of its own."""
    starting = prepare(house, request)
    for note in starting.notes:
        console.say(f"note: {note}")
    listener = Live(console)
    if not detach:
        console.say(f"run {starting.run_id}")
    if house.settings.mentor_mode is None:
        console.say(f"mentor mode: {starting.command.event.mentor_mode.value} (choose another with --mentor-mode)")
    asked, checks = starting.command.event.deliverables, starting.command.event.checks
    none = "none named; the checks decide" if checks else "none named; nothing will be checked"
    console.say("deliverables: " + (", ".join(asked) or none))
    # The lease comes first: whoever sees the session begin also sees that somebody drives it.
    with held(house, starting.stream, starting.run_id) as lease:
        house.engine(starting.stream, listener).submit(starting.command, actor="user")
        if detach:
            from .detaching import go_on_detached

            return go_on_detached(console, house, starting.stream, starting.run_id, lease)
        session = _drive(house, starting.stream, listener)
    return conclude(console, house, session)


def _drive(house: House, stream: str, listener: Live) -> Session:
    """Drive a session until it rests; the caller holds the lease, and lets go of it before it says how it stands."""
    try:
        return drive_on(house, stream, listener)
    finally:
        listener.close()


def add_followup(console: Console, house: House, stream: str, followup: c.AddFollowUp, *, detach: bool = False) -> int:
    """Record it, from any process; then work on it, unless it is only to be recorded.

    Raises:
        SessionIsBusy: it is to be worked on here, and another process drives the session.
    """
    if followup.record_only:
        return close_with_bundle(console, house, stream, followup)
    return _go_on_after(console, house, stream, followup, detach=detach)


def resume(console: Console, house: House, stream: str, *, detach: bool = False) -> int:
    """Take interrupted or cancelled work up again."""
    session = house.engine(stream).session
    if session.finished and loop.next_step(session) == loop.Rest():
        raise SessionIsFinished(session.run_id)
    reopen = c.ReopenSession("user", "resume") if session.cancelled and not session.finished else None
    return _go_on_after(console, house, stream, reopen, detach=detach)


def _go_on_after(
    console: Console, house: House, stream: str, command: c.AddFollowUp | c.ReopenSession | None, *, detach: bool
) -> int:
    """Record what the user says, and drive the session on, here or in a process of its own."""
    listener = _listener(console, house, stream)
    engine = house.engine(stream, listener)
    run_id = engine.session.run_id
    with held(house, stream, run_id) as lease:
        if command is not None:
            engine.submit(command, actor="user")
        if detach:
            from .detaching import go_on_detached

            return go_on_detached(console, house, stream, run_id, lease)
        session = _drive(house, stream, listener)
    return conclude(console, house, session)


def go_on(console: Console, house: House, stream: str) -> int:
    """Drive a session on from where it stands, here."""
    return _go_on_after(console, house, stream, None, detach=False)


@contextmanager
def held(house: House, stream: str, run_id: str) -> Iterator[Lease]:
    """The lease of a session, for the block. Raises SessionIsBusy: another process drives it."""
    with house.leases.lease(stream) as lease:
        if not lease.acquire():
            raise SessionIsBusy(run_id)
        yield lease


def finish(console: Console, house: House, stream: str) -> int:
    """Close the session, with its bundle and the head that anchors it; exits 0 when it was closed."""
    with house.leases.driving(stream) as mine:
        engine = house.engine(stream, _listener(console, house, stream))
        if not mine:
            raise SessionIsBusy(engine.session.run_id)
        # Killed between closing and packing, a finish is completed by another one.
        if not (engine.session.finished and loop.next_step(engine.session) == loop.Bundle()):
            engine.submit(c.FinishSession("user"), actor="user")
        session = engine.drive()
    conclude(console, house, session)
    if not console.json:
        console.line(f"{'head':<10} {house.log.head(stream).digest}")
    return 0


def close_with_bundle(console: Console, house: House, stream: str, command: c.Command) -> int:
    """Append a request that leaves nothing to be driven by us; if nobody drives, the bundle is brought up to it."""
    engine = house.engine(stream, _listener(console, house, stream))
    engine.submit(command, actor="user")
    session = engine.session
    with house.leases.driving(stream) as mine:
        if mine and loop.next_step(session) == loop.Bundle():
            session = house.engine(stream, _listener(console, house, stream)).drive()
    house.files.flush(stream)
    conclude(console, house, session)
    return 0


def _listener(console: Console, house: House, stream: str) -> Live:
    return Live(console, list(house.log.read(stream)) if console.json else ())


def find(house: House, name: str) -> tuple[str, str]:
    """Run id and stream of the session a user names: id, unique prefix, part of it, ``latest``, ``latest~N``.

    Raises:
        RunNotFound, AmbiguousRun: none or several answer to it.
    """
    from .catalog import open_run  # a new session is not looked for

    exact = house.log.stream_of(name)
    if exact is not None:
        return name, exact
    with open_run(house.home, name) as (_, run_id):
        stream = house.log.stream_of(run_id)
    if stream is None:
        raise RunNotFound(name, len(house.log.streams()))
    return run_id, stream
