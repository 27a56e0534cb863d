"""What did mentors say, with which prompt, at what cost, and what did nobody verify? For session.json and ``show``.

Private criteria never leave: here they are counted, and what was said about them is left out (a grader's summary may
speak of them, so it goes with them).
"""

from __future__ import annotations

from typing import Any

from ..domain import events as e
from ..domain.mentoring import PASS_THRESHOLD, CriterionScore, Provenance
from ..domain.record import fresh, mutable
from ..domain.session import Attempt, Checkpoint, Session
from ..domain.structural import graded_by
from ..domain.values import MentorMode, Usage
from ..domain.verdict import is_verified
from .fold import ReadText


@mutable
class Spent:
    """Of one role about one attempt: requests, and sums of what the provider said; ``priced``: those with a cost."""

    requests: int = 0
    seconds: float = 0.0
    timed: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    counted: int = 0
    cost_usd: float = 0.0
    priced: int = 0
    outcomes: dict[str, int] = fresh(factory=dict)

    def take(self, duration_s: float | None, usage: Usage | None, cost_usd: float | None, outcome: str) -> None:
        """Add one request."""
        self.requests += 1
        if duration_s is not None:
            self.timed += 1
            self.seconds += duration_s
        if usage is not None:
            self.counted += 1
            self.input_tokens += usage.input_tokens or 0
            self.output_tokens += usage.output_tokens or 0
        if cost_usd is not None:
            self.priced += 1
            self.cost_usd += cost_usd
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1

    def row(self, role: str, attempt: int | None) -> dict[str, Any]:
        """The row; a sum over requests of which some said nothing is no sum: then it is null."""
        counted = self.counted == self.requests
        return {
            "role": role,
            "attempt": attempt,
            "requests": self.requests,
            "duration_s": round(self.seconds, 6) if self.timed == self.requests else None,
            "input_tokens": self.input_tokens if counted else None,
            "output_tokens": self.output_tokens if counted else None,
            "cost_usd": round(self.cost_usd, 9) if self.priced == self.requests else None,
            "outcomes": dict(sorted(self.outcomes.items())),
        }


Ledger = dict[tuple[str, int | None], Spent]


def enter(ledger: Ledger, event: e.Event) -> None:
    """Take a mentor's request or an attempt's end into the account."""
    if isinstance(event, e.MentorCalled):
        about = (event.role.value, event.attempt)
        ledger.setdefault(about, Spent()).take(event.duration_s, event.usage, event.cost_usd, event.outcome.value)
    elif isinstance(event, e.AttemptFinished):
        spent = ledger.setdefault(("agent", event.attempt), Spent())
        spent.take(event.duration_s, event.usage, event.cost_usd, event.outcome.value)
    elif isinstance(event, e.AttemptInterrupted):
        spent = ledger.setdefault(("agent", event.attempt), Spent())
        spent.take(event.duration_s, event.usage, event.cost_usd, "interrupted")


def accounts(ledger: Ledger) -> list[dict[str, Any]]:
    """One row a role and attempt, roles of the preparation first."""
    return [
        spent.row(*about) for about, spent in sorted(ledger.items(), key=lambda item: (item[0][1] or 0, item[0][0]))
    ]


def provenance(of: Provenance | None) -> dict[str, Any]:
    """Where a verdict is from; all null where no model gave it."""
    names = ("provider", "model", "prompt_version", "prompt_hash")
    return {name: getattr(of, name) if of is not None else None for name in names}


def visible_scores(session: Session, attempt: int, scores: tuple[CriterionScore, ...]) -> list[dict[str, Any]]:
    """Scores of the criteria that may be shown, with their words.

    Where there are private ones, no evidence is shown at all: a grader who had both in mind may have mixed them.
    """
    known = session.attempts.get(attempt)
    criteria = {c.id: c for c in graded_by(session, known.round if known is not None else 1)}
    return [
        {
            "criterion": s.criterion,
            "text": criteria[s.criterion].text if s.criterion in criteria else s.criterion,
            "score": s.score,
            "passed": s.score >= PASS_THRESHOLD,
            "evidence": None if any(c.private for c in criteria.values()) else s.evidence,
        }
        for s in scores
        if s.criterion not in criteria or not criteria[s.criterion].private
    ]


def private_count(session: Session) -> int:
    """How many criteria are kept back."""
    return sum(c.private for c in session.rubric.items) if session.rubric is not None else 0


def grade_document(session: Session, ev: e.AttemptGraded) -> dict[str, Any]:
    """A grade as it may be shown."""
    shown = visible_scores(session, ev.attempt, ev.criteria)
    return {
        "author": ev.author,
        "score": ev.score,
        "passed": ev.passed,
        "criteria": shown,
        "private_criteria": len(ev.criteria) - len(shown),
        "summary": ev.summary if len(ev.criteria) == len(shown) else None,
        **provenance(ev.provenance),
    }


def verification_document(session: Session, ev: e.AttemptVerified) -> dict[str, Any]:
    """A verification as it may be shown."""
    return {
        "author": ev.author,
        "verified": ev.verified,
        "checks": {check.name: check.holds for check in ev.checks},
        "reason": ev.reason if private_count(session) == 0 else None,
        **provenance(ev.provenance),
    }


def answer_document(read: ReadText, answer: e.CheckpointAnswered) -> dict[str, Any]:
    """A person's answer, or a simulated one, whole."""
    return {
        "decision": answer.decision,
        "by": answer.by,
        "simulated": answer.simulated,
        "via": answer.via,
        "score": answer.score,
        "notes": read(answer.notes) if answer.notes is not None else None,
        "title": answer.title,
        "instruction": read(answer.instruction) if answer.instruction is not None else None,
        "criteria": list(answer.criteria),
        "failed_criteria": list(answer.failed_criteria),
        "feedback": list(answer.feedback),
    }


def checkpoint_document(read: ReadText, checkpoint: Checkpoint) -> dict[str, Any]:
    """A decision asked of a person, pending or answered."""
    answer = checkpoint.answer
    return {
        "stage": checkpoint.stage.value,
        "round": checkpoint.round,
        "attempt": checkpoint.attempt,
        "pending": answer is None,
        "answer": answer_document(read, answer) if answer is not None else None,
    }


def not_verified(session: Session) -> list[str]:
    """What of the session's verdicts nobody verified, in words, so that no reader takes silence for assent."""
    said = [_unverified(a, session.mentor_mode) for _, a in sorted(session.attempts.items()) if a.counts]
    return [line for line in said if line is not None]


def _unverified(attempt: Attempt, mode: MentorMode) -> str | None:
    name = f"attempt {attempt.number}"
    if attempt.evaluation is not None:
        return f"{name}: the evaluation is simulated, no person gave it" if attempt.evaluation.simulated else None
    if is_verified(attempt):
        return None
    if attempt.verification is not None:
        return f"{name}: the verifier did not confirm the grade"
    if attempt.grade is not None:
        return f"{name}: the grade was not verified"
    if mode is MentorMode.STRUCTURAL or mode is MentorMode.EXPERT_LED:
        return f"{name}: contents were not judged by anybody; only presence, type and checks were looked at"
    return f"{name}: there is no grade; only presence, type and checks were looked at"
