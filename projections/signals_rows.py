"""What rows do the learning signals have? One function a file; every row of a file has the same keys and types.

Nothing is null and no list is empty: a loader infers types from the rows it sees, and from a column of nulls it
infers nothing, so that two sessions' files would not load together. What may be missing is text (empty, one line an
item) or leaves its row out. ``events`` are the versions of the events a row was made of, in this session's stream.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..domain.session import Session
from ..domain.values import Artifact, Content
from ..domain.verdict import is_verified
from .entries import attempt_id, task_id
from .signals_seen import (
    Failure,
    Seen,
    State,
    counted,
    failures,
    passes,
    revisions,
    strongest,
)

Row = dict[str, Any]
TEXT: Final = 4000
"""Characters of one artifact, input or output that a row carries."""
READ: Final = 1 << 20
"""Bytes of an artifact that are read whole; of a larger one the beginning that its event carries is shown."""
REVIEW: Final = ("DeliverablesChecked", "AttemptGraded", "AttemptVerified", "CheckpointAnswered")
"""The events that verdicts rest on."""


def _ids(session: Session) -> Row:
    return {
        "run_id": session.run_id,
        "task_id": task_id(session.run_id),
        "source": "imported" if session.imported else "observed",
    }


def hillclimb(state: State) -> list[Row]:
    """Did the revision improve on what it revised? One row a revision; none where no basis is common to both."""
    found = []
    for before, after in revisions(state):
        basis, scores = strongest(state, before.number, after.number)
        if basis is not None:
            found.append(_climbed(state, before, after, basis, scores))
    return found


def _climbed(state: State, before: Seen, after: Seen, basis: str, scores: list[float]) -> Row:
    delta = round(scores[1] - scores[0], 6)
    failed = [_lines(f.name for f in failures(state, one.number)) for one in (before, after)]
    gained, lost = _moved(state, before.number, after.number)
    session = state.session
    return {
        **_ids(session),
        "baseline_attempt_id": attempt_id(session.run_id, before.number),
        "revised_attempt_id": attempt_id(session.run_id, after.number),
        "score_basis": basis,
        "baseline_score": scores[0],
        "revised_score": scores[1],
        "revision_score_delta": delta,
        "improvement_kind": _kind(delta),
        "baseline_passed": passes(state, before.number, basis),
        "revised_passed": passes(state, after.number, basis),
        "criteria_improved": _lines(gained),
        "criteria_regressed": _lines(lost),
        "failed_before": failed[0],
        "failed_after": failed[1],
        "events": sorted(before.versions(*REVIEW, "AttemptFinished") + after.versions(*REVIEW, "AttemptFinished")),
    }


def _lines(items: Iterable[str]) -> str:
    """One line an item; an item's own line ends become spaces."""
    return "\n".join(" ".join(item.split()) for item in items)


def _kind(delta: float) -> str:
    return "improved" if delta > 0 else "regressed" if delta < 0 else "unchanged"


def _moved(state: State, before: int, after: int) -> tuple[list[str], list[str]]:
    """Ids of the criteria whose score rose, and of those whose score fell; private ones are left out."""
    grades = [state.session.attempts[n].grade for n in (before, after)]
    if grades[0] is None or grades[1] is None:
        return [], []
    hidden = {c.id for c in state.session.rubric.items if c.private} if state.session.rubric is not None else set()
    was = {s.criterion: s.score for s in grades[0].criteria if s.criterion not in hidden}
    now = {s.criterion: s.score for s in grades[1].criteria if s.criterion in was}
    return [c for c, score in now.items() if score > was[c]], [c for c, score in now.items() if score < was[c]]


def lessons(state: State) -> list[Row]:
    """What failed, why, and what fixed it; nothing where nothing failed. A lesson without a fix says so."""
    after = {before.number: later for before, later in revisions(state)}
    rows = []
    for seen in counted(state):
        rows += [_lesson(state, seen, failure, after.get(seen.number)) for failure in failures(state, seen.number)]
        rows += _mended_steps(state, seen)
    return rows


