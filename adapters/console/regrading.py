"""What does a mentor model say of recorded attempts today, and how does that differ from what was said then?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...domain.engine import Engine
from ...domain.errors import NotFound
from ...domain.events import AttemptGraded, AttemptVerified, MentorCalled
from ...domain.mentoring import ENDPOINT_TROUBLE
from ...domain.ports import Recorded
from ...domain.session import Attempt, Session
from ...projections.mentoring import visible_scores
from .live import Live
from .talking import Console
from .wiring import House

Document = dict[str, Any]


def regrade(
    console: Console, house: House, run_id: str, stream: str, roles: Sequence[str], numbers: Sequence[int]
) -> int:
    """Ask again; 0, or 4 where the endpoint could not be used, 6 where a role gave no verdict.

    Raises:
        NotReady: a key, model or provider is missing.
        NotFound: there is no such attempt, or none that ended.
    """
    house.mentor.ready()
    seen: list[Recorded] = []
    live = Live(console) if not console.json else None

    def listen(events: Sequence[Recorded]) -> None:
        seen.extend(events)
        if live is not None:
            live(events)

    engine = house.engine(stream, listen)
    mark = house.ports.ids.command_id()
    for attempt in _attempts(engine.session, numbers):
        _ask(engine, attempt, roles, mark)
    house.files.flush(stream)
    rows = [_difference(engine.session, r.event) for r in seen if isinstance(r.event, AttemptGraded | AttemptVerified)]
    if console.json:
        console.document({"run_id": run_id, "regrade": mark, "differences": rows})
    else:
        for row in rows:
            console.line(_line(row))
    return _code([r.event for r in seen if isinstance(r.event, MentorCalled)])


def _attempts(session: Session, numbers: Sequence[int]) -> list[Attempt]:
    found = [a for n, a in sorted(session.attempts.items()) if a.counts and (not numbers or n in numbers)]
    if not found:
        raise NotFound("there is no such attempt that ended", f"`apprentice show {session.run_id}` lists the attempts")
    return found


def _ask(engine: Engine, attempt: Attempt, roles: Sequence[str], mark: str) -> None:
    """Verify the new grade where there is one, else the old: a verification without a grade is about nothing."""
    grade = engine.asking.grade(engine.session, attempt, mark) if "grade" in roles else attempt.grade
    if "verification" in roles and grade is not None:
        engine.asking.verify(engine.session, attempt, grade, mark)
    if "feedback" in roles:
        engine.asking.advise(engine.session, attempt, mark)


def _difference(session: Session, event: AttemptGraded | AttemptVerified) -> Document:
    attempt = session.attempts[event.attempt]
    model = event.provenance.model if event.provenance is not None else None
    base: Document = {"attempt": event.attempt, "model": model}
    if isinstance(event, AttemptVerified):
        before = attempt.verification.verified if attempt.verification is not None else None
        return {**base, "role": "verification", "before": before, "after": event.verified}
    old = attempt.grade
    was = {s["criterion"]: s["score"] for s in visible_scores(session, event.attempt, old.criteria)} if old else {}
    now = {s["criterion"]: s["score"] for s in visible_scores(session, event.attempt, event.criteria)}
    changed = {name: [was.get(name), score] for name, score in now.items() if was.get(name) != score}
    return {
        **base,
        "role": "grade",
        "before": old.score if old is not None else None,
        "after": event.score,
        "passed_before": old.passed if old is not None else None,
        "passed_after": event.passed,
        "criteria": changed,
    }


def _line(row: Document) -> str:
    text = f"attempt {row['attempt']} {row['role']}: {_said(row['before'])} -> {_said(row['after'])} ({row['model']})"
    changes = [f"{name} {_said(before)} -> {_said(after)}" for name, (before, after) in row.get("criteria", {}).items()]
    return text + (f"; {', '.join(changes)}" if changes else "")


def _said(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "verified" if value else "not verified"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _code(calls: Sequence[MentorCalled]) -> int:
    ended = [call.outcome for call in calls if call.last]
    if any(outcome in ENDPOINT_TROUBLE for outcome in ended):
        return 4
    return 6 if any(outcome.value != "valid" for outcome in ended) else 0
