"""Can an agent do its work, seen by letting it do some? A tiny task in a home of its own; real tokens are spent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ...domain import verdict
from ...domain.errors import ApprenticeError
from ...domain.record import changed, record
from ...domain.values import RunStatus
from ..settings import Settings
from .driving import drive
from .health.finding import NOT_READY, OK, WRONG, Finding
from .health.workers import AREA
from .starting import Request, prepare
from .wiring import House

TASK: Final = "Write the word certified, and nothing else, into certificate.txt."
LONGEST_S: Final = 300.0
"""Enough for a slow first start (OpenClaw: 88 s seen) and a provider's retries (OpenCode: 82 s seen)."""


@record
class Tried:
    """How the tiny task went."""

    name: str
    passed: bool
    what: str


def configured(settings: Settings) -> list[str]:
    """The default agent first, then every one with a table of its own."""
    chosen = [settings.agent] if settings.agent is not None else []
    return list(dict.fromkeys([*chosen, *settings.agents]))


def tried(settings: Settings, name: str) -> Tried:
    """A whole structural session, far from the user's home: nothing of it stays."""
    asked = changed(
        settings,
        mentor_mode="structural",
        max_loops=1,
        notify=(),
        timeout_s=min(settings.timeout_s, LONGEST_S),
        idle_timeout_s=min(settings.idle_timeout_s, LONGEST_S),
    )
    with TemporaryDirectory(prefix="apprentice-certify-") as folder:
        house = House(Path(folder), asked, os.environ)
        try:
            starting = prepare(house, Request(text=TASK, agent=name))
            house.engine(starting.stream).submit(starting.command, actor="user")
            session = drive(house, starting.stream)
        except ApprenticeError as error:
            return Tried(name, False, str(error))
        finally:
            house.close()
    chosen = verdict.result(session)
    outcome = chosen.outcome.value if chosen is not None and chosen.outcome is not None else "no attempt"
    status = verdict.run_status(session)
    return Tried(name, status is RunStatus.COMPLETED, f"{status.value}, outcome {outcome}")


def findings(settings: Settings) -> Iterator[Finding]:
    """The same for ``doctor``: each configured agent in turn."""
    for name in configured(settings):
        one = tried(settings, name)
        if one.passed:
            yield Finding(AREA, f"{name} live", OK, f"did a one-line task ({one.what})")
        else:
            state = NOT_READY if name == settings.agent else WRONG
            yield Finding(AREA, f"{name} live", state, one.what, f"`apprentice run TEXT --agent {name} -v` shows more")
