"""How is a person asked on a terminal? Line by line; the prompt ends when somebody else answers first."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from typing import Final, TextIO

from ...domain.mentoring import Stage
from ...domain.people_port import Answer, Question, StillOpen

_LOOK_S: Final = 0.5
"""Seconds between two looks at whether the question is still open."""
_QUESTIONS: Final = {
    Stage.TASK_INTAKE: "Is this the task? [c]onfirm, [e]dit, [l]ater",
    Stage.RUBRIC: "Is it to be judged by this? [c]onfirm, [e]dit (add a criterion), [l]ater",
    Stage.EVALUATION: "Does the work pass? [p]ass, [f]ail, [l]ater",
    Stage.REVISION: "Another attempt? [r]evise, [f]inish, [l]ater",
    Stage.FINAL_APPROVAL: "Is the result approved? [a]pprove, [h]old, [l]ater",
}
_LETTERS: Final = {
    Stage.TASK_INTAKE: {"c": "confirm", "e": "edit"},
    Stage.RUBRIC: {"c": "confirm", "e": "edit"},
    Stage.EVALUATION: {"p": "pass", "f": "fail"},
    Stage.REVISION: {"r": "revise", "f": "finish"},
    Stage.FINAL_APPROVAL: {"a": "approve", "h": "hold"},
}


class AnsweredElsewhere(Exception):
    """The question is closed, or the driver is to stop."""


class Terminal:
    """The person at this terminal. ``show`` prints what there is to decide upon."""

    def __init__(
        self, by: str, show: Callable[[Question], None], source: TextIO = sys.stdin, target: TextIO = sys.stderr
    ) -> None:
        self._by, self._show, self._source, self._target = by, show, source, target
        self._buffer = b""

    def ask(self, question: Question, still_open: StillOpen) -> Answer | None:
        """The answer; None for later, at the end of input, or where somebody else answered."""
        self._show(question)
        try:
            decision = self._decision(question, still_open)
            return self._details(question, decision, still_open) if decision is not None else None
        except AnsweredElsewhere:
            self._say("\n(no longer asked here)\n")
            return None

    def _decision(self, question: Question, still_open: StillOpen) -> str | None:
        letters = _LETTERS[question.stage]
        while True:
            said = self._line(f"{_QUESTIONS[question.stage]}: ", still_open)
            word = said.strip().lower() if said is not None else "later"
            if word in ("l", "later"):
                return None
            chosen = letters.get(word) or (word if word in letters.values() else None)
            if chosen is not None:
                return chosen

    def _details(self, question: Question, decision: str, still_open: StillOpen) -> Answer:
        title, criteria, feedback, score = None, [], [], None
        if question.stage is Stage.TASK_INTAKE and decision == "edit":
            title = self._optional("new title (empty: as it is)", still_open)
        if question.stage is Stage.RUBRIC and decision == "edit":
            criteria = self._several("one more criterion (empty: enough)", still_open)
        if question.stage is Stage.EVALUATION:
            score = self._score(still_open)
            feedback = self._several("feedback for the agent (empty: enough)", still_open)
        notes = self._optional("notes (empty: none)", still_open)
        return Answer(
            decision, self._by, "terminal", False, notes, score, title, None, tuple(criteria), (), tuple(feedback)
        )

    def _score(self, still_open: StillOpen) -> float | None:
        while True:
            said = self._optional("score from 0 to 1 (empty: none)", still_open)
            if said is None:
                return None
            try:
                number = float(said)
            except ValueError:
                continue
            if 0.0 <= number <= 1.0:
                return number

    def _several(self, prompt: str, still_open: StillOpen) -> list[str]:
        found = []
        while (one := self._optional(prompt, still_open)) is not None:
            found.append(one)
        return found

    def _optional(self, prompt: str, still_open: StillOpen) -> str | None:
        said = self._line(f"{prompt}: ", still_open)
        return (said.strip() or None) if said is not None else None

    def _line(self, prompt: str, still_open: StillOpen) -> str | None:
        """One line; None at the end of input. Read from the descriptor: a buffered reader would hide what waits.

        Raises:
            AnsweredElsewhere: the question was closed while we waited.
        """
        self._say(prompt)
        number = self._source.fileno()
        while b"\n" not in self._buffer:
            if not select.select([number], [], [], _LOOK_S)[0]:
                if not still_open():
                    raise AnsweredElsewhere
                continue
            data = os.read(number, 4096)
            if not data:
                return None
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line.decode(errors="replace")

    def _say(self, text: str) -> None:
        self._target.write(text)
        self._target.flush()
