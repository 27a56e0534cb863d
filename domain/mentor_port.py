"""What does the inside ask of a mentor model? Five questions; the answer, or that there was none, and every try."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from .errors import NotReady
from .events import StepObserved
from .mentoring import Criterion, CriterionScore, MentorRole, Provenance, TryOutcome, VerificationCheck
from .record import record
from .values import Artifact, CheckRun, DeliverableCheck, Usage

T = TypeVar("T")


@record
class Try:
    """One request to a mentor model as it went. ``prompt`` is the JSON of the messages sent, without any key.

    ``number`` counts from 1 in its call; ``rung`` is how an answer of the right shape was asked for;
    ``usage`` and ``cost_usd`` are the provider's own figures, None where it gives none; ``last``: the call ended here.
    """

    role: MentorRole
    number: int
    provenance: Provenance
    endpoint: str
    rung: str
    prompt: str
    answer: str | None
    outcome: TryOutcome
    detail: str
    duration_s: float
    usage: Usage | None = None
    cost_usd: float | None = None
    request_id: str | None = None
    last: bool = False


@record
class Answered(Generic[T]):
    """How a call ended: a verdict, or none. ``last`` is its last try, which was not reported yet."""

    verdict: T | None
    last: Try


Report = Callable[[Try], None]
"""Gets every try but the last of a call as it ends, so that what was spent is known even after a crash."""
Stop = Callable[[], bool]
"""Asked several times a second while a call waits."""


@record
class Task:
    """What a mentor is told of the task. Texts are the user's own words."""

    instruction: str
    title: str
    followups: tuple[str, ...]
    deliverables: tuple[str, ...]
    assets: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@record
class Dossier:
    """What there is to judge: the task, the rubric with its private part, and what was seen of one attempt."""

    task: Task
    criteria: tuple[Criterion, ...]
    pass_threshold: float
    attempt: int
    outcome: str
    artifacts: tuple[Artifact, ...]
    steps: tuple[StepObserved, ...]
    deliverables: tuple[DeliverableCheck, ...]
    checks: tuple[CheckRun, ...]


@record
class IntakeDraft:
    """A title, and what the task asks for and takes for granted, one sentence each."""

    title: str
    requirements: tuple[str, ...]
    assumptions: tuple[str, ...]
    provenance: Provenance


@record
class RubricDraft:
    """Criteria with ids ``c1``, ``c2``, ...; at least one of them is not private."""

    criteria: tuple[Criterion, ...]
    pass_threshold: float
    provenance: Provenance


@record
class Grade:
    """A score for every criterion; ``score`` is their weighted mean, ``passed`` the grader's own explicit word."""

    scores: tuple[CriterionScore, ...]
    score: float
    passed: bool
    summary: str
    provenance: Provenance


@record
class Verification:
    """Whether the grade stands: ``verified`` only when the verifier said so and every check holds."""

    verified: bool
    checks: tuple[VerificationCheck, ...]
    reason: str
    provenance: Provenance


@record
class Advice:
    """What to do better (``items``) and in which order (``plan``), each a sentence the agent can act on."""

    items: tuple[str, ...]
    plan: tuple[str, ...]
    provenance: Provenance


class Mentor(Protocol):
    """A mentor model. Nothing here raises for what an endpoint or a model does: that is an outcome of a try."""

    def ready(self) -> None:
        """Raises NotReady: a key, a model or a provider is missing."""

    def draft_intake(self, task: Task, report: Report, stop: Stop) -> Answered[IntakeDraft]:
        """Say what the task is."""

    def draft_rubric(self, task: Task, report: Report, stop: Stop) -> Answered[RubricDraft]:
        """Say how the work will be judged."""

    def grade(self, dossier: Dossier, report: Report, stop: Stop) -> Answered[Grade]:
        """Judge one attempt, criterion by criterion."""

    def verify(self, dossier: Dossier, grade: Grade, report: Report, stop: Stop) -> Answered[Verification]:
        """Judge the grade."""

    def advise(self, dossier: Dossier, grade: Grade | None, report: Report, stop: Stop) -> Answered[Advice]:
        """Say what to do better. Private criteria are no part of what is asked or answered here."""


class NoMentor:
    """No mentor model is there: every question is refused, so that nobody takes silence for a verdict."""

    def ready(self) -> None:
        """Raises NotReady, always."""
        raise self._refusal()

    def draft_intake(self, task: Task, report: Report, stop: Stop) -> Answered[IntakeDraft]:
        """Raises NotReady."""
        raise self._refusal()

    def draft_rubric(self, task: Task, report: Report, stop: Stop) -> Answered[RubricDraft]:
        """Raises NotReady."""
        raise self._refusal()

    def grade(self, dossier: Dossier, report: Report, stop: Stop) -> Answered[Grade]:
        """Raises NotReady."""
        raise self._refusal()

    def verify(self, dossier: Dossier, grade: Grade, report: Report, stop: Stop) -> Answered[Verification]:
        """Raises NotReady."""
        raise self._refusal()

    def advise(self, dossier: Dossier, grade: Grade | None, report: Report, stop: Stop) -> Answered[Advice]:
        """Raises NotReady."""
        raise self._refusal()

    def _refusal(self) -> NotReady:
        return NotReady("no mentor model is configured", "`apprentice configure model`, or another --mentor-mode")
