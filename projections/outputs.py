"""outputs/: what each attempt delivered, as it was observed (seed_system.md 4.8), and an index of the files (8.4)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.session import Attempt, Session
from ..domain.values import PREVIEW_LIMIT, Change, Content, DeliverableStatus, Outcome
from ..domain.verdict import score
from .artifacts import artifact_path
from .entries import Entry, attempt_id, claims_document, task_id
from .fold import Fold, ReadText, document, line
from .standing import standing
from .task import INSTRUCTION, asset_path
from .traces import SEED_KINDS

ACTUAL: Final = "outputs/actual_outputs.jsonl"
INDEX: Final = "outputs/artifacts_index.json"


@mutable
class State:
    """The decision state, and how each attempt ended."""

    session: Session = fresh(factory=Session)
    ends: dict[int, e.AttemptFinished | e.AttemptInterrupted] = fresh(factory=dict)


def _start(_: ReadText) -> State:
    return State()


def _take(state: State, recorded: Recorded) -> None:
    state.session.apply(recorded.event, recorded.version)


def _close(state: State) -> Sequence[Entry]:
    rows = b"".join(line(_outputs(state.session, n, end)) for n, end in sorted(state.ends.items()))
    actual = [Entry(ACTUAL, "record", rows)] if rows else []
    return [*actual, Entry(INDEX, "record", document(index(state.session)))]


outputs: Fold[State, Entry] = Fold("outputs", 2, _start, _close, _take)


@outputs.on(e.AttemptFinished, e.AttemptInterrupted)
def _ended(state: State, ev: e.AttemptFinished | e.AttemptInterrupted, _: Recorded) -> Sequence[Entry]:
    state.ends[ev.attempt] = ev
    return ()


def _outputs(session: Session, number: int, end: e.AttemptFinished | e.AttemptInterrupted) -> dict[str, Any]:
    """One attempt's row. References to artifacts are relative to the bundle and lead somewhere for the result only."""
    attempt = session.attempts[number]
    refs = {a.path: artifact_path(a.path) for a in end.artifacts}
    good = [d for d in attempt.deliverables if d.status is DeliverableStatus.GOOD]
    found = [refs[d.found] for d in good if d.found in refs]
    status = _status(attempt, end)
    failed = status not in ("success", "partial")
    by_change = {c: [refs[a.path] for a in end.artifacts if a.change is c] for c in Change}
    why = end.evidence[0].detail if end.evidence else None
    return {
        "task_id": task_id(session.run_id),
        "attempt_id": attempt_id(session.run_id, number),
        "attempt_kind": SEED_KINDS[attempt.kind],
        "status": status,
        "output_summary": _summary(attempt, len(refs)),
        "primary_output_ref": found[0] if found else next(iter(refs.values()), None),
        "input_artifact_refs": [asset_path(a.name, a.followup) for a in session.assets],
        "deliverable_refs": found,
        "final_message_ref": None,
        "artifact_refs": list(refs.values()),
        "files_created": by_change[Change.NEW],
        "files_modified": by_change[Change.CHANGED],
        "files_deleted": [artifact_path(p) for p in end.deleted] if isinstance(end, e.AttemptFinished) else [],
        "stdout_ref": None,
        "stderr_ref": None,
        "raw_log_refs": [],
        "error_type": _outcome(end) if failed else None,
        "error_message": why if failed else None,
        "metadata_json": _metadata(session, attempt, end),
    }


def _metadata(session: Session, attempt: Attempt, end: e.AttemptFinished | e.AttemptInterrupted) -> dict[str, Any]:
    """What the seed's fields have no place for; what the agent claims stands here, under ``claims``."""
    return {
        "attempt": attempt.number,
        "kind": attempt.kind.value,
        "round": attempt.round,
        "outcome": _outcome(end),
        "exit_code": end.exit_code,
        "duration_s": end.duration_s,
        "claims": claims_document(end.claims),
        "selected": standing(session).selected == attempt.number,
        "score": score(attempt),
        "deliverables": [
            {"name": d.name, "status": d.status.value, "path": d.found, "reason": d.reason}
            for d in attempt.deliverables
        ],
        "artifacts": [{"path": a.path, "sha256": a.content.blob, "change": a.change.value} for a in end.artifacts],
        "observed": True,
    }


def _outcome(end: e.AttemptFinished | e.AttemptInterrupted) -> str:
    return end.outcome.value if isinstance(end, e.AttemptFinished) else Outcome.INTERRUPTED.value


def _status(attempt: Attempt, end: e.AttemptFinished | e.AttemptInterrupted) -> str:
    """The seed's word, from what was found: success, partial, failed, timeout or error."""
    if isinstance(end, e.AttemptInterrupted):
        return "error"
    if end.outcome in (Outcome.TIMEOUT_WALL, Outcome.TIMEOUT_IDLE):
        return "timeout"
    if end.outcome is not Outcome.COMPLETED:
        return "error"
    found = score(attempt)
    if found is None or found == 1.0:
        return "success"
    return "partial" if found > 0.0 else "failed"


def _summary(attempt: Attempt, artifacts: int) -> str:
    asked = len(attempt.deliverables)
    good = sum(d.status is DeliverableStatus.GOOD for d in attempt.deliverables)
    return f"{artifacts} artifacts observed; {good} of {asked} deliverables good"


def index(session: Session) -> list[dict[str, Any]]:
    """A row for every file a person or agent made that the bundle holds."""
    number = standing(session).selected
    attempt = session.attempts.get(number) if number is not None else None
    rows = [_index_row(session, INSTRUCTION, "input", session.instruction, None)] if session.run_id else []
    rows += [_index_row(session, asset_path(a.name, a.followup), "input", a.content, None) for a in session.assets]
    if attempt is not None:
        files = sorted(attempt.artifacts, key=lambda a: a.path)
        rows += [_index_row(session, artifact_path(a.path), "worker_output", a.content, attempt) for a in files]
    return rows


def _index_row(session: Session, path: str, kind: str, content: Content, by: Attempt | None) -> dict[str, Any]:
    """One file; ``content_hash`` is that of the original."""
    inline = content.text.encode() if content.text is not None else None
    size = len(inline) if inline is not None else content.size
    return {
        "task_id": task_id(session.run_id),
        "package_relative_path": path,
        "artifact_ref": path,
        "artifact_kind": kind,
        "media_type": content.media_type or "text/markdown",
        "mime_type": content.media_type or "text/markdown",
        "size_bytes": size,
        "content_hash": _sha256(inline) if inline is not None else content.blob,
        "produced_by_attempt_id": attempt_id(session.run_id, by.number) if by is not None else None,
        "produced_by_attempt_kind": SEED_KINDS[by.kind] if by is not None else None,
        "linked_trace_steps": [],
        "preview_available": content.text is not None or content.preview is not None,
        "preview_truncated": content.text is None and (size or 0) > PREVIEW_LIMIT,
        "artifact_missing": False,
    }


def _sha256(data: bytes) -> str:
    return sha256(data).hexdigest()
