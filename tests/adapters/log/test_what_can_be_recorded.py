"""Which events can be kept, and what happens with one that cannot?"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from apprentice.adapters.log.errors import Unstorable
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.mapper import encode_body
from apprentice.adapters.log.reader import LogReader
from apprentice.domain import events as e
from apprentice.domain.ports import EventLog, Pending
from apprentice.domain.values import CheckRun, Content

from .events import EARLIER, note, now, pending

STREAM = "session-00000000-0000-5000-8000-000000000001"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
STEP = st.builds(
    e.StepObserved,
    attempt=st.integers(-(2**63), 2**63 - 1),
    step=st.integers(0, 2**53),
    kind=TEXT,
    tool=st.none() | TEXT,
    input=st.none() | st.builds(Content, text=TEXT),
    output=st.none() | st.builds(Content, text=TEXT, lossy=st.none() | st.booleans()),
    success=st.none() | st.booleans(),
    duration_ms=st.none() | NUMBER,
)
CHECKED = st.builds(
    e.DeliverablesChecked,
    attempt=st.integers(1, 9),
    deliverables=st.just(()),
    checks=st.lists(
        st.builds(
            CheckRun,
            command=TEXT,
            exit_code=st.none() | st.integers(0, 255),
            output=st.builds(Content, text=TEXT),
            duration_s=NUMBER,
        ),
        max_size=3,
    ).map(tuple),
    checkers=st.lists(TEXT, max_size=3).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(events=st.lists(STEP | CHECKED, min_size=1, max_size=8), actor=TEXT)
def test_any_valid_event_is_read_back_as_it_was(events: list[e.Event], actor: str) -> None:
    """NUL bytes, astral characters, the largest numbers, absent exit codes: nothing is lost or rounded."""
    with tempfile.TemporaryDirectory() as folder:
        log = SqliteEventLog(Path(folder), now)
        log.append(STREAM, 0, "c-1", [Pending(event, EARLIER, "agent", actor) for event in events])
        read = list(log.read(STREAM))
        log.close()
        with LogReader(Path(folder)) as reader:
            documents = list(reader.events(STREAM))

    assert events == [recorded.event for recorded in read]
    assert [actor] * len(events) == [recorded.actor for recorded in read]
    assert [
        type(event).model_validate(document["data"]) for event, document in zip(events, documents, strict=True)
    ] == events


def test_optional_nothing_is_left_out_and_required_nothing_is_kept() -> None:
    """A body is small, and complete: an exit code that never was is said, not guessed from a missing field."""
    run = CheckRun(command="x", exit_code=None, output=Content(text="y"), duration_s=1.5)
    event = e.DeliverablesChecked(attempt=1, deliverables=(), checks=(run,), checkers=("csv 1",))

    expected = (
        b'{"actor":"test","data":{"attempt":1,"deliverables":[],"checks":[{"command":"x","output":{"text":"y"},'
        b'"duration_s":1.5,"timed_out":false,"exit_code":null}],"checkers":["csv 1"]}}'
    )
    assert expected == encode_body(pending(event))


@pytest.mark.parametrize(
    "unfit",
    [
        note().event.model_construct(where="x", error="y", message="a \ud800 b"),
        e.StepStarted.model_construct(attempt=2**64, step=1, kind="tool"),
    ],
    ids=["lone surrogate", "more than 64 bits"],
)
def test_what_json_cannot_hold_is_refused_whole(log: EventLog, unfit: e.Event) -> None:
    """The caller cleans text; if it did not, the whole append is refused, in words, and the log goes on."""
    with pytest.raises(Unstorable, match="cannot be recorded"):
        log.append(STREAM, 0, "c-1", [note(), pending(unfit), note()])

    assert 0 == log.head(STREAM).version
    assert 1 == log.append(STREAM, 0, "c-1", [note()]).head.version


def test_a_lone_surrogate_in_an_actor_or_command_id_is_refused(log: EventLog) -> None:
    """Names come from the environment, which may hold any bytes."""
    with pytest.raises(Unstorable):
        log.append(STREAM, 0, "c-1", [Pending(note().event, EARLIER, "engine", "\udcff")])
    with pytest.raises(Unstorable):
        log.append(STREAM, 0, "c-1", [Pending(note().event, EARLIER, "\udcff", "me")])

    assert 0 == log.head(STREAM).version


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_never_becomes_an_event(value: float) -> None:
    """orjson would write null without a word."""
    with pytest.raises(ValidationError):
        e.RevisionDecided(attempt=1, revise=False, reason="x", score=value)


class _Foreign(e.Event):
    """Of a version to come."""

    schema_version: ClassVar[int] = 1
    x: Any = None


def test_a_type_that_could_not_be_read_again_is_not_written(log: EventLog) -> None:
    """A log must never hold what its own writer cannot read."""
    with pytest.raises(Unstorable):
        log.append(STREAM, 0, "c-1", [pending(_Foreign())])

    assert 0 == log.head(STREAM).version
