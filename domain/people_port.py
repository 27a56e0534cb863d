"""What does the inside ask of people? One decision at a time; the answer, or that nobody is here to give one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from .mentoring import Criterion, Stage
from .record import record
from .session import Attempt


@record
class Question:
    """A decision that is asked for, with what is needed to decide. ``proposal`` is what the evidence suggests."""

    run_id: str
    stage: Stage
    round: int
    attempt: Attempt | None
    title: str
    instruction: str
    requirements: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    proposal: str


@record
class Answer:
    """A decision with everything that came with it; ``via`` says how it was given."""

    decision: str
    by: str
    via: str
    simulated: bool = False
    notes: str | None = None
    score: float | None = None
    title: str | None = None
    instruction: str | None = None
    criteria: tuple[str, ...] = ()
    failed_criteria: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()


StillOpen = Callable[[], bool]
"""Whether the question still waits; asked at least twice a second while a person thinks."""


class People(Protocol):
    """Whoever can be asked here and now."""

    def ask(self, question: Question, still_open: StillOpen) -> Answer | None:
        """The answer; None where nobody is here, or where somebody else answered in the meantime."""


class Nobody:
    """No person is here: every question stays pending."""

    def ask(self, question: Question, still_open: StillOpen) -> Answer | None:
        """Nobody answers."""
        return None


def proposal(stage: Stage, *, passes: bool) -> str:
    """What a person who agrees with the evidence would say."""
    if stage is Stage.EVALUATION:
        return "pass" if passes else "fail"
    return {Stage.REVISION: "revise", Stage.FINAL_APPROVAL: "approve"}.get(stage, "confirm")
