"""What is a role told of a task and an attempt? The user part of a prompt: our facts plainly, the rest fenced."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ...domain.events import StepObserved
from ...domain.mentor_port import Dossier, Grade, Task
from ...domain.mentoring import Criterion
from ...domain.values import CheckRun, Content, DeliverableCheck
from .fence import fence
from .previews.cut import cut
from .previews.shown import Budget, Place, show_artifacts

_STEP: int = 600
"""Characters of one step's input and of its output that are shown."""


def task_part(task: Task) -> str:
    """The task in the user's words, and the names that go with it."""
    parts = [fence("the user's instruction", task.instruction)]
    parts += [fence("a follow-up by the user", text) for text in task.followups]
    if task.requirements:
        parts.append(fence("requirements drawn from it", _listed(task.requirements)))
    names = f"files asked for:\n{_listed(task.deliverables)}\nfiles given:\n{_listed(task.assets)}"
    parts.append(fence("file names", names))
    return "\n\n".join(parts)


def rubric_part(criteria: Sequence[Criterion], threshold: float) -> str:
    """The criteria with ids, weights and whether the agent knew them."""
    lines = [
        f"{c.id} (weight {c.weight:g}{', not known to the apprentice' if c.private else ''}): {c.text}"
        for c in criteria
    ]
    return fence(f"the rubric; it passes from a weighted score of {threshold:g}", "\n".join(lines))


def attempt_part(dossier: Dossier, place: Place, budget: Budget) -> str:
    """What there is of the attempt: artifacts, observed steps, what the structural check found."""
    with TemporaryDirectory(prefix="apprentice-previews-") as folder:
        files = show_artifacts(dossier.artifacts, [d.name for d in dossier.deliverables], place, Path(folder), budget)
    return "\n\n".join(
        [
            f"Attempt {dossier.attempt} ended: {dossier.outcome}. {budget.stated()}",
            files,
            fence("structural check", _checked(dossier.deliverables)),
            *_runs(dossier.checks, budget.checks),
            trace_part(dossier.steps, budget.trace),
        ]
    )


def trace_part(steps: Sequence[StepObserved], limit: int) -> str:
    """The observed steps, one paragraph each; the beginning and the end where they are too many."""
    lines = [_step(step) for step in steps if step.kind != "usage"]
    shown = cut("\n".join(lines), limit)
    notes = "".join(f"\n(note: {note})" for note in shown.notes)
    return fence(f"{len(lines)} observed steps", shown.text) + notes


def grade_part(grade: Grade) -> str:
    """A grade, as material for its verifier."""
    lines = [f"{s.criterion}: {s.score:g}; evidence: {s.evidence}" for s in grade.scores]
    total = f"weighted score {grade.score:g}, passed: {str(grade.passed).lower()}"
    return fence("the grade to verify", "\n".join([*lines, total, f"summary: {grade.summary}"]))


def visible_scores_part(dossier: Dossier, grade: Grade | None) -> str:
    """Scores of the criteria that the agent may know; those it may not know stay out of what it will read.

    Where there are private ones, no evidence is quoted at all: a grader who had both in mind may have mixed them.
    """
    if grade is None:
        return "There is no grade."
    known = {c.id: c.text for c in dossier.criteria if not c.private}
    secret = len(grade.scores) > len(known)
    lines = [
        f"{s.score:g} for: {known[s.criterion]}" + ("" if secret else f"; evidence: {s.evidence}")
        for s in grade.scores
        if s.criterion in known
    ]
    return fence("scores", "\n".join(lines))


def _listed(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items) or "- none"


def _checked(found: Sequence[DeliverableCheck]) -> str:
    return (
        "\n".join(f"{d.name}: {d.status.value}{f' ({d.reason})' if d.reason else ''}" for d in found)
        or "nothing to check"
    )


def _runs(checks: Sequence[CheckRun], limit: int) -> list[str]:
    share = limit // max(1, len(checks))
    return [fence("a check that was run", f"{_ending(run)}\n{_tail(run.output, share)}") for run in checks]


def _ending(run: CheckRun) -> str:
    return f"{run.command}\nexit code {run.exit_code}{', timed out' if run.timed_out else ''}"


def _tail(content: Content, limit: int) -> str:
    text = content.text if content.text is not None else content.preview or ""
    return text[-limit:]


def _step(step: StepObserved) -> str:
    ending = "" if step.success is None else (" ok" if step.success else " failed")
    code = f" exit {step.exit_code}" if step.exit_code is not None else ""
    said = [_short(content) for content in (step.input, step.output) if content is not None]
    return f"{step.step}. {step.kind} {step.tool or ''}{ending}{code}: " + " -> ".join(said)


def _short(content: Content) -> str:
    text = content.text if content.text is not None else content.preview or f"[{content.size} bytes]"
    return text if len(text) <= _STEP else text[:_STEP] + f"[{len(text) - _STEP} more characters]"
