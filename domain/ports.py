"""What does the inside ask of the outside? One protocol a port; adapters implement them, tests pass small fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from .commands import TimedStep
from .errors import ApprenticeError
from .events import DeliverablesChecked, Event
from .mentor_port import Mentor, NoMentor
from .people_port import Nobody, People
from .record import fresh, record
from .session import Session
from .values import (
    Artifact,
    AttemptKind,
    BundleInput,
    CheckRun,
    Claims,
    Content,
    DeliverableCheck,
    Evidence,
    Outcome,
    Streams,
    Usage,
)


class Pending(NamedTuple):
    """An event on its way into the log: with the time by the ``clock`` named, and who caused it."""

    event: Event
    occurred_at: str
    clock: str
    actor: str


class Recorded(NamedTuple):
    """An event as it lies in the log. ``version`` counts from 1 in its stream; times are UTC with microseconds.

    A named tuple, as thousands are made when a session is loaded: a frozen dataclass takes three times as long.
    """

    stream: str
    version: int
    event: Event
    recorded_at: str
    occurred_at: str
    clock: str
    command_id: str
    actor: str


class Head(NamedTuple):
    """The end of a stream: last version (0: none) and its digest (64 zeros: none)."""

    version: int
    digest: str


class Appended(NamedTuple):
    """What an append did. ``repeated``: the command id was already there, and nothing was written."""

    events: tuple[Recorded, ...]
    head: Head
    repeated: bool = False


Decide = Callable[[Sequence[Recorded]], Sequence[Pending]]
"""Given what was appended after the version the caller knew, say what to append now (nothing: an empty list).

It may be asked more than once, the first time as if nothing were new: only the last answer counts, and it does nothing
that cannot be done again.
"""


class EventLog(Protocol):
    """An append-only log of streams, each a digest chain with versions 1, 2, ... without a gap."""

    def append(self, stream: str, expected_version: int, command_id: str, events: Sequence[Pending]) -> Appended:
        """Append all or nothing.

        Raises:
            Conflict: the stream is not at ``expected_version``, and ``command_id`` is not in it.
        """

    def execute(self, stream: str, command_id: str, known: int, decide: Decide) -> Appended:
        """Let ``decide`` see the events after version ``known`` and append what it returns, as one transaction.

        ``Appended.events`` holds what was new to the caller: the tail it had not seen, then its own events.
        A command id already in the stream is success: nothing that ``decide`` may say is appended, and ``repeated`` is
        true.
        """

    def read(self, stream: str, after: int = 0, until: int | None = None, *, steps: bool = True) -> Iterator[Recorded]:
        """The stream's events in order, versions in (``after``, ``until``]; without ``steps``, no step events."""

    def head(self, stream: str) -> Head:
        """Where the stream ends."""

    def digest(self, stream: str, version: int) -> str:
        """The digest of one event."""

    def new_stream(self, run_id: str) -> str:
        """The stream id of a new session of this store: ``session-`` + uuid5(store id, run id)."""

    def stream_of(self, run_id: str) -> str | None:
        """The stream that holds ``run_id``, or None."""


class Blobs(Protocol):
    """Content-addressed storage: what is named by an event was durable before the event."""

    def put(self, data: bytes, media_type: str) -> Content:
        """Keep bytes as a blob, preview included."""

    def text(self, text: str) -> Content:
        """Keep words: inline up to 4 KiB, else as a blob. A lone surrogate becomes U+FFFD, marked lossy."""

    def read(self, content: Content) -> bytes:
        """All the bytes, verified. Raises Damaged: they are gone or changed."""


class Heads(Protocol):
    """The heads written down beside the log, so that a lost tail is noticed."""

    def record(self, stream: str, head: Head) -> None:
        """Append a line, unless the last line of that stream says the same."""


class Lease(Protocol):
    """One driver a session; the operating system frees the lease when a process dies."""

    def driving(self, stream: str) -> AbstractContextManager[bool]:
        """Hold the lease inside the ``with``; the value is False where another process holds it."""

    def is_driven(self, stream: str) -> bool:
        """Whether any process holds the lease now."""


@record
class Brief:
    """What an attempt's workspace is to hold. ``assets`` and ``carried`` are relative paths with their contents.

    ``deliverables`` are the names the task asks for: they are kept also where a repository ignores them.
    """

    stream: str
    run_id: str
    attempt: int
    kind: AttemptKind
    assets: tuple[tuple[str, Content], ...]
    carried: tuple[Artifact, ...]
    prompt: str
    repository: str | None = None
    commit: str | None = None
    deliverables: tuple[str, ...] = ()


@record
class Prepared:
    """A workspace on disk: ``root`` (where agent and checks run), ``prompt_file`` and ``run_dir``, absolute paths."""

    stream: str
    root: str
    prompt_file: str
    run_dir: str


@record
class Collected:
    """What the workspace held after the attempt, artifacts already stored as blobs."""

    artifacts: tuple[Artifact, ...]
    deleted: tuple[str, ...] = ()
    outside_writes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Workspace(Protocol):
    """Where agents work."""

    def prepare(self, brief: Brief) -> Prepared:
        """Reset the workspace to what the brief says; whatever lay there is gone."""

    def locate(self, brief: Brief) -> Prepared | None:
        """The workspace of that brief's attempt as it was left; None where it is gone or belongs to another."""

    def collect(self, brief: Brief) -> Collected:
        """Store what the attempt left. Never follows a symlink."""


@record
class AttemptOrder:
    """What an agent is to do, where, and within which limits (seconds, tokens, US dollars)."""

    stream: str
    run_id: str
    attempt: int
    prepared: Prepared
    prompt: str
    agent_args: tuple[str, ...]
    timeout_s: float
    idle_timeout_s: float
    max_tokens: int | None
    max_cost_usd: float | None
    repository: bool
    resumes: str | None = None


