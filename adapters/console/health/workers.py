"""Can the settings be used, and can those whom they name work?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...settings import Settings
from ..readiness import Agent, Provider, visible_keys
from .finding import NOT_READY, NOTE, OK, WRONG, Finding

AREA: Final = "agents"
MENTOR: Final = "mentor"


def look_at_agents(settings: Settings, agents: Sequence[Agent]) -> Iterator[Finding]:
    """Each one, and whether one is chosen."""
    if settings.agent is None:
        ready = [agent.name for agent in agents if agent.probe.ready and agent.kind != "practice"]
        hint = f"`apprentice configure agent {ready[0] if ready else 'NAME'}`, or `run --agent NAME`"
        yield Finding(AREA, "default", NOTE, "no agent is chosen", hint)
    elif settings.agent not in {agent.name for agent in agents}:
        what = f"`{settings.agent}` ({settings.origin('agent')}) is no agent"
        yield Finding(AREA, "default", NOT_READY, what, "`apprentice configure agent NAME`")
    for agent in agents:
        yield _agent(agent, agent.name == settings.agent)


def _agent(agent: Agent, chosen: bool) -> Finding:
    probe = agent.probe
    mark = " (the default)" if chosen else ""
    if probe.ready:
        return Finding(AREA, agent.name, OK, f"{probe.version or ''} {probe.path}{mark}".strip())
    where = f"{probe.version or ''} {probe.path}: ".lstrip() if probe.path else ""
    what = f"{where}{probe.reason}{mark}"
    if chosen:
        return Finding(AREA, agent.name, NOT_READY, what, probe.advice)
    # What somebody configured and cannot be used is a mistake; what is not installed is none.
    return Finding(AREA, agent.name, WRONG if agent.configured else NOTE, what, probe.advice)


def look_at_mentor(settings: Settings, providers: Sequence[Provider], environ: Mapping[str, str]) -> Iterator[Finding]:
    """The configured provider; without one, which keys could be used."""
    chosen = next((provider for provider in providers if provider.chosen), None)
    if chosen is None:
        keys = visible_keys(environ)
        seen = f"; keys in sight: {', '.join(keys)}" if keys else ""
        what = f"no model is configured, and structural mode needs none{seen}"
        yield Finding(MENTOR, "model", OK if settings.mentor_mode in {None, "structural"} else NOTE, what)
    elif chosen.reason is None:
        by = f", key from {chosen.key}" if chosen.key else ", no key"
        yield Finding(MENTOR, "model", OK, f"{chosen.name}, {chosen.model}{by}; it was not called")
    else:
        yield Finding(MENTOR, "model", NOT_READY, chosen.reason, chosen.advice)