def _lesson(state: State, seen: Seen, failure: Failure, later: Seen | None) -> Row:
    still = {(f.kind, f.name) for f in failures(state, later.number)} if later is not None else set()
    fixed = later is not None and (failure.kind, failure.name) not in still
    changed = (
        [a.path for a in later.end.artifacts if a.change.value != "carried"] if fixed and later and later.end else []
    )
    said = [item for _, given in seen.feedback for item in given.items] if fixed else []
    events = seen.versions(*REVIEW, "AttemptFinished") + [version for version, _ in seen.feedback]
    if later is not None:
        events += later.versions(*REVIEW, "AttemptFinished")
    return _lesson_row(state, seen, failure, fixed=fixed, later=later, changed=changed, said=said, events=events)


def _lesson_row(
    state: State,
    seen: Seen,
    failure: Failure,
    *,
    fixed: bool,
    later: Seen | None,
    changed: list[str],
    said: list[str],
    events: list[int],
) -> Row:
    run_id = state.session.run_id
    return {
        **_ids(state.session),
        "kind": failure.kind,
        "what_failed": failure.name,
        "cause": failure.cause[:TEXT],
        "failed_attempt_id": attempt_id(run_id, seen.number),
        "fixed": fixed,
        "fixed_attempt_id": attempt_id(run_id, later.number) if fixed and later is not None else "",
        "feedback": _lines(said),
        "changed_files": _lines(changed),
        "events": sorted(set(events)),
    }


def _mended_steps(state: State, seen: Seen) -> list[Row]:
    """Inside an attempt: a step that failed, and the next one with the same tool that did not."""
    rows = []
    for index, (version, step) in enumerate(seen.steps):
        if step.success is not False or step.tool is None:
            continue
        mended = next(((v, s) for v, s in seen.steps[index + 1 :] if s.tool == step.tool and s.success), None)
        failure = Failure("step", f"{step.tool}: {_words(state, step.input)}"[:TEXT], _words(state, step.output))
        events = [version, *([mended[0]] if mended else [])]
        how = [_words(state, mended[1].input)] if mended else []
        row = _lesson_row(state, seen, failure, fixed=bool(mended), later=seen, changed=[], said=how, events=events)
        rows.append(row)
    return rows


def process(state: State) -> list[Row]:
    """One row an observed step. The label is the step's own success; what is unknown stays unknown, and rewards 0.

    ``mended_by_step`` is 0 where nothing mended it. The attempt's score is in the reward row of the same attempt.
    """
    rows = []
    for seen in (state.seen[n] for n in sorted(state.seen) if n in state.session.attempts):
        for index, (version, step) in enumerate(seen.steps):
            later = seen.steps[index + 1 :] if step.success is False and step.tool is not None else []
            mended = next((s.step for _, s in later if s.tool == step.tool and s.success), None)
            rows.append(
                {
                    **_ids(state.session),
                    "attempt_id": attempt_id(state.session.run_id, seen.number),
                    "step": step.step,
                    "kind": step.kind,
                    "tool": step.tool or "",
                    "input": _words(state, step.input),
                    "output": _words(state, step.output),
                    "label": {True: "positive", False: "negative", None: "unknown"}[step.success],
                    "label_source": "claimed" if state.session.imported else "observed",
                    "local_reward": {True: 1.0, False: -1.0, None: 0.0}[step.success],
                    "mended_by_step": mended or 0,
                    "events": [version],
                }
            )
    return rows


def rewards(state: State) -> list[Row]:
    """One row an attempt that has a score: what that rests on, and whether anybody verified it."""
    rows = []
    for seen in counted(state):
        attempt = state.session.attempts[seen.number]
        basis, scores = strongest(state, seen.number)
        if basis is None:
            continue
        hidden = {c.id for c in state.session.rubric.items if c.private} if state.session.rubric is not None else set()
        marks = [s for s in attempt.grade.criteria if s.criterion not in hidden] if attempt.grade is not None else []
        rows.append(
            {
                **_ids(state.session),
                "attempt_id": attempt_id(state.session.run_id, seen.number),
                "attempt_kind": attempt.kind.value,
                "prompt": _task_words(state, attempt.round),
                "response": response(state, seen),
                "score": scores[0],
                "score_basis": basis,
                "verified": is_verified(attempt),
                "passed": passes(state, seen.number, basis),
                "criteria": _lines(f"{s.criterion} {s.score:g}" for s in marks),
                "failed": _lines(f.name for f in failures(state, seen.number)),
                "absent_artifacts": _lines(seen.end.absent if seen.end is not None else ()),
                "events": seen.versions(*REVIEW, "AttemptFinished"),
            }
        )
    return rows


