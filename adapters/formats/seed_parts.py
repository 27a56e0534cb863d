"""How do the seed system's records read as events? Rubrics, attempts, traces, grades and feedback, one function each.

Nothing is judged here: claims stay claims, and what the source does not say is not made up.
"""

from __future__ import annotations

from typing import Final

from ...domain import events as e
from ...domain.mentoring import Criterion, CriterionScore, Provenance, VerificationCheck
from ...domain.values import Artifact, Content, Evidence, Outcome, Streams
from .imported import Keep
from .reading import Document, number, text, texts

AUTHOR: Final = "import"
_ENDED: Final = ("completed", "task_complete", "available", "success", "partial", "failed")
_OUTCOMES: Final = {
    "timeout": Outcome.TIMEOUT_WALL,
    "blocked": Outcome.AGENT_ERROR,
    "agent_blocked": Outcome.AGENT_ERROR,
    "fallback": Outcome.AGENT_ERROR,
    "error": Outcome.AGENT_ERROR,
}
EVENT_TEXT: Final = 4096
"""Bytes an event carries inline."""


def words(said: str, keep: Keep) -> Content:
    """Inline where it is short, else a blob."""
    return Content(text=said) if len(said.encode()) <= EVENT_TEXT else keep(said.encode(), "text/plain")


def rubric(document: Document, private: bytes | None, keep: Keep) -> e.RubricDrafted:
    """The rubric; items that the agent must not see stay private, the verifier's file is kept whole as a blob."""
    items = [i for i in document.get("rubric_items") or document.get("items") or [] if isinstance(i, dict)]
    criteria = tuple(
        Criterion(
            id=text(item.get("rubric_item_id") or item.get("id")) or f"c{n}",
            text=_criterion(item),
            weight=number(item.get("weight")) or 1.0,
            private=item.get("worker_visible") is False or item.get("verifier_only") is True,
        )
        for n, item in enumerate(items, 1)
    )
    return e.RubricDrafted(
        author=AUTHOR,
        criteria=tuple(c.text for c in criteria if not c.private),
        items=criteria,
        pass_threshold=number(document.get("pass_threshold")),
        content=keep(private, "application/json") if private is not None else None,
    )


def _criterion(item: Document) -> str:
    name = text(item.get("criterion_name") or item.get("name"))
    said = text(item.get("criterion_description") or item.get("description"))
    return ": ".join(part for part in (name, said) if part) or "(no words)"


def steps(trace: Document, attempt: int, keep: Keep) -> list[tuple[e.StepObserved, str | None]]:
    """The recorded steps in order, each with the time its record gives. They are the source's: nobody here saw them."""
    found = []
    for count, step in enumerate((s for s in trace.get("steps") or [] if isinstance(s, dict)), 1):
        kind = {"user_message": "user", "output": "message", "error": "error"}.get(text(step.get("action")), "tool")
        before, after = text(step.get("input")), _said(step)
        event = e.StepObserved(
            attempt=attempt,
            step=count,
            kind=kind,
            tool=(text(step.get("tool") or step.get("operation")) or None) if kind == "tool" else None,
            input=words(before, keep) if before else None,
            output=words(after, keep) if after else None,
            success=step.get("success") if isinstance(step.get("success"), bool) else None,
        )
        found.append((event, text(step.get("started_at")) or None))
    return found


def _said(step: Document) -> str:
    """Output first, then what the record calls an observation, then the error."""
    parts = [text(step.get(name)) for name in ("output", "observation", "error_message")]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def finished(
    attempt: int,
    manifest: Document,
    trace: bytes | None,
    count: int,
    keep: Keep,
    artifacts: tuple[Artifact, ...] = (),
) -> e.AttemptFinished:
    """How the source says the attempt ended. Files it only names are absent; its trace is kept whole as the stream."""
    status, execution = text(manifest.get("status")), text(manifest.get("execution_status"))
    held = {a.path for a in artifacts} | {a.path.rpartition("/")[2] for a in artifacts}
    named = dict.fromkeys(texts(manifest.get("produced_deliverables")))
    return e.AttemptFinished(
        attempt=attempt,
        outcome=_outcome(status, execution),
        evidence=(Evidence(source="import", detail=f"the source says: status {status}, execution {execution}"),),
        exit_code=None,
        duration_s=None,
        steps=count,
        artifacts=artifacts,
        streams=Streams(stdout=keep(trace, "application/json") if trace is not None else None),
        absent=tuple(name for name in named if name not in held),
    )


