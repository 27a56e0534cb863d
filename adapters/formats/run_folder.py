"""What does a run folder of the seed system (0.1 or 0.2) tell? The session, its follow-ups, its packages, as recorded.

Read from session.json, session_events.jsonl, progress_events.jsonl, packages/ and mentor_checkpoints/
(seed_system.md 3, 4, 7). A checkpoint counts as a person's answer only where the source says it was given
interactively: the others it wrote by itself.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ...domain import events as e
from ...domain import verdict
from ...domain.errors import NotFound, Refused
from ...domain.mentoring import DECISIONS, Stage
from ...domain.session import Session
from ...domain.values import Content, MentorMode
from . import seed_parts as part
from .imported import ImportedSession, Keep, Story, command_id, digest_of
from .reading import Document, number, read_bytes, read_json, read_lines, text, texts, time_of
from .run_package import Package, ran, regular_files

FORMAT: Final = "run"
_RUN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_MODES: Final = {
    "model_assisted": MentorMode.MODEL_ASSISTED,
    "expert_led": MentorMode.EXPERT_LED,
    "hybrid": MentorMode.HYBRID,
}


def read_run_folder(folder: Path, keep: Keep, now: str) -> ImportedSession:
    """The session of one run folder.

    Raises:
        NotFound: there is no such folder.
        Refused: it is no run folder, or a file in it is torn.
    """
    if not folder.is_dir():
        raise NotFound(f"there is no folder `{folder}`", "give one run's folder: <app home>/runs/<run id>")
    return _Reader(folder, keep, now).session()


class _Reader:
    """One run folder on its way to a story."""

    def __init__(self, folder: Path, keep: Keep, now: str) -> None:
        self._folder, self._keep = folder, keep
        self._document = read_json(folder / "session.json")
        self._rows = read_lines(folder / "session_events.jsonl")
        self._progress = read_lines(folder / "progress_events.jsonl")
        run_id = text(self._document.get("run_id")) or folder.resolve().name
        if not _RUN_ID.fullmatch(run_id):
            raise Refused(
                f"`{run_id}` in `{folder}` cannot be a run id", "rename the folder and its session.json's run_id"
            )
        self._story = Story(run_id, now)
        self._notes: list[str] = ["durations are not in the source"]

    def session(self) -> ImportedSession:
        """The whole session."""
        instruction = self._instruction()
        if not instruction:
            raise Refused(f"`{self._folder}` holds no instruction", "is it a run folder of the seed system?")
        self._begin(instruction)
        self._rounds()
        self._finish()
        files = ((p.relative_to(self._folder).as_posix(), read_bytes(p) or b"") for p in self._sources())
        digest = digest_of(files)
        source = e.SessionImported(format=FORMAT, source=self._story.run_id, digest=digest, notes=tuple(self._notes))
        self._story.tell(source)
        return ImportedSession(self._story.run_id, command_id(FORMAT, digest), tuple(self._story.events))

    def _sources(self) -> list[Path]:
        """The files that were read: what else lies in the folder (bundles, copies) is made from them."""
        names = ("session.json", "session_events.jsonl", "progress_events.jsonl")
        single = [self._folder / name for name in names if (self._folder / name).is_file()]
        below = [p for name in ("packages", "mentor_checkpoints", "task") for p in regular_files(self._folder / name)]
        return single + below

    def _of(self, kind: str) -> list[Document]:
        return [row for row in self._rows if row.get("event_type") == kind]

    def _instruction(self) -> str:
        """The user's own words where the log has them; session.json's may have packs pasted after them."""
        said = next((text(row.get("instruction")) for row in self._of("task_instruction")), "")
        return said or text(self._document.get("task_instruction"))

    # -- beginning --------------------------------------------------------------------------------------------

    def _begin(self, instruction: str) -> None:
        first = next(iter(self._rows), {})
        words = part.words(instruction, self._keep)
        title = instruction.strip().splitlines()[0][:90]
        rubric = self._rubric()
        said = text(self._document.get("mentor_mode") or self._document.get("evaluation_mode"))
        self._story.tell(
            e.SessionStarted(
                run_id=self._story.run_id,
                instruction=words,
                title=title,
                deliverables=(),
                deliverables_final=True,
                checks=(),
                agent=text(self._document.get("apprentice_agent")) or "unknown",
                agent_args=(),
                mentor_mode=_MODES.get(said.replace("-", "_"), MentorMode.STRUCTURAL),
                max_loops=max(1, int(number(self._document.get("max_improvement_loops")) or 1)),
                timeout_s=900.0,
                idle_timeout_s=900.0,
                masking="standard",
                settings=Content(text="{}"),
                engine_version="seed",
                provider=text(self._document.get("model_provider")) or None,
            ),
            *self._assets("task_assets_added", "assets", None),
            e.TaskIntakeDrafted(author=part.AUTHOR, title=title, instruction=words, requirements=()),
            rubric,
            at=time_of(first.get("created_at")),
        )

    def _rubric(self) -> e.RubricDrafted:
        packages = self._packages()
        folder = packages[0] / "rubric" if packages else self._folder / "rubric"
        private = read_bytes(folder / "verifier_private_rubric.json")
        return part.rubric(read_json(folder / "rubric.json"), private, self._keep)

    def _assets(self, kind: str, field: str, followup: int | None) -> list[e.AssetAdded]:
        rows = [row for row in self._of(kind) if followup is None or row.get("followup_index") == followup]
        found = []
        for ref in dict.fromkeys(ref for row in rows for ref in texts(row.get(field))):
            path = self._folder / ref
            inside = self._folder.resolve() in path.resolve().parents
            data = read_bytes(path) if inside and path.is_file() else None
            if data is None:
                self._notes.append(f"the asset {ref} is named, and not in the source")
                continue
            content = self._keep(data, "application/octet-stream")
            found.append(e.AssetAdded(name=path.name, content=content, followup=followup))
        return found

    # -- rounds -----------------------------------------------------------------------------------------------

    def _packages(self) -> list[Path]:
        """In the order of their follow-ups: ``...-10`` comes after ``...-2``, and the first run's has no number."""
        folder = self._folder / "packages"
        found = [p for p in (folder.glob("*") if folder.is_dir() else ()) if p.is_dir() and not p.is_symlink()]

        def place(path: Path) -> tuple[int, str]:
            match = re.search(r"follow-?up[-_](\d+)$", path.name)
            return int(match.group(1)) if match else 0, path.name

        return sorted(found, key=place)

    def _rounds(self) -> None:
        made, rounds = 0, 1
        packages = [p for p in self._packages() if ran(p, "baseline")]
        followups = self._of("user_followup")
        latest = self._round(packages[0], 1, made, None) if packages else []
        made += len(latest)
        for index, row in enumerate(followups, 1):
            worked = packages[index] if index < len(packages) else None
            added = e.FollowUpAdded(
                index=index,
                text=part.words(text(row.get("followup_instruction") or row.get("instruction")), self._keep),
                record_only=worked is None,
                deliverables=(),
            )
            self._story.tell(added, *self._assets("followup_assets_added", "followup_assets", index), at=_at(row))
            if worked is not None:
                base = latest[-1] if latest else None
                rounds += 1
                latest = self._round(worked, rounds, made, base)
                made += len(latest)

    def _round(self, package: Path, round_number: int, made: int, base: int | None) -> list[int]:
        agent = text(self._document.get("apprentice_agent")) or "unknown"
        times = [_at(r) for name in ("started", "completed") for r in self._when(f"apprentice_attempt_{name}", made)]
        started, ended = (*times, None, None)[:2]
        numbers = Package(package, self._story, self._keep, made + 1, round_number, agent).tell(base, started, ended)
        if round_number == 1 and numbers:
            self._answers(numbers)
        self._select(round_number)
        return numbers

    def _when(self, kind: str, made: int) -> list[Document]:
        """The progress row about the round's first attempt; revisions have invented times there (10.1, 6)."""
        rows = [row for row in self._progress if row.get("event_type") == kind]
        return rows[:1] if made == 0 else []

    def _select(self, round_number: int) -> None:
        """The result by our rules, from the evidence as it was imported."""
        session = Session()
        for version, pending in enumerate(self._story.events, 1):
            session.apply(pending.event, version)
        best = verdict.best(session.attempts_in(round_number))
        if best is not None:
            status, basis = verdict.task_status(best)
            selected = e.AttemptSelected(
                round=round_number, attempt=best.number, task_status=status, basis=basis, score=verdict.score(best)
            )
            self._story.tell(selected)

    # -- people -----------------------------------------------------------------------------------------------

    def _answers(self, numbers: list[int]) -> None:
        """What a person answered interactively; what the source wrote in a person's name is only counted."""
        invented = 0
        for stage in Stage:
            said = read_json(self._folder / "mentor_checkpoints" / f"{stage.value}_checkpoint.json")
            if not said:
                continue
            if said.get("checkpoint_input_source") != "interactive" or said.get("auto_approved") is True:
                invented += 1
                continue
            self._answer(stage, said, numbers)
        if invented:
            self._notes.append(f"{invented} checkpoints were answered by the source itself; they are no answers here")

    def _answer(self, stage: Stage, said: Document, numbers: list[int]) -> None:
        attempt = numbers[-1] if stage in (Stage.EVALUATION, Stage.REVISION) else None
        decision = _decision(stage, said)
        score = number(said.get("score"))
        notes = text(said.get("notes"))
        self._story.tell(
            e.CheckpointOpened(stage=stage, round=1, attempt=attempt),
            e.CheckpointAnswered(
                stage=stage,
                round=1,
                attempt=attempt,
                decision=decision,
                by=text(said.get("source")) or "unknown",
                simulated=False,
                via="import",
                notes=part.words(notes, self._keep) if notes else None,
                score=score / 100 if score is not None and score > 1 else score,
                criteria=texts(said.get("additional_criteria")),
                failed_criteria=texts(said.get("failed_criteria")),
                feedback=texts(said.get("feedback")),
            ),
            at=_at(said),
        )

    # -- end --------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        """A session without an attempt is no failure: it is over, and nothing was done."""
        ended = self._of("session_finished")
        session = Session()
        for version, pending in enumerate(self._story.events, 1):
            session.apply(pending.event, version)
        if session.round is not None:
            self._story.tell(e.SessionCancelled(by="import", reason="the source holds no attempt for the open round"))
        elif ended:
            self._story.tell(e.SessionFinished(by="user"), at=_at(ended[-1]))


def _at(row: Document) -> str | None:
    return time_of(row.get("created_at"))


def _decision(stage: Stage, said: Document) -> str:
    """The seed's answer in our words; where it says nothing else, what its flags say."""
    word = text(said.get("decision"))
    if stage is Stage.EVALUATION:
        return "pass" if said.get("passed") is True else "fail"
    if stage is Stage.REVISION:
        return "revise" if said.get("revision_should_run") is True else "finish"
    if stage is Stage.FINAL_APPROVAL:
        return "approve" if said.get("approved_for_local_bundle") is True else "hold"
    return word if word in DECISIONS[stage] else "edit" if texts(said.get("additional_criteria")) else "confirm"
