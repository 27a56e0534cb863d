"""What does `start` ask? The instruction, the files, the agent; on stderr, for stdout is data."""

from __future__ import annotations

from pathlib import Path

import click

from ...domain.errors import Refused
from ..workspace.assets import gather
from .starting import Request
from .text import harmless
from .wiring import House


def ask(house: House) -> Request:
    """The answers as a request. A file or an agent that cannot be used is asked for again at once.

    Raises:
        click.Abort: the person left (end of input, Ctrl-C).
    """
    text = _ask("What is to be done?")
    assets = _assets()
    return Request(text, assets=assets, agent=_agent(house))


def _assets() -> tuple[Path, ...]:
    """One path an answer; an empty answer ends the list."""
    found: list[Path] = []
    while True:
        said = _ask("A file or folder to work on (empty: no more)", default="")
        if not said:
            return tuple(found)
        path = Path(said).expanduser()
        try:
            gather([path])
        except Refused as error:
            _complain(error)
        else:
            found.append(path)


def _agent(house: House) -> str:
    """The configured agent is the answer of whoever just presses return."""
    names = house.agents.names
    while True:
        said = _ask(f"Which agent? ({', '.join(names)})", default=house.settings.agent)
        try:
            probe = house.agents.get(said).probe()
        except Refused as error:
            _complain(error)
            continue
        if probe.ready:
            return said
        _complain(Refused(f"agent `{said}` is not ready: {probe.reason}", probe.advice))


def _ask(question: str, default: str | None = None) -> str:
    answer: str = click.prompt(question, default=default, show_default=bool(default), err=True)
    return answer.strip()


def _complain(error: Refused) -> None:
    click.echo(f"  {harmless(str(error))}", err=True)
    if error.hint:
        click.echo(f"  hint: {harmless(error.hint)}", err=True)
