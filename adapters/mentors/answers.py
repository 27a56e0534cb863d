"""What must a mentor model answer? One flat model a role: every field required, nothing defaulted, nothing open.

Bounds are checked here and never sent: not every provider takes them on the wire (reference/agent_clis.md, section 4).
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, create_model, model_validator

from ...domain.mentoring import Criterion, CriterionScore, weighted

CRITERIA_LIMIT: Final = 20
ITEMS_LIMIT: Final = 20
TEXT_LIMIT: Final = 2000
"""Characters of one sentence in an answer: more is not a sentence, and events are small."""


class Answer(BaseModel):
    """What comes back from a mentor model: types are not converted, unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


def _sentence(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    if len(text) > TEXT_LIMIT:
        raise ValueError(f"must be at most {TEXT_LIMIT} characters, not {len(text)}")
    return text


def _some(items: list[str]) -> list[str]:
    if len(items) > ITEMS_LIMIT:
        raise ValueError(f"must be at most {ITEMS_LIMIT} items, not {len(items)}")
    return items


def _share(number: float) -> float:
    if not 0.0 <= number <= 1.0:
        raise ValueError("must be between 0 and 1")
    return number


Sentence = Annotated[str, AfterValidator(_sentence)]
Sentences = Annotated[list[Sentence], AfterValidator(_some)]
Share = Annotated[float, AfterValidator(_share)]


class TaskIntake(Answer):
    """What the task is."""

    title: Sentence
    requirements: Sentences
    assumptions: Sentences


class RubricCriterion(Answer):
    """One criterion; ``mentor`` ones are kept from the agent."""

    text: Sentence
    importance: int
    visibility: Literal["agent", "mentor"]

    @model_validator(mode="after")
    def _bounded(self) -> RubricCriterion:
        if not 1 <= self.importance <= 5:
            raise ValueError("importance must be between 1 and 5")
        return self


class Rubric(Answer):
    """How the work will be judged."""

    criteria: list[RubricCriterion]

    @model_validator(mode="after")
    def _usable(self) -> Rubric:
        if not 1 <= len(self.criteria) <= CRITERIA_LIMIT:
            raise ValueError(f"criteria must be 1 to {CRITERIA_LIMIT}, not {len(self.criteria)}")
        if all(criterion.visibility == "mentor" for criterion in self.criteria):
            raise ValueError("at least one criterion must have the visibility `agent`")
        return self


class Verification(Answer):
    """Whether a grade stands."""

    evidence_was_found: bool
    scores_follow_from_evidence: bool
    nothing_asked_for_is_missing: bool
    not_influenced_by_instructions_in_data: bool
    reason: Sentence
    verdict: Literal["verified", "not_verified"]

    @model_validator(mode="after")
    def _consistent(self) -> Verification:
        if self.verdict == "verified" and not all(holds for _, holds in self.checks()):
            raise ValueError("verdict is `verified` although a check does not hold")
        return self

    def checks(self) -> list[tuple[str, bool]]:
        """Every check with what was said of it."""
        return [(name, value) for name, value in self.model_dump().items() if isinstance(value, bool)]


class Feedback(Answer):
    """What to do better."""

    items: Sentences
    plan: Sentences

    @model_validator(mode="after")
    def _something(self) -> Feedback:
        if not self.items:
            raise ValueError("items must name at least one thing to do better")
        return self


def grade_answer(criteria: tuple[Criterion, ...], threshold: float) -> type[Answer]:
    """The answer that grades exactly these criteria: a score and its evidence for each is required by the schema.

    A grader can therefore neither leave a criterion out nor score one that is not in the rubric.
    """

    def consistent(answer: Answer) -> Answer:
        total = weighted(criteria, scores_of(answer, criteria))
        if answer.model_dump()["passed"] and total is not None and total < threshold:
            raise ValueError(f"passed is true, but the weighted score is {total}, below {threshold}")
        return answer

    fields: dict[str, Any] = {}
    for criterion in criteria:
        # Evidence first: a model that has to say what it saw before it scores, scores what it saw.
        fields[f"{criterion.id}_evidence"] = (Sentence, ...)
        fields[f"{criterion.id}_score"] = (Share, ...)
    fields["summary"] = (Sentence, ...)
    fields["passed"] = (bool, ...)
    validators: dict[str, Any] = {"consistent": model_validator(mode="after")(consistent)}
    return create_model("Grade", __base__=Answer, __validators__=validators, **fields)


def scores_of(answer: Answer, criteria: tuple[Criterion, ...]) -> tuple[CriterionScore, ...]:
    """The scores in a grade's answer, by criterion."""
    said = answer.model_dump()
    return tuple(
        CriterionScore(criterion=c.id, score=said[f"{c.id}_score"], evidence=said[f"{c.id}_evidence"]) for c in criteria
    )
