"""What do the commands that work on a session have in common? Open the home, find the run, drive it, conclude."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...domain import commands as c
from ...domain.session import Session
from ..settings import make_home
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
    listener = listener or Live(console, list(house.log.read(stream)) if console.json else ())
    try:
        session = drive(house, stream, listener)
    finally:
        listener.close()
    return conclude(console, house, session)


def submit(console: Console, house: House, stream: str, command: c.Command) -> Session:
    """Append what a user asked for, from any process."""
    listener = Live(console, list(house.log.read(stream)) if console.json else ())
    engine = house.engine(stream, listener)
    engine.submit(command, actor="user")
    return engine.session
