"""Who passes when tried? Agents by a tiny task in a home of its own, providers by questions whose answers are known."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from ...domain import verdict
from ...domain.errors import ApprenticeError
from ...domain.values import RunStatus
from ..settings import Settings
from .driving import drive
from .live_mentor import known
from .starting import Request, prepare
from .wiring import House

Result = dict[str, Any]
TASK: Final = "Write the word certified, and nothing else, into certificate.txt."


def certify(settings: Settings, agents: Sequence[str], providers: Sequence[str], model: str | None) -> list[Result]:
    """One result an agent and one a provider; without names, those that are configured."""
    if not agents and not providers:
        agents = [settings.agent] if settings.agent is not None else []
        providers = [settings.provider] if settings.provider is not None else []
    found = [_agent(settings, name) for name in agents]
    return found + [_provider(settings, name, model) for name in providers]


def _agent(settings: Settings, name: str) -> Result:
    """A whole structural session, far from the user's home."""
    with TemporaryDirectory(prefix="apprentice-certify-") as folder:
        house = House(Path(folder), replace(settings, mentor_mode="structural", max_loops=1), os.environ)
        try:
            starting = prepare(house, Request(text=TASK, agent=name))
            house.engine(starting.stream).submit(starting.command, actor="user")
            session = drive(house, starting.stream)
        except ApprenticeError as error:
            return _result("agent", name, passed=False, what=str(error))
        finally:
            house.close()
    chosen = verdict.result(session)
    outcome = chosen.outcome.value if chosen is not None and chosen.outcome is not None else "no attempt"
    status = verdict.run_status(session)
    return _result("agent", name, passed=status is RunStatus.COMPLETED, what=f"{status.value}, outcome {outcome}")


def _provider(settings: Settings, name: str, model: str | None) -> Result:
    """Key name and endpoint belong to the configured provider; another one has its own."""
    same = name == settings.provider
    asked = replace(
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
