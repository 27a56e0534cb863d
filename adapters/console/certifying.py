"""Who passes when tried? Agents by a tiny task in a home of its own, providers by questions whose answers are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...domain.errors import ApprenticeError
from ...domain.record import changed
from ..settings import Settings
from .live_agent import configured, tried
from .live_mentor import known

Result = dict[str, Any]


def certify(settings: Settings, agents: Sequence[str], providers: Sequence[str], model: str | None) -> list[Result]:
    """One result an agent and one a provider; without names, those that are configured."""
    if not agents and not providers:
        agents = configured(settings)
        providers = [settings.provider] if settings.provider is not None else []
    done = [tried(settings, name) for name in agents]
    found = [_result("agent", one.name, passed=one.passed, what=one.what) for one in done]
    return found + [_provider(settings, name, model) for name in providers]


def _provider(settings: Settings, name: str, model: str | None) -> Result:
    """Key name and endpoint belong to the configured provider; another one has its own."""
    same = name == settings.provider
    asked = changed(
        settings,
        provider=name,
        model=model or (settings.model if same else None),
        api_key_env=settings.api_key_env if same else None,
        base_url=settings.base_url if same else None,
    )
    try:
        answers = list(known(asked))
    except ApprenticeError as error:
        return _result("provider", name, passed=False, what=str(error))
    bad = [f"{one.role.value}: {one.why}" for one in answers if not one.good]
    return _result("provider", name, passed=not bad, what="; ".join(bad) or f"{len(answers)} roles answered rightly")


def _result(kind: str, name: str, *, passed: bool, what: str) -> Result:
    return {"kind": kind, "name": name, "passed": passed, "what": what}