@record
class Plan:
    """What is going to be run: recorded before it runs. ``argv`` is without the prompt."""

    agent: str
    version: str | None
    argv: tuple[str, ...]
    resumes: str | None = None


@record
class StopReason:
    """Why an attempt is to be stopped from outside: ``why`` (cancelled, ctrl-c), ``by`` whom."""

    why: str
    by: str


@record
class Ended:
    """How an attempt ended. ``stopped`` is set when we stopped it on request: then it is an interruption."""

    outcome: Outcome
    evidence: tuple[Evidence, ...]
    exit_code: int | None
    duration_s: float
    steps: int
    streams: Streams
    usage: Usage | None = None
    cost_usd: float | None = None
    agent_session: str | None = None
    swept: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    stopped: StopReason | None = None
    claims: Claims | None = None


class Agent(Protocol):
    """One kind of coding agent."""

    @property
    def reports(self) -> bool:
        """Whether it is asked to report on its own work: kept as a claim."""

    def plan(self, order: AttemptOrder) -> Plan:
        """What would be run. Raises NotReady: the agent is not there, or too old."""

    def attempt(
        self,
        order: AttemptOrder,
        observe: Callable[[Sequence[TimedStep]], None],
        stop: Callable[[], StopReason | None],
    ) -> Ended:
        """Run the attempt to its end. ``observe`` gets steps live, at most every 200 ms or 64 together.

        ``stop`` is asked at least every 200 ms. When this returns or raises, no process of the attempt is left.
        """

    def recover(self, stream: str, attempt: int, there: Prepared | None) -> Ended:
        """After a crash of the engine: end whatever still runs of that attempt and keep what it had printed.

        ``there`` is its workspace as it was left, if that is still there. ``steps`` may be fewer than were seen live.
        """

    def forget(self, stream: str, attempt: int) -> None:
        """The attempt's end is in the log and its output in blobs: what was spooled may go."""


class Agents(Protocol):
    """The agents that can be driven here."""

    def get(self, name: str) -> Agent:
        """The agent of that name. Raises Refused: there is none."""


@record
class Checked:
    """What checkers and checks found; ``checkers`` are ``type version`` strings."""

    deliverables: tuple[DeliverableCheck, ...]
    checks: tuple[CheckRun, ...]
    checkers: tuple[str, ...]

    def event(self, attempt: int) -> DeliverablesChecked:
        """The same as a fact about ``attempt``."""
        return DeliverablesChecked(
            attempt=attempt, deliverables=self.deliverables, checks=self.checks, checkers=self.checkers
        )


class CheckStopped(ApprenticeError):
    """A check was ended because somebody asked to stop; it says nothing about the work."""


class Deliverables(Protocol):
    """Who looks whether the files that were asked for are there, and are what they say."""

    def names(self, text: str, exclude: Sequence[str]) -> tuple[str, ...]:
        """The deliverables a text names."""

    def check(
        self,
        prepared: Prepared,
        names: Sequence[str],
        checks: Sequence[str],
        stop: Callable[[], StopReason | None],
        *,
        repository: bool,
    ) -> Checked:
        """Look at every named file and run every check at the workspace root. ``stop`` is asked while a check runs.

        Raises:
            CheckStopped: somebody asked to stop; nothing of the check is left running.
        """


@record
class Built:
    """A bundle that lies on disk, written and checked."""

    cut: int
    cut_digest: str
    digest: str
    files: int
    size: int
    sanitized: bool
    inputs: tuple[BundleInput, ...]


class Bundles(Protocol):
    """Who packs sessions."""

    def build(self, stream: str) -> Built:
        """Write the bundle of the stream's current cut into the run folder."""


class Views(Protocol):
    """The projections that lie on disk: the run folder's files and the catalog."""

    def update(self, events: Sequence[Recorded]) -> None:
        """New events are in the log; be at most a second behind."""

    def settle(self, stream: str) -> None:
        """Nothing is new, and the driver goes on waiting: what was put off may be written now."""

    def flush(self, stream: str) -> None:
        """The driver pauses: everything on disk is to show the stream's head."""


class PrivateContext(Protocol):
    """Who writes down what only the engine can know: user, host, credentials' values."""

    def record(self, stream: str) -> tuple[str, int]:
        """Keep it for that session; digest (sha256) and size in bytes."""


class Notify(Protocol):
    """Who tells the user that a session waits, was interrupted or ended."""

    def tell(self, run_id: str, status: str) -> None:
        """Say so; trouble in saying so is not trouble of the session."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> str:
        """UTC, ``YYYY-MM-DDTHH:MM:SS.ffffffZ``."""

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back."""


class Ids(Protocol):
    """Where new ids come from."""

    def command_id(self) -> str:
        """A new one, never given before."""


@record
class Ports:
    """Everything the engine needs, put together in the composition root."""

    log: EventLog
    blobs: Blobs
    heads: Heads
    lease: Lease
    workspace: Workspace
    agents: Agents
    deliverables: Deliverables
    bundles: Bundles
    views: Views
    private: PrivateContext
    notify: Notify
    clock: Clock
    ids: Ids
    mentor: Mentor = fresh(factory=NoMentor)
    people: People = fresh(factory=Nobody)


def fold(events: Sequence[Recorded], session: Session) -> Session:
    """Carry a session over what was recorded; what it has seen already is passed over."""
    for recorded in events:
        if recorded.version > session.version:
            session.apply(recorded.event, recorded.version)
    return session
