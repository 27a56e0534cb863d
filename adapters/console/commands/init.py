"""Make the home and choose an agent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from ..talking import Console, with_console

if TYPE_CHECKING:
    from ...settings import Settings
    from ...settings_text import Path as Keys
    from ...settings_text import Value
    from ..readiness import Agent


@click.command()
@click.option("--defaults", is_flag=True, help="Never ask: take the first agent that is ready, and no mentor model.")
@with_console
def command(console: Console, defaults: bool) -> None:
    """Make the home, look which agents and keys are there, and choose what is not chosen yet.

    Asks on a terminal only. What the settings say already stays: a second time changes nothing.
    """
    from ...settings import make_home
    from ...settings_file import change
    from .. import readiness

    made = not console.home.exists()
    make_home(console.home)
    settings = console.settings()
    agents = readiness.agents(settings, os.environ)
    keys = readiness.visible_keys(os.environ)
    _tell(console, agents, keys)
    chosen: dict[Keys, Value | None] = {}
    asks = console.asks and not defaults
    if settings.agent is None:
        chosen |= _agent(console, agents, asks)
    if settings.provider is None and settings.mentor_mode is None and asks:
        chosen |= _mentor(settings)
    changed = change(console.home, chosen) if chosen else False
    _report(console, made, changed, chosen, agents, keys)


def _tell(console: Console, agents: list[Agent], keys: list[str]) -> None:
    for agent in agents:
        if agent.probe.path is not None:
            reason = f": {agent.probe.reason}" if agent.probe.reason else ""
            console.say(f"found {agent.name} {agent.probe.version or ''}".rstrip() + f", {agent.state}{reason}")
    console.say(f"keys in sight: {', '.join(keys)}" if keys else "no key of a provider is in the environment")


def _agent(console: Console, agents: list[Agent], asks: bool) -> dict[Keys, Value | None]:
    """The first that is ready, or the one a person names; `practice` only if a person names it."""
    ready = [agent.name for agent in agents if agent.probe.ready]
    first = next((name for name in ready if name != "practice"), None)
    if not asks:
        if first is None:
            console.say("hint: no agent is ready; `apprentice doctor` says why, `--agent practice` needs no key")
        return {("agent",): first} if first is not None else {}
    choice = click.prompt(
        "Which agent works when --agent does not say",
        type=click.Choice([*ready, "none"]),
        default=first or "none",
        err=True,
    )
    return {("agent",): str(choice)} if choice != "none" else {}


def _mentor(settings: Settings) -> dict[Keys, Value | None]:
    """A provider whose key is there, if a person says so: it will be sent what the sessions hold."""
    from .. import readiness

    seen = [provider.name for provider in readiness.providers(settings, os.environ) if provider.key is not None]
    if not seen:
        return {}
    choice = click.prompt(
        "Which provider's model mentors (it is sent what a session holds)",
        type=click.Choice([*seen, "none"]),
        default="none",
        err=True,
    )
    return {("provider",): str(choice)} if choice != "none" else {}


def _report(
    console: Console,
    made: bool,
    changed: bool,
    chosen: dict[Keys, Value | None],
    agents: list[Agent],
    keys: list[str],
) -> None:
    settings = console.settings()
    if console.json:
        console.document(
            {
                "home": str(console.home),
                "created": made,
                "changed": changed,
                "agent": settings.agent,
                "provider": settings.provider,
                "ready": [agent.name for agent in agents if agent.probe.ready],
                "keys": keys,
            }
        )
        return
    console.line(f"home    {console.home}")
    console.line(f"agent   {settings.agent or '-'}")
    console.line(f"mentor  {settings.provider or '-'}")
    if not (made or changed):
        console.say("nothing had to be changed")
    console.say('hint: `apprentice demo` shows a session; `apprentice run "..."` starts one')