def _outcome(status: str, execution: str) -> Outcome:
    """What the process did; what the source thinks of the result is the grade's affair."""
    for said in (execution, status):
        if said in _OUTCOMES:
            return _OUTCOMES[said]
    return Outcome.COMPLETED if execution in _ENDED or status in _ENDED else Outcome.PROTOCOL_ERROR


def origin(row: Document) -> Provenance | None:
    """Provider, model and prompt hash where the row names a model."""
    model = text(row.get("model"))
    if not model:
        return None
    metadata = row.get("metadata_json")
    inside = metadata if isinstance(metadata, dict) else {}
    hashed = text(row.get("public_prompt_hash") or row.get("prompt_hash") or inside.get("prompt_hash"))
    provider = text(row.get("provider")) or "unknown"
    return Provenance(provider=provider, model=model, prompt_version="seed", prompt_hash=hashed)


def graded(attempt: int, row: Document) -> e.AttemptGraded | None:
    """A model's grade; None where no model gave it, or where score or verdict are missing. Neither is made up.

    What the seed system calls a structural grade says that files of some name exist; nobody graded.
    """
    score = number(row.get("final_score") if row.get("final_score") is not None else row.get("score"))
    passed = row.get("passed")
    if origin(row) is None or score is None or not 0.0 <= score <= 1.0 or not isinstance(passed, bool):
        return None
    items = [item for item in row.get("rubric_item_scores") or [] if isinstance(item, dict)]
    scores = [(item, number(item.get("score"))) for item in items]
    return e.AttemptGraded(
        attempt=attempt,
        author="model",
        score=score,
        passed=passed,
        criteria=tuple(
            CriterionScore(criterion=_item(item, n), score=found, evidence=_evidence(item))
            for n, (item, found) in enumerate(scores, 1)
            if found is not None and 0.0 <= found <= 1.0
        ),
        summary=text(row.get("reasoning_summary") or row.get("public_response_summary"))[:2000],
        provenance=origin(row),
    )


def _item(item: Document, count: int) -> str:
    return text(item.get("rubric_item_id") or item.get("id") or item.get("criterion_name")) or f"c{count}"


def _evidence(item: Document) -> str:
    return text(item.get("notes") or item.get("reasoning_summary") or item.get("reason"))[:2000]


_CHECKS: Final = (
    "artifact_contract_ok",
    "evidence_grounding_ok",
    "semantic_evidence_grounding_ok",
    "score_consistency_ok",
    "leakage_check_ok",
)


def verified(attempt: int, row: Document) -> e.AttemptVerified:
    """A verification. The seed system calls ``{}`` verified: only a row that says so in words is one here."""
    checks = [(name, row.get(name)) for name in _CHECKS]
    said = text(row.get("verification_status") or row.get("status"))
    return e.AttemptVerified(
        attempt=attempt,
        author="model" if row.get("model") else "structural",
        verified=said == "verified",
        checks=tuple(VerificationCheck(name=name, holds=held) for name, held in checks if isinstance(held, bool)),
        reason=text(row.get("verifier_notes")) or "; ".join(texts(row.get("issues"))) or said,
        provenance=origin(row),
    )


def advised(attempt: int, row: Document, plan: Document) -> e.FeedbackGiven | None:
    """Feedback with its plan; None where there is neither."""
    items = texts(row.get("actionable_feedback"))
    planned = texts(plan.get("planned_changes"))
    if not items and not planned:
        return None
    author = "model" if row.get("model") else "structural"
    return e.FeedbackGiven(attempt=attempt, author=author, items=items, plan=planned, provenance=origin(row))
