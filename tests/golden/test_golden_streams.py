"""Can today's program read what every released version wrote?"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from apprentice.adapters.log import format as bytes_of
from apprentice.adapters.log.mapper import decode
from apprentice.adapters.log.upcast import UPCASTERS
from apprentice.domain.events import EVENTS, DeliverablesChecked, Event
from apprentice.domain.loop import Rest, next_step
from apprentice.domain.session import Session
from apprentice.domain.values import TaskStatus

FOLDER = Path(__file__).parent
STREAMS = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
Line = dict[str, Any]


def _lines(name: str) -> list[Line]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _event(line: Line) -> Event:
    return decode(line["stream"], line["version"], line["type"], line["state"].encode(), line["body"].encode()).event


def _replayed(name: str) -> Session:
    session = Session()
    for line in _lines(name):
        session.apply(_event(line), line["version"])
    return session


@pytest.mark.parametrize("name", STREAMS)
def test_a_golden_stream_is_an_unbroken_chain(name: str) -> None:
    """The files themselves must never change."""
    prev = bytes_of.NO_DIGEST
    for version, line in enumerate(_lines(name), start=1):
        state = line["state"].encode()
        header = json.loads(state)
        assert (version, prev) == (line["version"], header["prev"])
        assert header["body_digest"] == sha256(bytes.fromhex(line["salt"]) + line["body"].encode()).hexdigest()
        prev = bytes_of.digest(line["stream"], version, line["type"], state)
        assert prev == line["digest"]


@pytest.mark.parametrize(
    ("name", "status", "finished"),
    [
        ("structural-0.1.0", TaskStatus.COMPLETED, True),
        ("deliverables-checked-1", TaskStatus.PARTIAL, False),
        ("mentored-0.1.0", TaskStatus.FAILED, False),
        ("claims-1", TaskStatus.PARTIAL, False),
    ],
)
def test_a_golden_stream_tells_the_same_story_today(name: str, status: TaskStatus, finished: bool) -> None:
    """A session of years ago ends as it ended then."""
    session = _replayed(name)

    assert session.last_round is not None
    assert (status, finished) == (session.last_round.task_status, session.finished)
    assert "2026-11-23-203442-monthly-report-1a2b" == session.run_id


def test_every_golden_stream_has_an_expected_story() -> None:
    """A stream that is added must be replayed, too."""
    expected = ["claims-1", "deliverables-checked-1", "erasing-1", "mentored-0.1.0", "sharing-1", "structural-0.1.0"]
    assert expected == STREAMS


def test_an_erased_session_is_at_rest() -> None:
    """Nobody may take up work whose owner had it erased."""
    session = _replayed("erasing-1")

    assert session.erased
    assert Rest() == next_step(session)


def test_what_was_allowed_stays_allowed() -> None:
    """A bundle of years ago is made again with the decisions of then."""
    session = _replayed("sharing-1")

    assert {("value", "0123456789abcdef"), ("file", "d" * 64)} == session.allowed
    assert "b" * 64 == session.bundle_digest


def test_every_type_of_event_is_in_a_golden_stream() -> None:
    """A type that no stream holds could change without anybody noticing."""
    stored = {(line["type"], json.loads(line["state"])["schema"]) for name in STREAMS for line in _lines(name)}

    assert {(name, event.schema_version) for name, event in EVENTS.items()} <= stored


def test_checkers_that_nobody_named_are_none() -> None:
    """Schema 1 of DeliverablesChecked did not say which checkers looked."""
    (line,) = [line for line in _lines("deliverables-checked-1") if line["type"] == "DeliverablesChecked"]
    event = _event(line)

    assert "checkers" not in json.loads(line["body"])["data"]
    assert isinstance(event, DeliverablesChecked)
    assert () == event.checkers


def test_there_is_an_upcaster_for_every_schema_that_was_left_behind() -> None:
    """A schema version is raised together with the function that carries the old form up."""
    left_behind = {(name, old) for name, event in EVENTS.items() for old in range(1, event.schema_version)}

    assert left_behind == set(UPCASTERS)
