"""Are the schemas that leave this machine such as a strict provider takes?"""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from apprentice.adapters.mentors.answers import Feedback, Rubric, TaskIntake, Verification, grade_answer
from apprentice.adapters.mentors.wire import faults, wire_schema
from apprentice.domain.mentoring import Criterion, CriterionScore, weighted

CRITERIA = (
    Criterion(id="c1", text="adds up", weight=3.0),
    Criterion(id="c2", text="names the source", weight=1.0, private=True),
)
GRADE = grade_answer(CRITERIA, 0.7)
GOOD = {
    "c1_evidence": "total.txt line 1",
    "c1_score": 1,
    "c2_evidence": "nothing",
    "c2_score": 0.0,
    "summary": "fine",
    "passed": True,
}


@pytest.mark.parametrize("model", [TaskIntake, Rubric, GRADE, Verification, Feedback], ids=lambda m: m.__name__)
def test_every_schema_is_flat_and_strict(model: type[BaseModel]) -> None:
    """All required, nothing defaulted, nothing open, no bounds: what one provider refuses, none gets."""
    assert [] == list(faults(wire_schema(model)))


class Defaulted(BaseModel):
    """What must not be sent."""

    a: str = "x"
    b: dict[str, int] = {}


def test_the_walker_finds_what_strict_providers_refuse() -> None:
    """A test that cannot fail proves nothing."""
    found = " ".join(faults(Defaulted.model_json_schema()))

    for fault in ("default", "further properties", "does not require"):
        assert fault in found
    with pytest.raises(ValueError, match="Defaulted"):
        wire_schema(Defaulted)


def test_a_grade_scores_every_criterion_and_no_other() -> None:
    """Ids are fields: a grader can neither forget one nor make one up."""
    assert GRADE.model_validate(GOOD)
    for broken in ({k: v for k, v in GOOD.items() if k != "c2_score"}, {**GOOD, "c3_score": 1.0}):
        with pytest.raises(ValidationError):
            GRADE.model_validate(broken)


@pytest.mark.parametrize(
    "change",
    [
        {"c1_score": 1.2},
        {"c1_score": -0.1},
        {"c1_score": "1"},
        {"c1_score": None},
        {"c1_evidence": " "},
        {"passed": 1},
        {"passed": "true"},
        {"c1_score": 0.2},
    ],
    ids=str,
)
def test_a_grade_that_contradicts_itself_or_converts_is_refused(change: dict[str, Any]) -> None:
    """`passed` beside a failing score is a slip in one of them; which one is not for us to guess."""
    with pytest.raises(ValidationError):
        GRADE.model_validate({**GOOD, **change})


def test_a_grader_may_fail_what_scores_well() -> None:
    """A disqualifying fault needs no arithmetic."""
    assert GRADE.model_validate({**GOOD, "passed": False})


def test_a_missing_score_leaves_no_total() -> None:
    """Neither zero nor one may stand in for what nobody said."""
    one = CriterionScore(criterion="c1", score=1.0, evidence="e")

    assert weighted(CRITERIA, (one,)) is None
    assert 0.75 == weighted(CRITERIA, (one, CriterionScore(criterion="c2", score=0.0, evidence="e")))


@pytest.mark.parametrize("answer", [{}, {"verdict": "verified"}, {"verdict": "accept"}])
def test_an_empty_verification_verifies_nothing(answer: dict[str, Any]) -> None:
    """The seed system took `{}` for "verified"."""
    with pytest.raises(ValidationError):
        Verification.model_validate(answer)


def test_verified_with_a_check_that_does_not_hold_is_refused() -> None:
    """The verdict must follow from what was looked at."""
    checks = dict.fromkeys([n for n, f in Verification.model_fields.items() if f.annotation is bool], True)
    name = next(iter(checks))

    assert Verification.model_validate({**checks, "reason": "r", "verdict": "verified"})
    with pytest.raises(ValidationError):
        Verification.model_validate({**checks, name: False, "reason": "r", "verdict": "verified"})
