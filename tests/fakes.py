"""Small stand-ins behind the ports: a log in memory, an agent that does what it is told, a clock that ticks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from apprentice.domain.commands import TimedStep
from apprentice.domain.errors import Conflict
from apprentice.domain.events import STEP_TYPES, SessionStarted
from apprentice.domain.ports import (
    Appended,
    AttemptOrder,
    Brief,
    Built,
    Checked,
    Collected,
    Decide,
    Ended,
    Head,
    Pending,
    Plan,
    Ports,
    Prepared,
    Recorded,
    StopReason,
)
from apprentice.domain.values import (
    Artifact,
    Change,
    Content,
    DeliverableCheck,
    DeliverableStatus,
    Evidence,
    Outcome,
    Streams,
)

from .domain import story as s


class Killed(BaseException):
    """The process is gone: nothing after this runs."""


@dataclass
class MemoryLog:
    """An EventLog in a dictionary; ``die_after`` kills whoever appends that many events."""

    streams: dict[str, list[Recorded]] = field(default_factory=dict)
    die_after: int | None = None

    def append(self, stream: str, expected_version: int, command_id: str, events: Sequence[Pending]) -> Appended:
        rows = self.streams.setdefault(stream, [])
        if len(rows) != expected_version:
            raise Conflict(stream)
        new = [
            Recorded(stream, len(rows) + n, p.event, p.occurred_at, p.occurred_at, p.clock, command_id, p.actor)
            for n, p in enumerate(events, 1)
        ]
        rows += new
        if self.die_after is not None and len(rows) >= self.die_after:
            self.die_after = None
            raise Killed
        return Appended(tuple(new), self.head(stream))

    def execute(self, stream: str, command_id: str, known: int, decide: Decide) -> Appended:
        tail = tuple(self.streams.get(stream, [])[known:])
        pending = decide(tail)
        appended = self.append(stream, known + len(tail), command_id, pending)
        return appended._replace(events=(*tail, *appended.events))

    def read(self, stream: str, after: int = 0, until: int | None = None, *, steps: bool = True) -> Iterator[Recorded]:
        for recorded in list(self.streams.get(stream, []))[after:until]:
            if steps or type(recorded.event).__name__ not in STEP_TYPES:
                yield recorded

    def head(self, stream: str) -> Head:
        return Head(len(self.streams.get(stream, [])), "0" * 64)

    def digest(self, stream: str, version: int) -> str:
        return f"{version:064d}"

    def new_stream(self, run_id: str) -> str:
        return f"session-{run_id}"

    def stream_of(self, run_id: str) -> str | None:
        rows = self.streams.get(f"session-{run_id}")
        return f"session-{run_id}" if rows and isinstance(rows[0].event, SessionStarted) else None


@dataclass
class MemoryBlobs:
    """Blobs in a dictionary."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, data: bytes, media_type: str) -> Content:
        digest = hashlib.sha256(data).hexdigest()
        self.kept[digest] = data
        return Content(blob=digest, size=len(data), media_type=media_type)

    def text(self, text: str) -> Content:
        return Content(text=text)

    def read(self, content: Content) -> bytes:
        return content.text.encode() if content.text is not None else self.kept[content.blob or ""]


