"""How is a decision read and given from the command line? The document of what waits, and answers to it."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ...domain.engine import Engine
from ...domain.errors import AlreadyAnswered, NothingToReview, Refused
from ...domain.mentoring import DECISIONS, Stage
from ...domain.people_port import Answer
from ...domain.session import Checkpoint, Session
from ...projections.mentoring import checkpoint_document, private_count
from ..people.simulated import answer_of
from .catalog import open_catalog
from .persons import person, question_lines
from .sessions import go_on
from .talking import Console
from .wiring import House

Document = dict[str, Any]
POLL_S: Final = 0.5


def waiting(home: Path) -> list[Document]:
    """Every session that waits for a decision, as the catalog knows it."""
    from ..log.catalog_reader import Filters

    with open_catalog(home) as catalog:
        found = catalog.sessions(Filters(status="awaiting_review"))
    keys = ("run_id", "awaits", "task_title", "updated_at")
    return [{key: row.get(key) for key in keys} for row in found]


def open_question(session: Session, stage: Stage | None) -> Checkpoint | None:
    """What can be answered now: the decision that waits, or a final approval that held."""
    if session.pending is not None and stage in (None, session.pending.stage):
        return session.pending
    if stage is Stage.FINAL_APPROVAL and session.held and session.last_round is not None:
        return session.checkpoint(Stage.FINAL_APPROVAL, session.last_round.number)
    return None


_IMPLIED: Final = {
    **dict.fromkeys(("pass", "fail"), Stage.EVALUATION),
    **dict.fromkeys(("revise", "finish"), Stage.REVISION),
    **dict.fromkeys(("approve", "hold"), Stage.FINAL_APPROVAL),
}


def to_answer(session: Session, stage: Stage | None, decision: str | None) -> Checkpoint:
    """The checkpoint that an answer is for.

    Raises:
        AlreadyAnswered: somebody was first; the error says who and what.
        NothingToReview: nobody asked.
        Refused: a hold is lifted by naming its stage, never in passing.
    """
    found, implied = open_question(session, stage), _IMPLIED.get(decision or "")
    if found is not None and (stage is not None or implied in (None, found.stage)):
        return found
    wanted = stage or implied
    last = next((x for x in reversed(session.checkpoints) if x.answer and wanted in (None, x.stage)), None)
    if last is None or last.answer is None:
        raise NothingToReview(session.run_id, wanted.value if wanted is not None else None)
    if session.held and last.stage is Stage.FINAL_APPROVAL:
        held = f"the result of session `{session.run_id}` is held, by {last.answer.by}"
        raise Refused(held, f"`apprentice review {session.run_id} --stage final_approval --approve` lifts that")
    raise AlreadyAnswered(session.run_id, last.stage.value, f"`{last.answer.decision}` by {last.answer.by}")


def document(house: House, engine: Engine, checkpoint: Checkpoint | None) -> Document:
    """What ``review --json`` prints: the question with everything needed to answer it, for the mentor's eyes."""
    session = engine.session
    base: Document = {"run_id": session.run_id, "pending": checkpoint is not None, "held": session.held}
    base["checkpoints"] = [checkpoint_document(_reader(house), one) for one in session.checkpoints]
    if checkpoint is None:
        return {**base, "stage": None}
    question = engine.asking.question(session, checkpoint)
    return {
        **base,
        "stage": checkpoint.stage.value,
        "round": checkpoint.round,
        "attempt": _attempt(house, session, question.attempt.number) if question.attempt is not None else None,
        "decisions": list(DECISIONS[checkpoint.stage]),
        "proposal": question.proposal,
        "title": question.title,
        "instruction": question.instruction,
        "requirements": list(question.requirements),
        "criteria": [c.model_dump() for c in question.criteria],
        "private_criteria": private_count(session),
    }


def _reader(house: House) -> Any:  # noqa: ANN401 - ReadText
    return lambda content: content.text if content.text is not None else house.contents.read(content).decode()