def pairs(state: State) -> list[Row]:
    """Preferences in TRL's conversational form: the better of an attempt and its revision, and by how much.

    A tie is no preference, and neither are two scores of different bases or two responses that say the same.
    """
    rows = []
    for before, after in revisions(state):
        basis, scores = strongest(state, before.number, after.number)
        said = [response(state, one) for one in (before, after)]
        if basis is None or scores[0] == scores[1] or said[0] == said[1]:
            continue
        better = 1 if scores[1] > scores[0] else 0
        rows.append(_pair(state, (before, after), scores, said, better, basis))
    return rows


def _pair(state: State, two: tuple[Seen, Seen], scores: list[float], said: list[str], better: int, basis: str) -> Row:
    run_id, worse = state.session.run_id, 1 - better
    events = [v for one in two for v in one.versions(*REVIEW, "AttemptFinished")]
    round_number = state.session.attempts[two[0].number].round
    return {
        "prompt": [{"role": "user", "content": _task_words(state, round_number)}],
        "chosen": [{"role": "assistant", "content": said[better]}],
        "rejected": [{"role": "assistant", "content": said[worse]}],
        **_ids(state.session),
        "chosen_attempt_id": attempt_id(run_id, two[better].number),
        "rejected_attempt_id": attempt_id(run_id, two[worse].number),
        "chosen_score": scores[better],
        "rejected_score": scores[worse],
        "margin": round(scores[better] - scores[worse], 6),
        "score_basis": basis,
        "events": sorted(events),
    }


def training(state: State) -> list[Row]:
    """One row a round that has a result: the attempts in order, their scores, and what came of it."""
    rows = []
    for one in state.session.rounds:
        if not one.closed or one.selected is None:
            continue
        members = [s for s in counted(state) if state.session.attempts[s.number].round == one.number]
        if not members:
            continue
        basis, scores = strongest(state, *(s.number for s in members))
        run_id = state.session.run_id
        rows.append(
            {
                **_ids(state.session),
                "signal_type": "rollout",
                "round": one.number,
                "input_attempt_ids": [attempt_id(run_id, s.number) for s in members],
                "selected_attempt_id": attempt_id(run_id, one.selected),
                "score_basis": basis or "none",
                "scores": _lines(f"{s:g}" for s in scores),
                "task_status": one.task_status.value if one.task_status is not None else "",
                "status_basis": one.basis.value if one.basis is not None else "",
                "best_improved_on_first": bool(scores) and max(scores) > scores[0],
                "steps": sum(len(s.steps) for s in members),
                "events": sorted({v for s in members for v in s.versions(*REVIEW)} | {state.selected[one.number]}),
            }
        )
    return rows


def response(state: State, seen: Seen) -> str:
    """What an attempt answered: its last message, then its text artifacts; of other files name and digest."""
    parts = [_last_message(state, seen)]
    for artifact in seen.end.artifacts if seen.end is not None else ():
        parts.append(f"--- {artifact.path}\n{_artifact(state, artifact)}")
    absent = seen.end.absent if seen.end is not None else ()
    parts += [f"--- {name}\n[named by the source, not in it]" for name in absent]
    return "\n".join(part for part in parts if part)


def _last_message(state: State, seen: Seen) -> str:
    said = [s for _, s in seen.steps if s.output is not None and s.kind in ("message", "tool")]
    messages = [s for s in said if s.kind == "message"] or said
    return _words(state, messages[-1].output) if messages else ""


def _artifact(state: State, artifact: Artifact) -> str:
    content = artifact.content
    kind = content.media_type or ""
    textual = kind.startswith("text/") or kind in ("application/json", "application/jsonl", "application/xml")
    if textual and content.preview is not None:
        return _words(state, content) if (content.size or 0) <= READ else content.preview
    return f"[{kind}, {content.size} bytes, sha256 {content.blob}]"


def _words(state: State, content: Content | None) -> str:
    """A content's words, cut: rows are to be read by people too."""
    if content is None:
        return ""
    text = state.read(content)
    return text if len(text) <= TEXT else text[:TEXT] + f"[{len(text) - TEXT} more characters]"


def _task_words(state: State, round_number: int) -> str:
    """The instruction, and the follow-up the round is about."""
    session = state.session
    said = [state.read(session.intake.instruction if session.intake is not None else session.instruction)]
    index = next((r.followup for r in session.rounds if r.number == round_number), None)
    said += [state.read(f.text) for f in session.followups if f.index == index]
    return "\n\n".join(said)
