"""What stands for the mentor model until it is asked? Most sessions never ask, and need not load what asking needs."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.mentor_port import (
    Advice,
    Answered,
    Dossier,
    Grade,
    IntakeDraft,
    Mentor,
    Report,
    RubricDraft,
    Stop,
    Task,
    Verification,
)


class LaterMentor:
    """Implements the ``Mentor`` port with the one that ``get`` gives when the first question comes."""

    def __init__(self, get: Callable[[], Mentor]) -> None:
        self._get = get

    def ready(self) -> None:
        """As the port says."""
        self._get().ready()

    def draft_intake(self, task: Task, report: Report, stop: Stop) -> Answered[IntakeDraft]:
        """As the port says."""
        return self._get().draft_intake(task, report, stop)

    def draft_rubric(self, task: Task, report: Report, stop: Stop) -> Answered[RubricDraft]:
        """As the port says."""
        return self._get().draft_rubric(task, report, stop)

    def grade(self, dossier: Dossier, report: Report, stop: Stop) -> Answered[Grade]:
        """As the port says."""
        return self._get().grade(dossier, report, stop)

    def verify(self, dossier: Dossier, grade: Grade, report: Report, stop: Stop) -> Answered[Verification]:
        """As the port says."""
        return self._get().verify(dossier, grade, report, stop)

    def advise(self, dossier: Dossier, grade: Grade | None, report: Report, stop: Stop) -> Answered[Advice]:
        """As the port says."""
        return self._get().advise(dossier, grade, report, stop)
