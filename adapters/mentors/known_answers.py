"""Does a mentor model do its five jobs here? Each role once, on a tiny task whose right answer is known to us alone.

No prompt holds the answer that is looked for. Work that is wrong must fail, a false grade must not be verified, advice
must name the right figure: an endpoint that says yes to everything, or echoes, passes none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from ...domain.mentor_port import Answered, Dossier, Grade, Mentor, Task, Try
from ...domain.mentoring import Criterion, CriterionScore, MentorRole, Provenance
from ...domain.record import record
from ...domain.values import Artifact, Change, Content, DeliverableCheck, DeliverableStatus
from .calling import never, no_report

INSTRUCTION: Final = "Add the numbers 4, 8 and 15, and write their sum, as a number and nothing else, into sum.txt."
WRONG: Final = "12\n"
RIGHT: Final = "27"
T = TypeVar("T")
_NOBODY: Final = Provenance(provider="", model="", prompt_version="", prompt_hash="")
CRITERIA: Final = (Criterion(id="c1", text="sum.txt holds the sum of the three numbers, and nothing else", weight=1.0),)


@record
class Known:
    """How one role did: ``good``, or in ``why`` what was wrong with the answer; ``last`` is its last request."""

    role: MentorRole
    good: bool
    why: str
    last: Try


Keep = Callable[[bytes, str], Content]


def ask_all(mentor: Mentor, keep: Keep) -> Iterator[Known]:
    """Every role, one after the other. Raises NotReady: a key, model or provider is missing."""
    mentor.ready()
    task, dossier = _task(), _dossier(keep)
    yield _known(mentor.draft_intake(task, no_report, never), lambda d: _names(" ".join((d.title, *d.requirements))))
    yield _known(mentor.draft_rubric(task, no_report, never), lambda d: _names(" ".join(c.text for c in d.criteria)))
    yield _known(mentor.grade(dossier, no_report, never), _fails_wrong_work)
    yield _known(
        mentor.verify(dossier, _false_grade(), no_report, never),
        lambda found: "a false grade was called verified" if found.verified else "",
    )
    yield _known(mentor.advise(dossier, None, no_report, never), lambda found: _figure((*found.items, *found.plan)))


def _known(answered: Answered[T], fault: Callable[[T], str]) -> Known:
    last = answered.last
    if answered.verdict is None:
        return Known(last.role, False, f"no verdict: {last.outcome.value} {last.detail}".strip(), last)
    why = fault(answered.verdict)
    return Known(last.role, not why, why, last)


def _names(text: str) -> str:
    return "" if "sum" in text.lower() else "it does not speak of the task"


def _fails_wrong_work(grade: Grade) -> str:
    return "wrong work was passed" if grade.passed or grade.score >= 0.7 else ""


def _figure(said: tuple[str, ...]) -> str:
    return "" if any(RIGHT in text for text in said) else "the right figure is not in it"


def _task() -> Task:
    return Task(INSTRUCTION, "A sum", (), ("sum.txt",), ())


def _dossier(keep: Keep) -> Dossier:
    return Dossier(
        task=_task(),
        criteria=CRITERIA,
        pass_threshold=0.7,
        attempt=1,
        outcome="completed",
        artifacts=(Artifact(path="sum.txt", content=keep(WRONG.encode(), "text/plain"), change=Change.NEW),),
        steps=(),
        deliverables=(DeliverableCheck(name="sum.txt", status=DeliverableStatus.GOOD, found="sum.txt"),),
        checks=(),
    )


def _false_grade() -> Grade:
    evidence = "sum.txt, line 1: the sum of the three numbers"
    return Grade((CriterionScore(criterion="c1", score=1.0, evidence=evidence),), 1.0, True, "correct", _NOBODY)
