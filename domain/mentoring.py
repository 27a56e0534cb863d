"""Which small things does mentoring speak of? Roles, tries, criteria, scores, checkpoints, where a verdict is from."""

# Annotations are no texts here, as in `events.py`.

from enum import StrEnum
from typing import Final

from .values import Value

PASS_THRESHOLD: Final = 0.7
"""The weighted score from which a grade passes, where a rubric names no other (seed_system.md 4.4)."""


class MentorRole(StrEnum):
    """What a mentor is asked to do."""

    TASK_INTAKE = "task_intake"
    RUBRIC = "rubric"
    GRADE = "grade"
    VERIFICATION = "verification"
    FEEDBACK = "feedback"


class TryOutcome(StrEnum):
    """How one request to a mentor model ended. Only ``valid`` gives a verdict."""

    VALID = "valid"
    INVALID = "invalid"
    TRUNCATED = "truncated"
    REFUSED = "refused"
    EMPTY = "empty"
    RATE_LIMITED = "rate_limited"
    QUOTA = "quota"
    AUTH = "auth"
    MODEL_MISSING = "model_missing"
    UNSUPPORTED = "unsupported"
    BAD_REQUEST = "bad_request"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    STOPPED = "stopped"


ENDPOINT_TROUBLE: Final = frozenset(
    {
        TryOutcome.RATE_LIMITED,
        TryOutcome.QUOTA,
        TryOutcome.AUTH,
        TryOutcome.MODEL_MISSING,
        TryOutcome.BAD_REQUEST,
        TryOutcome.UNSUPPORTED,
        TryOutcome.SERVER_ERROR,
        TryOutcome.UNREACHABLE,
        TryOutcome.TIMED_OUT,
    }
)
"""Endings that say something about the endpoint and nothing about the work: asking later may help."""


class Stage(StrEnum):
    """A decision asked of a person."""

    TASK_INTAKE = "task_intake"
    RUBRIC = "rubric"
    EVALUATION = "evaluation"
    REVISION = "revision"
    FINAL_APPROVAL = "final_approval"


DECISIONS: Final[dict[Stage, tuple[str, ...]]] = {
    Stage.TASK_INTAKE: ("confirm", "edit"),
    Stage.RUBRIC: ("confirm", "edit"),
    Stage.EVALUATION: ("pass", "fail"),
    Stage.REVISION: ("revise", "finish"),
    Stage.FINAL_APPROVAL: ("approve", "hold"),
}
"""What may be answered at each stage."""


class Provenance(Value):
    """Where a verdict is from: provider and model, and which prompt (its version, and the sha256 of what was sent)."""

    provider: str
    model: str
    prompt_version: str
    prompt_hash: str


class Criterion(Value):
    """One thing the work is judged by. ``weight`` is relative; a private one is never shown to the agent."""

    id: str
    text: str
    weight: float
    private: bool = False


class CriterionScore(Value):
    """What was found for one criterion: ``score`` is 0 to 1, ``evidence`` says where it was seen."""

    criterion: str
    score: float
    evidence: str


class VerificationCheck(Value):
    """One thing a verifier looked at, and whether it holds."""

    name: str
    holds: bool


def weighted(criteria: tuple[Criterion, ...], scores: tuple[CriterionScore, ...]) -> float | None:
    """The weighted mean of the scores, 0 to 1, rounded to six digits; None where a criterion has no score.

    A criterion that nobody scored is not zero and not one: there is no total then.
    """
    found = {score.criterion: score.score for score in scores}
    total = sum(criterion.weight for criterion in criteria)
    if total <= 0 or any(criterion.id not in found for criterion in criteria):
        return None
    return round(sum(criterion.weight * found[criterion.id] for criterion in criteria) / total, 6)
