"""Show which agents and providers could work here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from ..columns import Column, Style, pairs, table, unstyled
from ..talking import Console, with_console

if TYPE_CHECKING:
    from ..readiness import Agent, Provider

NARROW: Final = 80


@click.command()
@with_console
def command(console: Console) -> None:
    """Show each agent and each provider: found, version, whose key, ready or why not. Nothing is called."""
    from .. import readiness

    settings = console.settings()
    agents = readiness.agents(settings, os.environ)
    providers = readiness.providers(settings, os.environ)
    if console.json:
        console.document(
            {
                "agents": [_agent(agent, settings.agent) for agent in agents],
                "providers": [_provider(provider) for provider in providers],
                "matrix": [
                    {"agent": a.name, "provider": p.name, "state": readiness.pair(a, p, os.environ)}
                    for a in agents
                    for p in providers
                ],
                "keys": readiness.visible_keys(os.environ),
            }
        )
        return
    for line in _agents_table(console, agents, settings.agent):
        console.line(line)
    console.line("")
    for line in _providers_table(console, providers):
        console.line(line)
    console.line("")
    for line in _matrix(console, agents, providers):
        console.line(line)
    console.say("hint: * is the one in force; `apprentice doctor` says what to do about each")


def _agent(agent: Agent, default: str | None) -> dict[str, object]:
    return {
        "agent": agent.name,
        "kind": agent.kind,
        "default": agent.name == default,
        "configured": agent.configured,
        "ready": agent.probe.ready,
        "path": agent.probe.path,
        "version": agent.probe.version,
        "reason": agent.probe.reason,
        "advice": agent.probe.advice,
        "key_names": list(agent.keys),
        "key_in_sight": next((name for name in agent.keys if os.environ.get(name)), None),
    }


def _provider(provider: Provider) -> dict[str, object]:
    return {
        "provider": provider.name,
        "configured": provider.chosen,
        "ready": provider.reason is None if provider.chosen else None,
        "model": provider.model,
        "reason": provider.reason,
        "advice": provider.advice,
        "key_names": list(provider.keys),
        "key_in_sight": provider.key,
    }


def _agents_table(console: Console, agents: list[Agent], default: str | None) -> list[str]:
    rows = [
        (
            f"{'*' if agent.name == default else ' '} {agent.name}",
            agent.state,
            agent.probe.version or "-",
            _key(agent.keys),
            agent.probe.reason or "",
        )
        for agent in agents
    ]
    columns = [Column("  AGENT"), Column("STATE"), Column("VERSION", 7), Column("KEY", 3), Column("WHY NOT", 7)]
    return _table(console, columns, rows)


def _providers_table(console: Console, providers: list[Provider]) -> list[str]:
    rows = [
        (
            f"{'*' if provider.chosen else ' '} {provider.name}",
            "not ready" if provider.reason else "ready" if provider.chosen else "-",
            provider.model or "-",
            _key(provider.keys),
            provider.reason or "",
        )
        for provider in providers
    ]
    columns = [Column("  MENTOR"), Column("STATE"), Column("MODEL", 5), Column("KEY", 3), Column("WHY NOT", 7)]
    return _table(console, columns, rows)


def _table(console: Console, columns: list[Column], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """All columns; on a narrow terminal name, state and why, since words cut to three letters say nothing."""
    if console.width < NARROW:
        columns, rows = [*columns[:2], columns[-1]], [(*row[:2], row[-1]) for row in rows]
    styles = [unstyled, _coloured(console), *[unstyled] * (len(columns) - 2)]
    return table(columns, rows, console.width, styles)


def _matrix(console: Console, agents: list[Agent], providers: list[Provider]) -> list[str]:
    """Agents down, providers across: whose models each could work with."""
    from ..readiness import pair

    if console.width < NARROW:
        states = [(a.name, [(p.name, pair(a, p, os.environ)) for p in providers]) for a in agents]
        said = [(name, ", ".join(f"{p} {state}" for p, state in of if state != "-")) for name, of in states]
        return pairs([("AGENT", "WITH"), *((name, text or "-") for name, text in said)], console.width)
    rows = [(f"  {a.name}", *(pair(a, p, os.environ) for p in providers)) for a in agents]
    columns = [Column("  AGENT WITH"), *(Column(p.name.upper(), 5) for p in providers)]
    return table(columns, rows, console.width, [unstyled, *[_coloured(console)] * len(providers)])


def _coloured(console: Console) -> Style:
    styles = {"ready": "green", "not ready": "red"}
    return lambda text, said: console.styled(text, styles.get(said))


def _key(names: tuple[str, ...]) -> str:
    """The name that is set; else, in words, that none is."""
    seen = next((name for name in names if os.environ.get(name)), None)
    return seen or ("none" if names else "-")