def _attempt(house: House, session: Session, number: int) -> Document:
    attempt = session.attempts[number]
    grade, verification = attempt.grade, attempt.verification
    return {
        "attempt": number,
        "outcome": attempt.outcome.value if attempt.outcome is not None else None,
        "artifacts": [{"path": a.path, "size": a.content.size, "sha256": a.content.blob} for a in attempt.artifacts],
        "workspace": str(house.home / "workspaces" / session.run_id),
        "deliverables": [{"name": d.name, "status": d.status.value} for d in attempt.deliverables],
        "checks": [{"command": c.command, "passed": c.passed} for c in attempt.checks],
        "grade": grade.model_dump(mode="json", exclude_none=True) if grade is not None else None,
        "verification": verification.model_dump(mode="json", exclude_none=True) if verification is not None else None,
        "feedback": list(attempt.feedback),
    }


def from_file(stage: Stage, text: str, where: str, proposal: str, by: str) -> Answer:
    """An answer from JSON. Raises Refused: it is none, or not one of this stage."""
    try:
        said = json.loads(text)
    except ValueError as error:
        raise Refused(f"{where} is not JSON: {error}", '{"decision": "...", "notes": "..."}') from error
    if not isinstance(said, dict):
        raise Refused(f"{where} is not a JSON object", '{"decision": "...", "notes": "..."}')
    if said.get("stage") not in (None, stage.value):
        raise Refused(f"{where} answers `{said['stage']}`, and `{stage.value}` is asked for")
    return Answer(**answer_of(stage, said, proposal, where), by=str(said.get("by") or by), via="file")


def from_flags(stage: Stage, said: Mapping[str, Any], proposal: str, by: str) -> Answer:
    """An answer from flags; details without a decision mean what they imply (a criterion is an edit)."""
    given = {name: value for name, value in said.items() if value not in (None, (), [])}
    lists = {name: list(value) for name, value in given.items() if isinstance(value, tuple)}
    return Answer(**answer_of(stage, {**given, **lists}, proposal, "the flags"), by=by, via="review")


def template(question: Document) -> str:
    """What an editor is opened with: the question as it stands, and an answer that agrees."""
    editable = {"title": "title", "instruction": "instruction"} if question["stage"] == "task_intake" else {}
    filled = {name: question[key] for name, key in editable.items()}
    evaluation: Document = {"score": None, "feedback": [], "failed_criteria": []}
    extra: dict[str, Document] = {"rubric": {"criteria": []}, "evaluation": evaluation}
    body = {"stage": question["stage"], "decision": question["proposal"], **filled, **extra.get(question["stage"], {})}
    return json.dumps({**body, "notes": ""}, indent=2, ensure_ascii=False)


def give(console: Console, house: House, stream: str, stage: Stage, answer: Answer, *, resume: bool) -> int:
    """Record the answer; then take the free lease and go on, or leave that to whoever drives."""
    engine = house.engine(stream)
    command = engine.asking.answered(stage, answer)
    engine.submit(command, actor=answer.by)
    simulated = " (simulated)" if answer.simulated else ""
    console.say(f"{stage.value}: {answer.decision}, by {answer.by}{simulated}")
    if not resume or house.leases.is_driven(stream):
        house.files.flush(stream)
        if console.json:
            console.document(document(house, engine, engine.session.pending))
        return 0
    return go_on(console, house, stream)


def ask_here(console: Console, house: House, stream: str, checkpoint: Checkpoint, by: str) -> Answer | None:
    """Put the question to the person at this terminal; None where they leave it, or somebody else answers."""
    engine = house.engine(stream)

    def still_open() -> bool:
        engine.catch_up()
        return open_question(engine.session, checkpoint.stage) is not None

    return person(console, by).ask(engine.asking.question(engine.session, checkpoint), still_open)


def described(engine: Engine, checkpoint: Checkpoint) -> list[str]:
    """The question in words."""
    return question_lines(engine.asking.question(engine.session, checkpoint))[1:]


def wait_until_asked(house: House, stream: str, stage: Stage | None) -> Checkpoint:
    """Come back when a decision waits.

    Raises:
        NothingToReview: the session came to rest, or nobody drives it, and no decision waits.
    """
    engine = house.engine(stream)
    while True:
        engine.catch_up()
        found = open_question(engine.session, stage)
        if found is not None:
            return found
        if not house.leases.is_driven(stream):
            engine.catch_up()
            found = open_question(engine.session, stage)
            if found is None:
                raise NothingToReview(engine.session.run_id, stage.value if stage is not None else None)
            return found
        time.sleep(POLL_S)
