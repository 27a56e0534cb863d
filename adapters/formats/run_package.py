"""What does one package of an old run folder tell? Its attempts with what lies in their folders, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ...domain import events as e
from ...domain.values import Artifact, AttemptKind, Change, Content, Streams
from . import seed_parts as part
from .imported import Keep, Story
from .reading import Document, read_bytes, read_json, text, texts, time_of

_FILES_LIMIT: Final = 10_000
_TYPES: Final = {".md": "text/markdown", ".txt": "text/plain", ".csv": "text/csv", ".json": "application/json"}


def ran(folder: Path, kind: str) -> bool:
    """Whether an attempt was made: its folder is there from the start, its outputs only after it ran."""
    inside = folder / "attempts" / kind
    return any((inside / name).is_file() for name in ("actual_outputs.json", "agent_trace.json", "stdout.txt"))


class Package:
    """One package on its way into a story; ``first`` is the number its first attempt gets."""

    def __init__(self, folder: Path, story: Story, keep: Keep, first: int, round_number: int, agent: str) -> None:
        self._folder, self._story, self._keep = folder, story, keep
        self._first, self._round, self._agent = first, round_number, agent

    def tell(self, base: int | None, started_at: str | None, ended_at: str | None) -> list[int]:
        """Tell every attempt; their numbers. ``base`` is the attempt whose files a follow-up built on, if known."""
        numbers: list[int] = []
        for kind in ("baseline", "revised"):
            if not ran(self._folder, kind):
                continue
            number = self._first + len(numbers)
            before = numbers[-1] if numbers else base
            self._attempt(kind, number, self._kind(kind), before, started_at, ended_at)
            numbers.append(number)
        return numbers

    def _kind(self, kind: str) -> AttemptKind:
        if kind == "revised":
            return AttemptKind.REVISION
        return AttemptKind.BASELINE if self._round == 1 else AttemptKind.FOLLOWUP

    def _attempt(
        self, kind: str, number: int, of: AttemptKind, base: int | None, started_at: str | None, ended_at: str | None
    ) -> None:
        inside = self._folder / "attempts" / kind
        trace = read_json(inside / "agent_trace.normalized.json") or read_json(inside / "agent_trace.json")
        prompt = read_bytes(inside / "prompt.md")
        self._story.tell(
            e.WorkspacePrepared(attempt=number, kind=of, round=self._round, base=base),
            e.AttemptStarted(
                attempt=number,
                kind=of,
                round=self._round,
                agent=self._agent,
                agent_version=None,
                argv=(),
                prompt=self._keep(prompt or b"", "text/markdown"),
                deliverables=(),
            ),
            at=time_of(trace.get("started_at")) or started_at,
        )
        steps = part.steps(trace, number, self._keep)
        for event, at in steps:
            self._story.tell(event, at=time_of(at))
        self._story.tell(self._ended(inside, number, len(steps)), at=time_of(trace.get("ended_at")) or ended_at)
        self._said(kind, number)

    def _ended(self, inside: Path, number: int, steps: int) -> e.AttemptFinished:
        outputs = read_json(inside / "actual_outputs.json")
        named = [*texts(outputs.get("deliverable_refs")), *texts(outputs.get("artifact_refs"))]
        produced = [name.rpartition("/artifacts/")[2] for name in named]
        manifest: Document = {
            "status": text(outputs.get("status")) or "not said",
            "execution_status": text(outputs.get("error_type")) or "completed",
            "produced_deliverables": produced,
        }
        kept = artifacts_in(inside / "artifacts", self._keep)
        ended = part.finished(number, manifest, None, steps, self._keep, kept)
        streams = Streams(stdout=self._stream(inside, "stdout.txt"), stderr=self._stream(inside, "stderr.txt"))
        return ended.model_copy(update={"streams": streams})

    def _stream(self, inside: Path, name: str) -> Content | None:
        data = read_bytes(inside / name)
        return self._keep(data, "text/plain") if data is not None else None

    def _said(self, kind: str, number: int) -> None:
        self._story.tell(e.ReviewStarted(attempt=number))
        grade = part.graded(number, read_json(self._folder / "grading" / f"{kind}_grader_result.json"))
        if grade is not None:
            self._story.tell(grade)
            row = read_json(self._folder / "grading" / f"{kind}_verifier_result.json")
            if row.get("model"):
                self._story.tell(part.verified(number, row))
        plan = read_json(self._folder / "feedback" / ("revision_plan.json" if kind == "baseline" else "none"))
        row = read_json(self._folder / "feedback" / f"{kind}_evaluator_feedback.json")
        feedback = part.advised(number, row, plan)
        if feedback is not None:
            self._story.tell(feedback)
        if kind == "baseline" and ran(self._folder, "revised"):
            reason = "imported: the source made a revision"
            self._story.tell(e.RevisionDecided(attempt=number, revise=True, reason=reason))


def artifacts_in(folder: Path, keep: Keep) -> tuple[Artifact, ...]:
    """Every regular file below a folder, symlinks left alone, byte for byte."""
    return tuple(
        Artifact(
            path=path.relative_to(folder).as_posix(),
            content=keep(data, _TYPES.get(path.suffix.lower(), "application/octet-stream")),
            change=Change.NEW,
        )
        for path in regular_files(folder)
        if (data := read_bytes(path)) is not None
    )


def regular_files(folder: Path) -> Sequence[Path]:
    """The regular files below a folder that is no symlink itself, in the order of their names."""
    if not folder.is_dir() or folder.is_symlink():
        return ()
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(x.is_symlink() for x in (path, *path.parents) if folder in x.parents or x == path)
    )
    return found[:_FILES_LIMIT]
