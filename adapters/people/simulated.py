"""Who answers when nobody is to be asked? A simulation, which is recorded as one.

``--simulate-approval`` agrees with the evidence; the seed system's input variable says what to answer, a section a
stage (seed_system.md 7). Both are ways to run unattended, and neither is a person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from ...domain.errors import Refused
from ...domain.mentoring import DECISIONS, Stage
from ...domain.nearest import nearest
from ...domain.people_port import Answer, Question, StillOpen

VARIABLES: Final = ("APPRENTICE_MENTOR_CHECKPOINT_INPUTS_JSON", "AA_MENTOR_CHECKPOINT_INPUTS_JSON")
"""Ours, then the seed system's name of the same."""
BY: Final = "simulation"


class Simulated:
    """Agrees with what the evidence suggests: confirms, passes what passes, revises what does not, approves."""

    def ask(self, question: Question, still_open: StillOpen) -> Answer | None:
        """The proposal, as a simulated answer."""
        return Answer(question.proposal, BY, "simulate-approval", simulated=True)


class Scripted:
    """Answers from a JSON object with a section for each stage; a stage without a section is left pending."""

    def __init__(self, sections: Mapping[str, Mapping[str, Any]], where: str) -> None:
        self._sections = sections
        self._where = where

    def ask(self, question: Question, still_open: StillOpen) -> Answer | None:
        """The section's answer, as a simulated one."""
        section = self._sections.get(question.stage.value)
        if section is None:
            return None
        said = answer_of(question.stage, section, question.proposal, self._where)
        return Answer(**{**said, "by": BY, "via": self._where, "simulated": True})


def scripted(environ: Mapping[str, str]) -> Scripted | None:
    """The answers in the environment, None where there are none.

    Raises:
        Refused: the variable holds no JSON object of sections.
    """
    name = next((name for name in VARIABLES if environ.get(name)), None)
    if name is None:
        return None
    try:
        sections = json.loads(environ[name])
    except ValueError as error:
        raise Refused(
            f"environment variable {name} is not JSON: {error}", "an object with a section a stage"
        ) from error
    known = {stage.value for stage in Stage}
    good = isinstance(sections, dict) and all(isinstance(s, dict) for s in sections.values())
    if not good or not sections.keys() <= known:
        raise Refused(f"environment variable {name} must be an object of {', '.join(sorted(known))}")
    return Scripted(sections, name)


_PASSES: Final = ("completed", "pass", "passed", "success")


def answer_of(stage: Stage, said: Mapping[str, Any], proposal: str, where: str) -> dict[str, Any]:
    """An answer's fields from a section in the seed system's words, or in ours.

    Raises:
        Refused: a field is of the wrong kind, or the decision is none of the stage.
    """
    _known(stage, said, where)
    decision = _decision(stage, said, proposal)
    if decision not in DECISIONS[stage]:
        raise Refused(
            f"`{decision}` is no decision for {stage.value} in {where}", f"one of: {', '.join(DECISIONS[stage])}"
        )
    feedback = said.get("feedback")
    return {
        "decision": decision,
        "notes": _text(said, "notes", where),
        "score": _score(said.get("score"), where),
        "title": _text(said, "title", where),
        "instruction": _text(said, "instruction", where),
        "criteria": _texts(said.get("criteria", said.get("additional_criteria")), "criteria", where),
        "failed_criteria": _texts(said.get("failed_criteria"), "failed_criteria", where),
        "feedback": (feedback,) if isinstance(feedback, str) and feedback else _texts(feedback, "feedback", where),
    }


_FIELDS: Final = frozenset(
    {
        *("decision", "notes", "score", "title", "instruction", "criteria", "additional_criteria", "failed_criteria"),
        *("feedback", "passed", "task_status", "run_status", "revision_should_run", "approved_for_local_bundle"),
        *("stage", "run_id", "by"),
    }
)


def _known(stage: Stage, said: Mapping[str, Any], where: str) -> None:

    for name in said:
        if name not in _FIELDS:
            near = nearest(name, _FIELDS)
            hint = f"did you mean `{near[0]}`?" if near else f"known: {', '.join(sorted(_FIELDS))}"
            raise Refused(f"unknown field `{name}` for {stage.value} in {where}", hint)


def _decision(stage: Stage, said: Mapping[str, Any], proposal: str) -> str:
    """Ours by name; the seed system says the same with booleans and statuses."""
    word = said.get("decision")
    if isinstance(word, str):
        return _SEED_WORDS.get(word, word)
    if stage is Stage.EVALUATION and ("passed" in said or "task_status" in said):
        return "pass" if said.get("passed", said.get("task_status") in _PASSES) else "fail"
    if stage is Stage.REVISION and "revision_should_run" in said:
        return "revise" if said["revision_should_run"] else "finish"
    if stage is Stage.FINAL_APPROVAL and "approved_for_local_bundle" in said:
        return "approve" if said["approved_for_local_bundle"] else "hold"
    edits = stage in (Stage.TASK_INTAKE, Stage.RUBRIC) and said.keys() & {
        *("title", "instruction", "criteria", "additional_criteria")
    }
    return "edit" if edits else proposal


_SEED_WORDS: Final = {"confirmed": "confirm", "approved": "approve", "held": "hold", "edited": "edit", "passed": "pass"}


def _text(said: Mapping[str, Any], name: str, where: str) -> str | None:
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused(f"`{name}` in {where} must be a text")
    return value or None


def _texts(value: object, name: str, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise Refused(f"`{name}` in {where} must be a list of texts")
    return tuple(value)


def _score(value: object, where: str) -> float | None:
    """0 to 1, or 0 to 100 as the seed system takes it."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise Refused(f"`score` in {where} must be a number from 0 to 1 (or to 100)")
    return float(value) if value <= 1 else float(value) / 100
