"""Which agents and providers could work here, and if not, why not? Looks and asks versions; calls no provider."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from ...domain.errors import ApprenticeError
from ..agents.kind import Probe
from ..agents.registry import KINDS, make_kind
from ..agents.settings import AgentSettings, read
from ..agents.usual_keys import USUAL_KEYS
from ..mentors.profiles import PROFILES, resolve
from ..settings import Settings
from .talking import Console

AT_ONCE = 8
"""Probes at the same time: each mostly waits for a program to say its version."""


class Agent(NamedTuple):
    """One agent as it is found here. ``keys`` are names of variables, the first that is set is used."""

    name: str
    kind: str
    probe: Probe
    keys: tuple[str, ...]
    configured: bool

    @property
    def state(self) -> str:
        """``ready``, ``not ready`` (it is there), or ``not found``."""
        return "ready" if self.probe.ready else "not ready" if self.probe.path else "not found"


class Provider(NamedTuple):
    """One provider of mentor models; ``key`` is the name of the variable that is set, None: none is."""

    name: str
    keys: tuple[str, ...]
    key: str | None
    model: str | None
    chosen: bool
    reason: str | None = None
    advice: str | None = None


def agent_names(settings: Settings) -> list[str]:
    """Those that can be driven, in the order they are shown: the kinds, then those of one's own."""
    kinds = [kind for kind in KINDS if kind != "custom"]
    return [*kinds, *(name for name in sorted(settings.agents) if name not in kinds)]


def agents(settings: Settings, environ: Mapping[str, str], names: Iterable[str] | None = None) -> list[Agent]:
    """Probe them, all or those named. Starts each one's ``--version``; takes as long as the slowest."""
    wanted = list(agent_names(settings) if names is None else names)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda name: _agent(settings, name, environ), wanted))


def _agent(settings: Settings, name: str, environ: Mapping[str, str]) -> Agent:
    configured = name in settings.agents
    try:
        own = read(name, settings.agents.get(name, {}), KINDS)
        return Agent(name, own.kind, make_kind(own, environ).probe(), _keys(own), configured)
    except ApprenticeError as error:
        return Agent(name, "custom", Probe(reason=str(error), advice=error.hint), (), configured)


def _keys(settings: AgentSettings) -> tuple[str, ...]:
    if settings.user_config:
        return ()
    return (settings.key_env,) if settings.key_env else USUAL_KEYS.get(settings.kind, ())


def providers(settings: Settings, environ: Mapping[str, str]) -> list[Provider]:
    """Those there are, and the configured one with what stands in its way."""
    found = [_provider(settings, name, environ) for name in PROFILES]
    if settings.provider is not None and settings.provider not in PROFILES:
        found.append(_provider(settings, settings.provider, environ))
    return found


def _provider(settings: Settings, name: str, environ: Mapping[str, str]) -> Provider:
    chosen = settings.provider == name
    profile = PROFILES.get(name)
    keys = profile.key_env if profile is not None else ()
    if chosen and settings.api_key_env:
        keys = (settings.api_key_env,)
    key = next((each for each in keys if environ.get(each)), None)
    model = profile.default_model if profile is not None else None
    if not chosen:
        return Provider(name, keys, key, model, False)
    try:
        model = resolve(name, settings.model, settings.api_key_env, environ, settings.base_url).model
    except ApprenticeError as error:
        return Provider(name, keys, key, settings.model or model, True, str(error), error.hint)
    return Provider(name, keys, key, model, True)


def pair(agent: Agent, provider: Provider, environ: Mapping[str, str]) -> str:
    """Could the agent use this provider's models with the keys there are: ``ready``, ``not ready``, ``no key``,
    ``not found``, or ``-`` where it does not know the provider's key (``base_url`` may still take it there)."""
    profile = PROFILES.get(provider.name)
    shared = set(USUAL_KEYS.get(agent.kind, ())) & set(profile.key_env if profile is not None else ())
    if not shared:
        return "-"
    if agent.probe.path is None:
        return "not found"
    usable = shared & set(agent.keys) or set(agent.keys)
    if not any(environ.get(name) for name in usable):
        return "no key"
    return agent.state


def visible_keys(environ: Mapping[str, str]) -> list[str]:
    """Names of the variables that hold a key of any agent or provider, sorted."""
    known = {name for names in (*USUAL_KEYS.values(), *(p.key_env for p in PROFILES.values())) for name in names}
    return sorted(name for name in known if environ.get(name))


def say_agent(console: Console, name: str) -> None:
    """After it was configured: could it work?"""
    (found,) = agents(console.settings(), os.environ, [name])
    probe = found.probe
    version = f" {probe.version}" if probe.version else ""
    console.say(f"{name}{version}: {found.state}" + (f": {probe.reason}" if probe.reason else ""))
    if probe.advice and not probe.ready:
        console.say(f"hint: {probe.advice}")


def say_provider(console: Console) -> None:
    """After it was configured: is its key there?"""
    found = next(each for each in providers(console.settings(), os.environ) if each.chosen)
    console.say(f"{found.name}, model {found.model}: {'ready' if found.reason is None else 'not ready'}")
    if found.reason is not None:
        console.say(f"hint: {found.reason}; {found.advice}")
