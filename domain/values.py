"""Which small things do events speak of? Content, files, usage, evidence, verdict words."""

# Annotations are no texts here, as in `events.py`.

from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

TEXT_LIMIT: Final = 4096
"""Bytes of UTF-8 an event may carry inline; anything longer is a blob (DESIGN.md, Events)."""
PREVIEW_LIMIT: Final = 1024
"""Bytes of UTF-8 of a blob's beginning that an event keeps for reading without the blob."""


class Value(BaseModel):
    """A frozen piece of an event; unknown fields are refused, so that nothing travels unnoticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class Content(Value):
    """Words or bytes: inline ``text`` (at most 4 KiB), or a ``blob`` (sha256, hex) with size and preview.

    ``lossy`` says that ``text`` or ``preview`` is not the exact source: undecodable bytes became U+FFFD.
    """

    text: str | None = None
    blob: str | None = None
    size: int | None = None
    media_type: str | None = None
    preview: str | None = None
    lossy: bool | None = None


class MentorMode(StrEnum):
    """Who mentors."""

    STRUCTURAL = "structural"
    MODEL_ASSISTED = "model-assisted"
    EXPERT_LED = "expert-led"
    HYBRID = "hybrid"


class AttemptKind(StrEnum):
    """Why an attempt was made."""

    BASELINE = "baseline"
    FOLLOWUP = "followup"
    REVISION = "revision"


class Outcome(StrEnum):
    """How an attempt ended; says nothing about the deliverables."""

    COMPLETED = "completed"
    AGENT_ERROR = "agent_error"
    PROVIDER_AUTH = "provider_auth"
    PROVIDER_QUOTA = "provider_quota"
    PROVIDER_RATE = "provider_rate"
    PROVIDER_ERROR = "provider_error"
    MODEL_MISSING = "model_missing"
    TIMEOUT_WALL = "timeout_wall"
    TIMEOUT_IDLE = "timeout_idle"
    LIMIT_REACHED = "limit_reached"
    INTERRUPTED = "interrupted"
    NOT_FOUND = "not_found"
    PROTOCOL_ERROR = "protocol_error"


REFUSALS: Final = frozenset({Outcome.NOT_FOUND, Outcome.PROVIDER_AUTH, Outcome.PROVIDER_QUOTA, Outcome.MODEL_MISSING})
"""Outcomes that another attempt cannot mend: the agent, key, credit or model is not there."""


class TaskStatus(StrEnum):
    """What the evidence says about the work."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    FAILED = "failed"
    UNCHECKED = "unchecked"


class StatusBasis(StrEnum):
    """Which evidence a task status rests on, strongest first."""

    EXPERT = "expert"
    GRADE = "grade"
    GRADE_UNVERIFIED = "grade_unverified"
    STRUCTURAL = "structural"
    OUTCOME = "outcome"
    NONE = "none"


class RunStatus(StrEnum):
    """Where a session stands."""

    RUNNING = "running"
    AWAITING_REVIEW = "awaiting_review"
    INTERRUPTED = "interrupted"
    COMPLETED = "completed"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"


class DeliverableStatus(StrEnum):
    """What a checker found where a deliverable was asked for."""

    GOOD = "good"
    MISSING = "missing"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"


class Change(StrEnum):
    """How an artifact stands to what the workspace held before the attempt."""

    NEW = "new"
    CHANGED = "changed"
    CARRIED = "carried"


class Artifact(Value):
    """A file the attempt left: ``path`` is relative, POSIX; ``content`` is always a blob."""

    path: str
    content: Content
    change: Change
    executable: bool | None = None


class Usage(Value):
    """Tokens as the agent's own stream reports them; absent where it does not. Never estimated."""

    input_tokens: int | None = None
    cached_input_tokens: int | None = None
    output_tokens: int | None = None
    reasoning_tokens: int | None = None


class Evidence(Value):
    """What an outcome rests on: ``source`` (``stdout``, ``exit``, ``file`` ...), ``detail``, and where to look."""

    source: str
    detail: str
    offset: int | None = None
    length: int | None = None


class RawRef(Value):
    """Where in a raw stream something was seen: byte ``offset`` and ``length`` in ``stream``."""

    stream: str
    offset: int
    length: int


class SideFile(Value):
    """A file the agent wrote about its run, by the name that evidence and steps call it by."""

    name: str
    content: Content


class Streams(Value):
    """An attempt's raw output: stdout and stderr as printed, and when each piece arrived (JSONL).

    ``side``: what the agent wrote beside them that an outcome or a step rests on, such as its usage file.
    """

    stdout: Content | None = None
    stderr: Content | None = None
    arrivals: Content | None = None
    side: tuple[SideFile, ...] = ()


class Claims(Value):
    """What the agent wrote about its own work: kept and compared, never counted.

    ``problems`` say what of it could not be read or lay elsewhere; ``differences`` where it says something else than
    what was observed, a sentence each.
    """

    files: tuple[SideFile, ...]
    steps: int = 0
    status: str | None = None
    problems: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


class DeliverableCheck(Value):
    """One deliverable: what was asked for, what a checker found, and where (relative path)."""

    name: str
    status: DeliverableStatus
    found: str | None = None
    reason: str | None = None


class CheckRun(Value):
    """One ``--check``: the command, its exit code (None: it never ended by itself) and its output."""

    command: str
    exit_code: int | None
    output: Content
    duration_s: float
    timed_out: bool = False

    @property
    def passed(self) -> bool:
        """A check passes with exit code 0 and nothing else."""
        return self.exit_code == 0 and not self.timed_out


class BundleInput(Value):
    """One thing a bundle's bytes depend on: its name, and its version or digest."""

    name: str
    value: str
