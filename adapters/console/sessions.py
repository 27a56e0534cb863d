"""What do the commands that work on a session have in common? Open the home, find the run, drive it, conclude."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...domain import commands as c
from ...domain import loop
from ...domain.errors import RunNotFound, SessionIsBusy, SessionIsFinished
from ..settings import make_home
from .catalog import open_run
from .driving import drive
from .ending import conclude
from .live import Live
from .starting import Request, prepare
from .talking import Console
from .wiring import House


@contextmanager
def open_house(console: Console, **said: object) -> Iterator[House]:
    """The home of this command line, made where it is missing, with the settings in force."""
    home = make_home(console.home)
    house = House(home, console.settings(**said))
    try:
        yield house
    finally:
        house.close()


def start(console: Console, house: House, request: Request) -> int:
    """Begin a session and drive it to its rest."""
    starting = prepare(house, request)
    listener = Live(console)
    engine = house.engine(starting.stream, listener)
    console.say(f"run {starting.run_id}")
    asked = starting.command.event.deliverables
    console.say("deliverables: " + (", ".join(asked) if asked else "none named; nothing will be checked"))
    engine.submit(starting.command, actor="user")
    return go_on(console, house, starting.stream, listener)


def go_on(console: Console, house: House, stream: str, listener: Live | None = None) -> int:
    """Drive a session until it rests and say how it stands."""
    listener = listener or _listener(console, house, stream)
    try:
        session = drive(house, stream, listener)
    finally:
        listener.close()
    return conclude(console, house, session)


def add_followup(console: Console, house: House, stream: str, followup: c.AddFollowUp) -> int:
    """Record it, from any process; then work on it, unless it is only to be recorded.

    Raises:
        SessionIsBusy: it is to be worked on here, and another process drives the session.
    """
    if followup.record_only:
        return close_with_bundle(console, house, stream, followup)
    listener = _listener(console, house, stream)
    engine = house.engine(stream, listener)
    if house.leases.is_driven(stream):
        raise SessionIsBusy(engine.session.run_id)
    engine.submit(followup, actor="user")
    return go_on(console, house, stream, listener)


def resume(console: Console, house: House, stream: str) -> int:
    """Take interrupted or cancelled work up again."""
    listener = _listener(console, house, stream)
    engine = house.engine(stream, listener)
    if engine.session.finished and loop.next_step(engine.session) == loop.Rest():
        raise SessionIsFinished(engine.session.run_id)
    if engine.session.cancelled and not engine.session.finished:
        engine.submit(c.ReopenSession("user", "resume"), actor="user")
    return go_on(console, house, stream, listener)


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
    exact = house.log.stream_of(name)
    if exact is not None:
        return name, exact
    with open_run(house.home, name) as (_, run_id):
        stream = house.log.stream_of(run_id)
    if stream is None:
        raise RunNotFound(name, len(house.log.streams()))
    return run_id, stream