@dataclass
class World:
    """Everything around one engine, with what the agent shall leave at each attempt it really makes."""

    script: list[tuple[Outcome, tuple[str, ...]]]
    log: MemoryLog = field(default_factory=MemoryLog)
    blobs: MemoryBlobs = field(default_factory=MemoryBlobs)
    prompts: list[str] = field(default_factory=list)
    resumed: list[str | None] = field(default_factory=list)
    agent_session: str | None = None
    laid_out: int | None = None
    left: tuple[str, ...] = ()
    forgotten: list[int] = field(default_factory=list)
    heads: list[tuple[str, Head]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    ticks: int = 0
    during: Callable[[], object] | None = None

    def ports(self) -> Ports:
        return Ports(
            log=self.log,
            blobs=self.blobs,
            heads=self,  # type: ignore[arg-type]  # `record` means two things; told apart by its arguments
            lease=self,
            workspace=self,
            agents=self,
            deliverables=self,
            bundles=self,
            views=self,
            private=self,  # type: ignore[arg-type]  # as above
            notify=self,
            clock=self,
            ids=self,
        )

    # clock, ids, notify, heads, private context, views, lease, bundles
    def now(self) -> str:
        self.ticks += 1
        return f"2026-11-24T09:00:00.{self.ticks:06d}Z"

    def monotonic(self) -> float:
        self.ticks += 1
        return float(self.ticks)

    def command_id(self) -> str:
        self.ticks += 1
        return str(self.ticks)

    def tell(self, run_id: str, status: str) -> None:
        self.told.append(status)

    def record(self, stream: str, head: Head | None = None) -> tuple[str, int] | None:
        if head is None:
            return "cd" * 32, 2
        if self.heads[-1:] != [(stream, head)]:
            self.heads.append((stream, head))
        return None

    def update(self, events: Sequence[Recorded]) -> None:
        assert list(events) == sorted(events, key=lambda r: r.version)

    def settle(self, stream: str) -> None:
        """Nothing is put off here."""

    def flush(self, stream: str) -> None:
        """Nothing lies on a disk here."""

    @contextmanager
    def driving(self, stream: str) -> Iterator[bool]:
        yield True

    def is_driven(self, stream: str) -> bool:
        return False

    def build(self, stream: str) -> Built:
        closing = ("BundleBuilt", "OperationalErrorRecorded")
        cut = max(r.version for r in self.log.read(stream) if type(r.event).__name__ not in closing)
        return Built(cut, f"{cut:064d}", f"digest-{cut}", 1, 1, sanitized=False, inputs=())

    # workspace
    def prepare(self, brief: Brief) -> Prepared:
        self.laid_out = brief.attempt
        self.left = tuple(a.path for a in brief.carried)
        return Prepared(brief.stream, "/w", "/w/prompt.md", "/r")

    def locate(self, brief: Brief) -> Prepared | None:
        return Prepared(brief.stream, "/w", "/w/prompt.md", "/r") if self.laid_out == brief.attempt else None

    def collect(self, brief: Brief) -> Collected:
        content = self.blobs.put(b"x", "text/csv")
        return Collected(tuple(Artifact(path=name, content=content, change=Change.NEW) for name in self.left))

    # agents
    def get(self, name: str) -> World:
        return self

    def plan(self, order: AttemptOrder) -> Plan:
        return Plan("practice", "1", ("practice",))

    def attempt(
        self,
        order: AttemptOrder,
        observe: Callable[[Sequence[TimedStep]], None],
        stop: Callable[[], StopReason | None],
    ) -> Ended:
        self.prompts.append(order.prompt)
        self.resumed.append(order.resumes)
        observe([TimedStep(s.step(order.attempt), self.now())])
        if self.during is not None:
            during, self.during = self.during, None
            during()
        stopped = stop()
        outcome, files = self.script.pop(0) if stopped is None else (Outcome.INTERRUPTED, ())
        self.left = tuple(dict.fromkeys((*self.left, *files)))
        return Ended(outcome, (), 0, 1.0, 1, Streams(), stopped=stopped, agent_session=self.agent_session)

    @property
    def reports(self) -> bool:
        return False

    def recover(self, stream: str, attempt: int, there: Prepared | None) -> Ended:
        evidence = (Evidence(source="supervisor", detail="gone"),)
        return Ended(Outcome.INTERRUPTED, evidence, None, 0.0, 1, Streams(), stopped=StopReason("crash", "engine"))

    def forget(self, stream: str, attempt: int) -> None:
        self.forgotten.append(attempt)

    # deliverables
    def names(self, text: str, exclude: Sequence[str]) -> tuple[str, ...]:
        return ()

    def check(
        self,
        prepared: Prepared,
        names: Sequence[str],
        checks: Sequence[str],
        stop: Callable[[], StopReason | None],
        *,
        repository: bool,
    ) -> Checked:
        found = {True: DeliverableStatus.GOOD, False: DeliverableStatus.MISSING}
        return Checked(tuple(DeliverableCheck(name=n, status=found[n in self.left]) for n in names), (), ("csv 1",))
