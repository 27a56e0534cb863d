"""What does the mentor say when there is none? Intake, criteria and feedback from what can be counted."""

from __future__ import annotations

from .events import RubricDrafted, TaskIntakeDrafted
from .mentoring import Criterion
from .session import Attempt, Session
from .values import CheckRun, DeliverableCheck, DeliverableStatus, Outcome

AUTHOR = "structural"
"""Who says so in an event: nobody but the rules."""
OUTPUT_TAIL = 2000
"""Characters of a failed check's output that feedback quotes: the end, where test runners say what failed."""


def intake(session: Session) -> TaskIntakeDrafted:
    """The task as the user put it."""
    requirements = tuple(f"write `{name}`" for name in session.deliverables)
    return TaskIntakeDrafted(
        author=AUTHOR, title=session.title, instruction=session.instruction, requirements=requirements
    )


def rubric(session: Session) -> RubricDrafted:
    """Every deliverable is there and is what its name says; every check passes."""
    files = tuple(f"`{name}` exists, opens as what its name says, and is not empty" for name in session.deliverables)
    checks = tuple(f"`{command}` exits with 0" for command in session.checks)
    return RubricDrafted(author=AUTHOR, criteria=files + checks)


def items(rubric: RubricDrafted) -> tuple[Criterion, ...]:
    """A rubric's criteria with ids and weights; plain ones get ``c1``, ``c2``, ... and weigh 1."""
    if rubric.items:
        return rubric.items
    return tuple(Criterion(id=f"c{n}", text=text, weight=1.0) for n, text in enumerate(rubric.criteria, 1))


def graded_by(session: Session, round_number: int) -> tuple[Criterion, ...]:
    """What an attempt of that round is graded by: the rubric, and that each follow-up so far was done as asked.

    Where a rubric names nothing (nothing was asked for by name), the user's own words are the one criterion.
    """
    found = list(items(session.rubric)) if session.rubric is not None else []
    if not found:
        found.append(Criterion(id="c1", text="The work does what the instruction asks for, completely.", weight=1.0))
    for one in session.rounds:
        if one.followup is not None and one.number <= round_number:
            text = f"Follow-up {one.followup} is done as the user asked."
            found.append(Criterion(id=f"f{one.followup}", text=text, weight=1.0))
    return tuple(found)


def feedback(attempt: Attempt) -> tuple[str, ...]:
    """One sentence for each thing that was asked for and not found, and for each check that failed."""
    items = [_about_file(d) for d in attempt.deliverables if d.status is not DeliverableStatus.GOOD]
    items += [_about_check(check) for check in attempt.checks if not check.passed]
    if attempt.outcome is not Outcome.COMPLETED and attempt.outcome is not None:
        items.append(f"The attempt did not end by itself: {attempt.outcome.value}.")
    return tuple(items)


_FOUND = {
    DeliverableStatus.MISSING: "is missing: write it",
    DeliverableStatus.EMPTY: "is empty: fill it",
    DeliverableStatus.WRONG_TYPE: "is not what its name says: write a valid file",
}


def _about_file(check: DeliverableCheck) -> str:
    reason = f" ({check.reason})" if check.reason else ""
    return f"`{check.name}` {_FOUND[check.status]}{reason}."


def _about_check(check: CheckRun) -> str:
    ending = "did not end in time" if check.timed_out else f"exited with {check.exit_code}"
    said = check.output.text if check.output.text is not None else check.output.preview
    tail = (said or "").strip()[-OUTPUT_TAIL:]
    return f"The check `{check.command}` {ending}." + (f" It printed:\n{tail}" if tail else "")
