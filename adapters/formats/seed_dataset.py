"""What does the seed system's public data set tell? One session a task: packet, rubric, attempts and verdicts.

Layout: tasks/N, attempts/N/{attempt,baseline,revised}, traces/N/..., evaluation/N, learning_signals/N. Artifacts are
names only. Learning signals are not imported: ours are drawn from the events anew (``docs/signals.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ...domain import events as e
from ...domain import verdict
from ...domain.errors import NotFound, Refused
from ...domain.session import Session
from ...domain.values import AttemptKind, Content, MentorMode
from . import seed_parts as part
from .imported import ImportedSession, Keep, Story, command_id, digest_of
from .reading import Document, read_bytes, read_json, read_lines, text, texts, time_of

FORMAT: Final = "seed"
_KINDS: Final = (
    ("attempt", AttemptKind.BASELINE),
    ("baseline", AttemptKind.BASELINE),
    ("revised", AttemptKind.REVISION),
)


def read_dataset(folder: Path, keep: Keep, now: str) -> Iterator[ImportedSession]:
    """Every task of the data set, in the order of its numbers.

    Raises:
        NotFound: there is no such folder.
        Refused: it is no seed data set, or a file in it is torn.
    """
    root = folder / "seed_dataset" if (folder / "seed_dataset" / "tasks").is_dir() else folder
    if not root.is_dir():
        raise NotFound(f"there is no folder `{folder}`", "give the folder that holds tasks/, attempts/, traces/")
    tasks = sorted((p for p in (root / "tasks").glob("*") if p.is_dir()), key=lambda p: (len(p.name), p.name))
    if not tasks:
        raise Refused(f"`{folder}` has no tasks/ folder with tasks in it", "give a seed data set's folder")
    for task in tasks:
        yield _Reader(root, task.name, keep, now).session()


class _Reader:
    """One task of the data set on its way to a story."""

    def __init__(self, root: Path, task: str, keep: Keep, now: str) -> None:
        self._root, self._task, self._keep = root, task, keep
        self._story = Story(f"seed-{task}", now)
        self._numbers: dict[str, int] = {}
        self._traces: dict[str, Document] = {}

    def session(self) -> ImportedSession:
        """The whole session."""
        packet = read_json(self._root / "tasks" / self._task / "task_packet.json")
        if not text(packet.get("instruction") or packet.get("normalized_instruction")):
            raise Refused(f"task {self._task} of the data set has no instruction", "its task_packet.json is incomplete")
        digest = self._digest()
        self._begin(packet)
        for kind, of in _KINDS:
            if (self._root / "attempts" / self._task / kind).is_dir():
                self._attempt(kind, of)
        self._close(digest)
        return ImportedSession(self._story.run_id, command_id(FORMAT, digest), tuple(self._story.events))

    def _digest(self) -> str:
        names = ("tasks", "attempts", "traces", "evaluation")
        files = [p for name in names for p in sorted((self._root / name / self._task).rglob("*")) if p.is_file()]
        return digest_of((str(p.relative_to(self._root)), read_bytes(p) or b"") for p in files)

    def _file(self, folder: str, name: str) -> Path:
        return self._root / folder / self._task / name

    def _begin(self, packet: Document) -> None:
        grades = read_lines(self._file("evaluation", "grader_results.jsonl"))
        judge = next((found for row in grades if (found := part.origin(row)) is not None), None)
        instruction = text(packet.get("instruction") or packet.get("normalized_instruction"))
        title = text(packet.get("title") or packet.get("normalized_title")) or f"seed task {self._task}"
        words = part.words(instruction, self._keep)
        raw = read_bytes(self._file("tasks", "task_packet.json")) or b"{}"
        self._story.tell(
            e.SessionStarted(
                run_id=self._story.run_id,
                instruction=words,
                title=title,
                deliverables=texts(packet.get("deliverables")),
                deliverables_final=True,
                checks=(),
                agent=self._agent(),
                agent_args=(),
                mentor_mode=MentorMode.MODEL_ASSISTED if judge is not None else MentorMode.STRUCTURAL,
                max_loops=2,
                timeout_s=900.0,
                idle_timeout_s=900.0,
                masking="standard",
                settings=Content(text="{}"),
                engine_version="seed",
                provider=judge.provider if judge is not None else None,
                model=judge.model if judge is not None else None,
                task_packet=self._keep(raw, "application/json"),
            ),
            e.TaskIntakeDrafted(
                author=part.AUTHOR,
                title=title,
                instruction=words,
                requirements=texts(packet.get("output_requirements")),
                assumptions=texts(packet.get("constraints")),
            ),
            part.rubric(
                read_json(self._file("tasks", "rubric.json")),
                read_bytes(self._file("tasks", "verifier_private_rubric.json")),
                self._keep,
            ),
        )

    def _agent(self) -> str:
        """The agent that the traces name; a task that was not run names none."""
        for kind, _ in _KINDS:
            trace = self._trace(kind)
            metadata = trace.get("metadata_json")
            command = metadata.get("codex_command") if isinstance(metadata, dict) else None
            if isinstance(command, list) and command:
                return text(command[0])
        return "unknown"

    def _trace(self, kind: str) -> Document:
        if kind not in self._traces:
            self._traces[kind] = read_json(self._file("traces", f"{kind}/agent_trace.json"))
        return self._traces[kind]

    def _attempt(self, kind: str, of: AttemptKind) -> None:
        number = len(self._numbers) + 1
        base = self._numbers.get("baseline") if of is AttemptKind.REVISION else None
        self._numbers[kind] = number
        manifest = read_json(self._file("attempts", f"{kind}/attempt_manifest.json"))
        trace = self._trace(kind)
        started = self._started(number, of)
        self._story.tell(
            e.WorkspacePrepared(attempt=number, kind=of, round=1, base=base),
            started,
            at=time_of(trace.get("started_at")),
        )
        steps = part.steps(trace, number, self._keep)
        for event, at in steps:
            self._story.tell(event, at=time_of(at))
        raw = read_bytes(self._file("traces", f"{kind}/agent_trace.json"))
        ended = part.finished(number, manifest, raw, len(steps), self._keep)
        self._story.tell(ended, at=time_of(trace.get("ended_at")))
        self._verdicts(kind, number)

    def _started(self, number: int, of: AttemptKind) -> e.AttemptStarted:
        """The source keeps no prompt: the task's packet, which the prompt was made of, stands for it."""
        packet = read_bytes(self._file("tasks", "task_packet.json")) or b""
        return e.AttemptStarted(
            attempt=number,
            kind=of,
            round=1,
            agent=self._agent(),
            agent_version=None,
            argv=(),
            prompt=self._keep(packet, "application/json"),
            deliverables=texts(read_json(self._file("tasks", "task_packet.json")).get("deliverables")),
        )

    def _verdicts(self, kind: str, number: int) -> None:
        self._story.tell(e.ReviewStarted(attempt=number))
        rows = {name: self._about(name, kind) for name in ("grader_results", "verifier_results", "evaluator_feedback")}
        grade = part.graded(number, rows["grader_results"]) if rows["grader_results"] else None
        if grade is not None:
            self._story.tell(grade)
        if rows["verifier_results"] and grade is not None:
            self._story.tell(part.verified(number, rows["verifier_results"]))
        plans = read_lines(self._file("evaluation", "revision_plans.jsonl"))
        name = f"{self._task}-{kind}"
        plan = next((p for p in plans if p.get("input_attempt_id") == name), {})
        feedback = part.advised(number, rows["evaluator_feedback"], plan)
        if feedback is not None:
            self._story.tell(feedback)
        if kind == "baseline" and (self._root / "attempts" / self._task / "revised").is_dir():
            score = grade.score if grade is not None else None
            reason = "imported: the source made a revision"
            self._story.tell(e.RevisionDecided(attempt=number, revise=True, reason=reason, score=score))

    def _about(self, name: str, kind: str) -> Document:
        rows = read_lines(self._file("evaluation", f"{name}.jsonl"))
        return next((row for row in rows if row.get("attempt_id") == f"{self._task}-{kind}"), {})

    def _close(self, digest: str) -> None:
        """The result by our rules, from the evidence as it was imported; a task that was not run is no failure."""
        session = Session()
        for version, pending in enumerate(self._story.events, 1):
            session.apply(pending.event, version)
        best = verdict.best(session.attempts_in(1))
        if best is not None:
            status, basis = verdict.task_status(best)
            score = verdict.score(best)
            self._story.tell(
                e.AttemptSelected(round=1, attempt=best.number, task_status=status, basis=basis, score=score)
            )
        notes = [
            "artifacts are names only",
            "the prompts are not in the source",
            "most steps have no time of their own",
        ]
        self._story.tell(e.SessionImported(format=FORMAT, source=self._task, digest=digest, notes=tuple(notes)))
        if best is None:
            self._story.tell(e.SessionCancelled(by="import", reason="the source holds no attempt at this task"))
