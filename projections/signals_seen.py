"""What is there to learn from? Each attempt's evidence as it was recorded, with the version of every event of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable, record
from ..domain.session import Session
from ..domain.structural import graded_by
from ..domain.values import DeliverableStatus
from ..domain.verdict import is_verified, structural_score
from .fold import ReadText

EXPERT: Final = "expert"
VERIFIED: Final = "grade_verified"
UNVERIFIED: Final = "grade_unverified"
STRUCTURAL: Final = "structural"
BASES: Final = (EXPERT, VERIFIED, UNVERIFIED, STRUCTURAL)
"""What a score can rest on, strongest first. Scores of different bases are never compared."""


@mutable
class Seen:
    """One attempt. ``at`` holds the versions of the events by type; steps carry their own."""

    number: int
    started: e.AttemptStarted | None = None
    steps: list[tuple[int, e.StepObserved]] = fresh(factory=list)
    end: e.AttemptFinished | None = None
    at: dict[str, list[int]] = fresh(factory=dict)
    feedback: list[tuple[int, e.FeedbackGiven]] = fresh(factory=list)

    def versions(self, *kinds: str) -> list[int]:
        """The versions of the events of these types."""
        return sorted(v for kind in kinds for v in self.at.get(kind, ()))


@mutable
class State:
    """The decision state, and every attempt's evidence; ``read`` gives whole texts."""

    read: ReadText
    session: Session = fresh(factory=Session)
    seen: dict[int, Seen] = fresh(factory=dict)
    selected: dict[int, int] = fresh(factory=dict)
    drafted: list[int] = fresh(factory=list)


def start(read: ReadText) -> State:
    """Nothing has happened."""
    return State(read)


def take(state: State, recorded: Recorded) -> None:
    """Take one event in."""
    event = recorded.event
    state.session.apply(event, recorded.version)
    if isinstance(event, e.SessionStarted | e.TaskIntakeDrafted):
        state.drafted.append(recorded.version)
    if isinstance(event, e.AttemptSelected):
        state.selected[event.round] = recorded.version
    if getattr(event, "regrade", None) is not None:
        return
    number = getattr(event, "attempt", None)
    if isinstance(number, int) and not isinstance(event, e.PrivateContextRecorded):
        _keep(state.seen.setdefault(number, Seen(number)), event, recorded.version)


def _keep(seen: Seen, event: e.Event, version: int) -> None:
    if isinstance(event, e.StepObserved):
        if event.kind != "usage":
            seen.steps.append((version, event))
        return
    if isinstance(event, e.AttemptStarted):
        seen.started = event
    elif isinstance(event, e.AttemptFinished):
        seen.end = event
    elif isinstance(event, e.FeedbackGiven):
        seen.feedback.append((version, event))
    seen.at.setdefault(type(event).__name__, []).append(version)


def counted(state: State) -> list[Seen]:
    """The attempts that ended by themselves, in order."""
    return [s for n, s in sorted(state.seen.items()) if s.end is not None and n in state.session.attempts]


def revisions(state: State) -> list[tuple[Seen, Seen]]:
    """Each attempt with the one that revised it."""
    pairs = []
    for after in counted(state):
        attempt = state.session.attempts[after.number]
        before = state.seen.get(attempt.base) if attempt.base is not None else None
        same_round = before is not None and state.session.attempts[before.number].round == attempt.round
        if before is not None and before.end is not None and same_round:
            pairs.append((before, after))
    return pairs


def score_on(state: State, number: int, basis: str) -> float | None:
    """The attempt's score on that basis, None where it has none."""
    attempt = state.session.attempts[number]
    if basis == EXPERT:
        said = attempt.evaluation
        if said is None or said.simulated:
            return None
        return said.score if said.score is not None else float(said.decision == "pass")
    if basis == STRUCTURAL:
        return structural_score(attempt)
    if attempt.grade is None or is_verified(attempt) != (basis == VERIFIED):
        return None
    return attempt.grade.score


def strongest(state: State, *numbers: int) -> tuple[str | None, list[float]]:
    """The strongest basis on which all of these attempts have a score, and the scores."""
    for basis in BASES:
        found = [score_on(state, number, basis) for number in numbers]
        scores = [s for s in found if s is not None]
        if len(scores) == len(numbers):
            return basis, scores
    return None, []


def passes(state: State, number: int, basis: str | None) -> bool | None:
    """Whether the attempt passed on that basis."""
    attempt = state.session.attempts[number]
    if basis == EXPERT and attempt.evaluation is not None:
        return attempt.evaluation.decision == "pass"
    if basis in (VERIFIED, UNVERIFIED) and attempt.grade is not None:
        return attempt.grade.passed
    score = structural_score(attempt)
    return None if basis is None or score is None else score == 1.0


@record
class Failure:
    """One thing that was not as asked: ``kind`` is deliverable, check, criterion or outcome."""

    kind: str
    name: str
    cause: str


def failures(state: State, number: int) -> Sequence[Failure]:
    """Everything that was found wanting in an attempt, with the cause as it was recorded. Private criteria are none."""
    attempt = state.session.attempts[number]
    found = [
        Failure("deliverable", d.name, d.reason or d.status.value)
        for d in attempt.deliverables
        if d.status is not DeliverableStatus.GOOD
    ]
    found += [
        Failure("check", c.command, "did not end in time" if c.timed_out else f"exit code {c.exit_code}")
        for c in attempt.checks
        if not c.passed
    ]
    found += _criteria(state, number)
    if attempt.outcome is not None and attempt.outcome.value != "completed":
        end = state.seen[number].end
        detail = end.evidence[0].detail if end is not None and end.evidence else attempt.outcome.value
        found.append(Failure("outcome", attempt.outcome.value, detail))
    return found


def _criteria(state: State, number: int) -> list[Failure]:
    attempt = state.session.attempts[number]
    if attempt.grade is None:
        return []
    criteria = {c.id: c for c in graded_by(state.session, attempt.round)}
    secret = any(c.private for c in criteria.values())
    return [
        Failure(
            "criterion",
            criteria[s.criterion].text if s.criterion in criteria else s.criterion,
            "scored below the bar" if secret else s.evidence,
        )
        for s in attempt.grade.criteria
        if s.score < BAR and (s.criterion not in criteria or not criteria[s.criterion].private)
    ]


BAR: Final = 0.7
"""A criterion's own bar (seed_system.md 4.4: pass_threshold 0.7)."""
