"""What session does a stream tell that an agent printed elsewhere? One attempt, observed by whoever kept the file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ...domain import events as e
from ...domain import verdict
from ...domain.errors import NotFound
from ...domain.ports import Blobs
from ...domain.session import Session
from ...domain.values import AttemptKind, Content, MentorMode, Streams
from ..agents.imported import Imported, decode_file
from ..agents.stepbook import StepBook
from .imported import ImportedSession, Story, command_id, digest_of
from .reading import read_bytes

AGENTS: Final = {"codex": "codex", "claude": "claude-code", "opencode": "opencode", "gemini": "gemini", "atif": "atif"}
"""Format -> the agent that writes it, so that the session can be continued with it here."""
_LIMIT_S: Final = 900.0


def read_stream(form: str, path: Path, blobs: Blobs, now: str) -> ImportedSession:
    """The session in the file.

    Raises:
        NotFound: there is no such file.
        Refused: a symlink, larger than 64 MiB, or nothing in it is of that format.
    """
    data = None if path.is_dir() else read_bytes(path)
    if data is None:
        raise NotFound(f"there is no file `{path}`", f"give the stream that {AGENTS[form]} printed")
    return _Teller(form, path.name, data, blobs, now).session()


class _Teller:
    """One file on its way to a story."""

    def __init__(self, form: str, name: str, data: bytes, blobs: Blobs, now: str) -> None:
        self._form, self._name, self._data, self._blobs = form, name, data, blobs
        self._digest = digest_of([("stream", data)])
        self._shown = decode_file(form, data)
        self._story = Story(f"{form}-{self._digest[:12]}", now)
        self._words = next((s.input or s.output for s in self._shown.steps if s.kind == "user"), None)
        self._instruction = blobs.text(self._words or f"What {AGENTS[form]} did in `{name}`")

    def session(self) -> ImportedSession:
        """The whole of it. Times are the stream's; where it has none, that of the import."""
        first, last = _ends(self._shown)
        self._story.tell(self._started(), at=first)
        prepared = e.WorkspacePrepared(attempt=1, kind=AttemptKind.BASELINE, round=1)
        self._story.tell(prepared, self._attempt_started(), at=first)
        book = StepBook(1, self._blobs)
        for seen in self._shown.steps:
            self._story.tell(book.take(seen, self._story.now).event, at=seen.at)
        self._story.tell(self._attempt_finished(book.count), at=last)
        self._story.tell(self._selected(), at=last)
        self._story.tell(
            e.SessionImported(format=self._form, source=self._name, digest=self._digest, notes=self._notes())
        )
        return ImportedSession(self._story.run_id, command_id(self._form, self._digest), tuple(self._story.events))

    def _started(self) -> e.SessionStarted:
        return e.SessionStarted(
            run_id=self._story.run_id,
            instruction=self._instruction,
            title=_title(self._words) or f"{AGENTS[self._form]} stream",
            deliverables=(),
            deliverables_final=True,
            checks=(),
            agent=AGENTS[self._form],
            agent_args=(),
            mentor_mode=MentorMode.STRUCTURAL,
            max_loops=1,
            timeout_s=_LIMIT_S,
            idle_timeout_s=_LIMIT_S,
            masking="standard",
            settings=Content(text="{}"),
            engine_version=self._form,
        )

    def _attempt_started(self) -> e.AttemptStarted:
        return e.AttemptStarted(
            attempt=1,
            kind=AttemptKind.BASELINE,
            round=1,
            agent=AGENTS[self._form],
            agent_version=None,
            argv=(),
            prompt=self._blobs.put((self._words or "").encode("utf-8", "replace"), "text/markdown"),
            deliverables=(),
        )

    def _attempt_finished(self, steps: int) -> e.AttemptFinished:
        """A stream that just stops was interrupted: its end is the last thing anybody knows of the attempt."""
        decoded, how = self._shown.decoded, self._shown.verdict
        return e.AttemptFinished(
            attempt=1,
            outcome=how.outcome,
            evidence=how.evidence,
            exit_code=None,
            duration_s=None,
            steps=steps,
            artifacts=(),
            streams=Streams(stdout=self._blobs.put(self._data, "text/plain")),
            usage=decoded.usage,
            cost_usd=decoded.cost_usd,
            agent_session=decoded.session,
            warnings=(*how.warnings, *decoded.warnings),
        )

    def _selected(self) -> e.AttemptSelected:
        session = Session()
        for version, pending in enumerate(self._story.events, 1):
            session.apply(pending.event, version)
        status, basis = verdict.task_status(session.attempts[1])
        return e.AttemptSelected(round=1, attempt=1, task_status=status, basis=basis, score=None)

    def _notes(self) -> tuple[str, ...]:
        notes = ["artifacts are not in the stream", "nobody saw the process end"]
        notes += [] if self._words else ["the instruction is not in the stream"]
        other = self._shown.decoded.other
        return (*notes, *((f"{other} lines were not understood and are kept raw",) if other else ()))


def _ends(shown: Imported) -> tuple[str | None, str | None]:
    times = [seen.at for seen in shown.steps if seen.at is not None]
    return (times[0], times[-1]) if times else (None, None)


def _title(words: str | None) -> str:
    return " ".join((words or "").split())[:80]
