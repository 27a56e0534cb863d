"""Who can be asked on this command line? A simulation, answers from the environment, the person here, or nobody."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ...domain.mentoring import Stage
from ...domain.people_port import Nobody, People, Question
from ..people.simulated import Simulated, scripted
from .talking import Console
from .text import harmless, harmless_lines

if TYPE_CHECKING:
    from ..people.terminal import Terminal


def people_here(console: Console, *, simulate: bool = False) -> People:
    """Whoever answers checkpoints while this command drives.

    Raises:
        Refused: the variable with recorded answers cannot be read.
    """
    if simulate:
        return Simulated()
    recorded = scripted(os.environ)
    if recorded is not None:
        return recorded
    return person(console) if console.asks and not console.json else Nobody()


def person(console: Console, by: str | None = None) -> Terminal:
    """The person at this terminal."""
    from ..people.terminal import Terminal  # a run with nobody to ask needs none

    return Terminal(by or reviewer(), lambda question: _show(console, question), sys.stdin, sys.stderr)


def reviewer() -> str:
    """Who answers, where nobody says so: the user of this machine."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a numeric user without a name
        return f"uid {os.getuid()}"


def _show(console: Console, question: Question) -> None:
    """What there is to decide upon, on stderr, with nothing in it that could command a terminal."""
    for line in question_lines(question):
        console.say(line)


def question_lines(question: Question) -> list[str]:
    """A checkpoint in words."""
    lines = ["", f"== {question.stage.value} of {question.run_id} =="]
    if question.stage is Stage.TASK_INTAKE:
        lines += [f"title: {harmless(question.title)}", *harmless_lines(question.instruction)]
        lines += [f"- {harmless(text)}" for text in question.requirements]
    elif question.stage is Stage.RUBRIC:
        lines += [f"- {harmless(c.text)}{' (private)' if c.private else ''}" for c in question.criteria]
    elif question.attempt is not None:
        lines += _attempt(question)
    return [*lines, f"the evidence suggests: {question.proposal}"]


def _attempt(question: Question) -> list[str]:
    attempt = question.attempt
    assert attempt is not None
    lines = [f"attempt {attempt.number}: {attempt.outcome.value if attempt.outcome else 'not ended'}"]
    lines += [f"- artifact {harmless(a.path)} ({a.content.size} bytes)" for a in attempt.artifacts[:20]]
    lines += [f"- {harmless(d.name)}: {d.status.value}" for d in attempt.deliverables]
    lines += [f"- check `{harmless(c.command)}` {'passed' if c.passed else 'failed'}" for c in attempt.checks]
    if attempt.grade is not None:
        lines.append(f"- grade {attempt.grade.score:g}, {'passes' if attempt.grade.passed else 'fails'}")
        scores = {s.criterion: s for s in attempt.grade.criteria}
        lines += [f"  {scores[c.id].score:g} {harmless(c.text)}" for c in question.criteria if c.id in scores]
    if attempt.verification is not None:
        lines.append(f"- {'verified' if attempt.verification.verified else 'not verified'}")
    return lines
