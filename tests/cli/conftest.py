"""A home with sessions in it, made through the real log and the real views, and a command line that looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from apprentice.adapters.console.wiring import House
from apprentice.adapters.settings import Settings
from apprentice.domain import events as e
from apprentice.domain.ports import Pending
from apprentice.domain.values import AttemptKind, Content, TaskStatus

from ..domain import story
from .running import CommandLine

HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe\r\nsecond line\x00\x9b31m" + "w" * 300


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    """A command line with an empty home."""
    return CommandLine(tmp_path / "home")


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A command line whose home has four sessions; nothing in these tests changes them."""
    home = tmp_path_factory.mktemp("lived-in") / "home"
    for run_id, events in SESSIONS.items():
        record(home, run_id, events)
    return CommandLine(home)


def record(home: Path, run_id: str, events: Sequence[e.Event]) -> str:
    """Append a history and bring the views up to it; the stream."""
    home.mkdir(mode=0o700, exist_ok=True)
    house = House(home, Settings())
    try:
        stream = house.log.new_stream(run_id)
        moment = house.clock.now()
        pending = [Pending(event, moment, "engine", "user") for event in events]
        house.log.append(stream, 0, f"command-{run_id}", pending)
        house.files.flush(stream)
        return stream
    finally:
        house.close()


def _started(run_id: str, text: str = "Sum it up into sum.csv", title: str = "Sum it up") -> e.SessionStarted:
    return story.started(run_id=run_id).model_copy(update={"instruction": Content(text=text), "title": title})


def _revised(run_id: str) -> list[e.Event]:
    """Missed a deliverable, was told, passed; then a follow-up that is only recorded."""
    return [
        _started(run_id),
        *story.begun()[1:],
        *story.attempt(1, "missing"),
        story.feedback(1, "file0.csv is missing"),
        story.decided(1, revise=True),
        *story.attempt(2, "good", kind=AttemptKind.REVISION),
        story.decided(2, revise=False),
        story.selected(2),
        story.followup(1, record_only=True),
    ]


def _failed(run_id: str) -> list[e.Event]:
    return [
        _started(run_id, "Write report.md", "Report"),
        *story.begun()[1:],
        *story.attempt(1, "missing"),
        story.decided(1, revise=False),
        story.selected(1, status=TaskStatus.FAILED),
    ]


def _left_alone(run_id: str) -> list[e.Event]:
    """An attempt runs, and nobody holds the lock: its driver is gone."""
    return [_started(run_id), *story.begun()[1:], story.prepared(1), story.attempt_started(1)]


SESSIONS: dict[str, list[e.Event]] = {
    "2026-11-20-090000-first-report-0a1b": _failed("2026-11-20-090000-first-report-0a1b"),
    "2026-11-21-090000-sum-it-up-1b2c": _revised("2026-11-21-090000-sum-it-up-1b2c"),
    "2026-11-22-090000-left-alone-2c3d": _left_alone("2026-11-22-090000-left-alone-2c3d"),
    "2026-11-23-090000-hostile-3d4e": [_started("2026-11-23-090000-hostile-3d4e", HOSTILE, HOSTILE)],
}
"""Oldest first."""
FIRST, REVISED, LEFT, NASTY = SESSIONS
