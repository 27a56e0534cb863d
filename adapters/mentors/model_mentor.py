"""Who mentors when a model does? Five questions to one endpoint, each answered in the shape asked for, or not."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.mentor_port import (
    Advice,
    Answered,
    Dossier,
    Grade,
    IntakeDraft,
    Report,
    RubricDraft,
    Stop,
    Task,
    Verification,
)
from ...domain.mentoring import PASS_THRESHOLD, Criterion, MentorRole, VerificationCheck, weighted
from ...domain.record import changed
from . import answers
from . import dossier as part
from .calling import Caller, Question
from .policy import Policy
from .previews.shown import Budget, Place
from .profiles import Endpoint
from .prompts import SYSTEM, version
from .rungs import RungMemory


class ModelMentor:
    """Implements the ``Mentor`` port. The endpoint is resolved when it is first needed: only then is a key missing."""

    def __init__(
        self,
        endpoint: Callable[[], Endpoint],
        memory: RungMemory,
        place: Place,
        policy: Policy | None = None,
        budget: Budget | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._memory = memory
        self._place = place
        self._policy = policy or Policy()
        self._budget = budget or Budget()

    def ready(self) -> None:
        """Raises NotReady, Refused: no provider, no model, no key."""
        self._endpoint()

    def _caller(self) -> Caller:
        return Caller(self._endpoint(), self._memory, self._policy)

    def draft_intake(self, task: Task, report: Report, stop: Stop) -> Answered[IntakeDraft]:
        """Title, requirements and assumptions."""
        question = _question(MentorRole.TASK_INTAKE, part.task_part(task))
        answered, origin = self._caller().ask(question, answers.TaskIntake, report, stop)
        found = answered.verdict
        draft = IntakeDraft(found.title, tuple(found.requirements), tuple(found.assumptions), origin) if found else None
        return Answered(draft, answered.last)

    def draft_rubric(self, task: Task, report: Report, stop: Stop) -> Answered[RubricDraft]:
        """Criteria, numbered ``c1``, ``c2``, ... in the order given; importance becomes their weight."""
        question = _question(MentorRole.RUBRIC, part.task_part(task))
        answered, origin = self._caller().ask(question, answers.Rubric, report, stop)
        if answered.verdict is None:
            return Answered(None, answered.last)
        criteria = tuple(
            Criterion(id=f"c{n}", text=c.text, weight=float(c.importance), private=c.visibility == "mentor")
            for n, c in enumerate(answered.verdict.criteria, 1)
        )
        return Answered(RubricDraft(criteria, PASS_THRESHOLD, origin), answered.last)

    def grade(self, dossier: Dossier, report: Report, stop: Stop) -> Answered[Grade]:
        """A score with evidence for every criterion. The total is computed here, never taken from the model."""
        parts = (
            part.task_part(dossier.task),
            part.rubric_part(dossier.criteria, dossier.pass_threshold),
            part.attempt_part(dossier, self._place, self._budget),
        )
        model = answers.grade_answer(dossier.criteria, dossier.pass_threshold)
        answered, origin = self._caller().ask(_question(MentorRole.GRADE, *parts), model, report, stop)
        found = answered.verdict
        if found is None:
            return Answered(None, answered.last)
        scores = answers.scores_of(found, dossier.criteria)
        said = found.model_dump()
        total = weighted(dossier.criteria, scores) or 0.0
        return Answered(Grade(scores, total, said["passed"], said["summary"], origin), answered.last)

    def verify(self, dossier: Dossier, grade: Grade, report: Report, stop: Stop) -> Answered[Verification]:
        """Whether the grade stands, by somebody who sees the same and the grade."""
        parts = (
            part.task_part(dossier.task),
            part.rubric_part(dossier.criteria, dossier.pass_threshold),
            part.attempt_part(dossier, self._place, self._budget),
            part.grade_part(grade),
        )
        question = _question(MentorRole.VERIFICATION, *parts)
        answered, origin = self._caller().ask(question, answers.Verification, report, stop)
        found = answered.verdict
        if found is None:
            return Answered(None, answered.last)
        checks = tuple(VerificationCheck(name=name, holds=holds) for name, holds in found.checks())
        return Answered(Verification(found.verdict == "verified", checks, found.reason, origin), answered.last)

    def advise(self, dossier: Dossier, grade: Grade | None, report: Report, stop: Stop) -> Answered[Advice]:
        """What to do better. The agent will read the answer, so nothing private goes into the question."""
        visible = changed(dossier, criteria=tuple(c for c in dossier.criteria if not c.private))
        parts = (
            part.task_part(visible.task),
            part.rubric_part(visible.criteria, visible.pass_threshold),
            part.attempt_part(visible, self._place, self._budget),
            part.visible_scores_part(visible, grade),
        )
        question = _question(MentorRole.FEEDBACK, *parts)
        answered, origin = self._caller().ask(question, answers.Feedback, report, stop)
        found = answered.verdict
        advice = Advice(tuple(found.items), tuple(found.plan), origin) if found else None
        return Answered(advice, answered.last)


def _question(role: MentorRole, *parts: str) -> Question:
    return Question(role, version(role), SYSTEM[role], "\n\n".join(parts))
