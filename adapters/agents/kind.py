"""What does every kind of agent have? A probe, a plan, a decoder and an outcome; the values they speak in.

A kind is pure but for ``probe``: it says what to run and what the output means, and runs nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from ...domain.ports import AttemptOrder
from ...domain.record import fresh, mutable, record
from ...domain.values import Evidence, Outcome, RawRef, Usage
from ..process.values import Exit
from .jsontext import clean

StepKind = Literal["tool", "message", "reasoning", "user", "usage", "error", "other"]


@record
class Probe:
    """Whether an agent can be driven here; ``reason`` says why not, ``advice`` what to do about it."""

    path: str | None = None
    version: str | None = None
    reason: str | None = None
    advice: str | None = None

    @property
    def ready(self) -> bool:
        """Nothing stands in the way that can be seen without calling a provider."""
        return self.path is not None and self.reason is None


@record
class Scene:
    """The folders of one attempt, absolute: ``home`` is the agent's own HOME and lives as long as the session."""

    home: Path
    scratch: Path


@record
class Invocation:
    """What is to be run. ``public_argv`` is ``argv`` without the prompt; it is what the log shows.

    ``env`` are additions with their values, ``env_names`` the variables taken from the user's environment by name,
    ``keys`` those that get another name on the way (the agent's name for it: ours).
    ``files`` are written before the start, at paths relative to ``Scene.home``. ``then`` is run after the agent
    ended, in the same surroundings, and its stdout is decoded as more of the same stream.
    """

    argv: tuple[str, ...]
    public_argv: tuple[str, ...]
    env: Mapping[str, str] = fresh(factory=dict)
    env_names: tuple[str, ...] = ()
    keys: Mapping[str, str] = fresh(factory=dict)
    stdin: bytes | None = None
    files: Mapping[str, bytes] = fresh(factory=dict)
    then: tuple[str, ...] | None = None
    resumes: str | None = None
    warnings: tuple[str, ...] = ()


@record
class Observation:
    """One thing the stream shows. ``begun``: it only started, and one with the same ``call_id`` will end it.

    What went in (a call's arguments, the user's words) is ``input``; what came out (a result, a message, a thought)
    is ``output``. Both are text: a JSON value keeps its source text. ``at`` is the agent's own time, UTC.
    """

    kind: StepKind
    begun: bool = False
    tool: str | None = None
    input: str | None = None
    output: str | None = None
    success: bool | None = None
    exit_code: int | None = None
    duration_ms: float | None = None
    usage: Usage | None = None
    cost_usd: float | None = None
    call_id: str | None = None
    at: str | None = None
    raw: RawRef | None = None


@record
class Terminal:
    """The stream's or a side file's own verdict: how it ended, and the line or file that says so."""

    outcome: Outcome
    evidence: Evidence


def line_evidence(what: str, detail: str, raw: RawRef) -> Evidence:
    """Evidence that is a line of a raw stream: ``what`` kind of line, and what it says."""
    return Evidence(source=f"{raw.stream} {what}", detail=clean(detail), offset=raw.offset, length=raw.length)


@mutable
class Decoded:
    """What a stream showed so far besides steps.

    ``usage`` and ``cost_usd`` are totals as the agent gives them. ``spent_tokens`` is what is known to be spent
    while it runs, a lower bound. ``trouble`` is the last error the stream reports that is not its last word: it
    counts if the process then fails without one. ``events`` counts lines that were understood, ``other`` the rest.
    """

    session: str | None = None
    model: str | None = None
    usage: Usage | None = None
    cost_usd: float | None = None
    spent_tokens: int = 0
    terminal: Terminal | None = None
    trouble: Terminal | None = None
    ended: Terminal | None = None
    plain: list[str] = fresh(factory=list)
    events: int = 0
    other: int = 0
    warnings: list[str] = fresh(factory=list)


class Decoder(Protocol):
    """Turns lines into observations. Never raises, whatever the bytes; what it does not know it counts."""

    decoded: Decoded

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Take one line without its newline; return what it shows, in order."""

    def finish(self) -> Sequence[Observation]:
        """The stream is over: return what was held back."""


@record
class Verdict:
    """How an attempt ended, and what that rests on, strongest first."""

    outcome: Outcome
    evidence: tuple[Evidence, ...]
    warnings: tuple[str, ...] = ()


@record
class Remains:
    """What is left when the process is gone: its exit, the end of its stderr, and the side files that exist."""

    exit: Exit
    stderr_tail: str = ""
    side: Mapping[str, bytes] = fresh(factory=dict)


class Tail(Protocol):
    """Something beside the stream that grows while the agent runs, such as its own session file."""

    def poll(self) -> Sequence[Observation]:
        """What is new there since the last time; also asked once when everything is over. Never raises."""


@runtime_checkable
class Followed(Protocol):
    """A kind whose stream does not say everything."""

    def tail(self, order: AttemptOrder, scene: Scene, decoder: Decoder) -> Tail:
        """What to follow during this attempt; called before the start. May correct ``decoder.decoded``."""


class Kind(Protocol):
    """One kind of coding agent, as configured."""

    @property
    def name(self) -> str:
        """What users call it."""

    @property
    def side_files(self) -> tuple[str, ...]:
        """Files the agent writes that speak about the run, relative to ``Scene.home``."""

    @property
    def sessions(self) -> str | None:
        """Where the agent keeps a session so that it can go on with it: a glob in ``Scene.home`` with ``{id}``."""

    def probe(self) -> Probe:
        """Look for the executable and ask its version. Starts a process; calls no provider."""

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Say what to run, ``executable`` being the path the probe found; pure.

        Raises:
            Refused: the settings or agent arguments cannot be used.
        """

    def decoder(self) -> Decoder:
        """A fresh decoder of this agent's stdout."""

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """Say how it ended, from evidence only; pure."""
