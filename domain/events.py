"""What can have happened to a session? One small frozen class a fact, named in the past tense.

A class's name is its type on disk and never changes; ``schema_version`` grows by one with every change of its
fields or of a value's vocabulary, and ``adapters/log/upcast.py`` then carries the old form to the new.
Ids and times come from outside: an event has none of its own but what it speaks about.
"""

# No `from __future__ import annotations` in modules of models: pydantic compiles each annotation that is a text, and
# the hundreds of them took 4 ms of every start.

from typing import ClassVar, Final

from .mentoring import Criterion, CriterionScore, MentorRole, Provenance, Stage, TryOutcome, VerificationCheck
from .values import (
    Artifact,
    AttemptKind,
    BundleInput,
    CheckRun,
    Claims,
    Content,
    DeliverableCheck,
    Evidence,
    MentorMode,
    Outcome,
    RawRef,
    StatusBasis,
    Streams,
    TaskStatus,
    Usage,
    Value,
)


class Event(Value):
    """A fact about one session."""

    schema_version: ClassVar[int] = 1


# -- session ------------------------------------------------------------------------------------------------------


class SessionStarted(Event):
    """A user asked for a piece of work. ``settings`` is the settings in force, ``task_packet`` the file as given."""

    run_id: str
    instruction: Content
    title: str
    deliverables: tuple[str, ...]
    deliverables_final: bool
    checks: tuple[str, ...]
    agent: str
    agent_args: tuple[str, ...]
    mentor_mode: MentorMode
    max_loops: int
    timeout_s: float
    idle_timeout_s: float
    masking: str
    settings: Content
    engine_version: str
    max_tokens: int | None = None
    max_cost_usd: float | None = None
    repository: str | None = None
    commit: str | None = None
    provider: str | None = None
    model: str | None = None
    packs: tuple[str, ...] = ()
    task_packet: Content | None = None


class PrivateContextRecorded(Event):
    """What only the engine can know (user, host, credentials' values) lies under this sha256 in ``<home>/private``."""

    digest: str
    size: int
    attempt: int | None = None


class AssetAdded(Event):
    """A file the user gave; ``name`` is relative and safe; ``followup`` is the index of the follow-up it came with."""

    name: str
    content: Content
    followup: int | None = None
    executable: bool | None = None


class FollowUpAdded(Event):
    """The user said more. Worked on in a round of its own, unless ``record_only``."""

    index: int
    text: Content
    record_only: bool
    deliverables: tuple[str, ...]


class SessionFinished(Event):
    """The user closed the session."""

    by: str


class SessionReopened(Event):
    """The user opened a finished or cancelled session again."""

    by: str
    reason: str


class SessionCancelled(Event):
    """The user stopped the work; what was running is interrupted."""

    by: str
    reason: str


class ContentAllowed(Event):
    """The owner lets something be published that the sanitizer would not.

    ``what`` is ``value`` (``id``: the keyed id of one value, as in the bundle's redactions) or ``file`` (``id``: the
    sha256 of exactly that content). ``name`` is what the owner called it.
    """

    what: str
    id: str
    by: str
    name: str | None = None


class SessionImported(Event):
    """The session was not run here: the events before this one say what its source says, with the source's times.

    ``format`` and ``source`` name where it came from, ``digest`` is over the files read; ``notes`` say what the source
    leaves open. Nothing in it was observed by this engine.
    """

    format: str
    source: str
    digest: str
    notes: tuple[str, ...] = ()


class ContentErased(Event):
    """The owner had the bodies of these ``versions`` erased, with ``blobs`` files; ``kept`` others are still needed.

    Written into the session's own stream, and with ``stream`` into the store's. Neither name nor digest of what was
    erased stands here: whoever guesses the content could check the guess against it.
    """

    versions: tuple[int, ...]
    blobs: int
    kept: int
    by: str
    stream: str | None = None


class SessionErased(Event):
    """The owner had every body up to event ``last`` erased, with ``blobs`` files; ``kept`` others are still needed.

    The last event of its session's stream; with ``stream`` it stands in the store's as well.
    """

    last: int
    blobs: int
    kept: int
    by: str
    stream: str | None = None


class LogImported(Event):
    """Events ``first`` to ``last`` of ``stream`` came from elsewhere; ``digest`` is that of the last. Store stream."""

    stream: str
    first: int
    last: int
    digest: str


# -- preparation --------------------------------------------------------------------------------------------------


class TaskIntakeDrafted(Event):
    """What the task is. ``author``: structural, model or expert; the latest one counts.

    Schema 2 adds ``assumptions`` and, for a model's draft, its ``provenance``.
    """

    schema_version: ClassVar[int] = 2

    author: str
    title: str
    instruction: Content
    requirements: tuple[str, ...]
    assumptions: tuple[str, ...] = ()
    provenance: Provenance | None = None


class RubricDrafted(Event):
    """How the work will be judged. ``criteria`` are what the agent may see; the latest rubric counts.

    Schema 2 adds ``items``: every criterion with id and weight, the private ones too; and ``pass_threshold``.
    """

    schema_version: ClassVar[int] = 2

    author: str
    criteria: tuple[str, ...]
    content: Content | None = None
    items: tuple[Criterion, ...] = ()
    pass_threshold: float | None = None
    provenance: Provenance | None = None


# -- attempt ------------------------------------------------------------------------------------------------------


class WorkspacePrepared(Event):
    """A clean workspace stands; ``base`` is the attempt whose artifacts it holds, if any."""

    attempt: int
    kind: AttemptKind
    round: int
    base: int | None = None
    inputs: tuple[str, ...] = ()


class AttemptStarted(Event):
    """The agent was about to be started, and asked for ``deliverables``.

    ``argv`` is without the prompt; ``resumes`` is the agent's own session id.
    """

    attempt: int
    kind: AttemptKind
    round: int
    agent: str
    agent_version: str | None
    argv: tuple[str, ...]
    prompt: Content
    deliverables: tuple[str, ...]
    resumes: str | None = None


class StepStarted(Event):
    """The agent's stream says that it began something."""

    attempt: int
    step: int
    kind: str
    tool: str | None = None
    input: Content | None = None
    call_id: str | None = None
    raw: RawRef | None = None


class StepObserved(Event):
    """The agent's stream shows something done. ``kind``: tool, message, reasoning, user, usage, error or other."""

    attempt: int
    step: int
    kind: str
    tool: str | None = None
    input: Content | None = None
    output: Content | None = None
    success: bool | None = None
    exit_code: int | None = None
    duration_ms: float | None = None
    usage: Usage | None = None
    cost_usd: float | None = None
    call_id: str | None = None
    raw: RawRef | None = None


class AttemptFinished(Event):
    """The agent's process is gone and what it left is kept. ``swept``: processes it had left behind, now ended.

    Schema 2 adds ``absent``: files that an imported source names without holding them (not empty, but gone), and
    lets ``duration_s`` be unknown where a source gives none. Schema 3 adds ``claims`` and ``streams.side``.
    """

    schema_version: ClassVar[int] = 3

    attempt: int
    outcome: Outcome
    evidence: tuple[Evidence, ...]
    exit_code: int | None
    duration_s: float | None
    steps: int
    artifacts: tuple[Artifact, ...]
    streams: Streams
    deleted: tuple[str, ...] = ()
    usage: Usage | None = None
    cost_usd: float | None = None
    agent_session: str | None = None
    swept: tuple[str, ...] = ()
    outside_writes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    claims: Claims | None = None


class AttemptInterrupted(Event):
    """The attempt did not end by itself: ``why`` (crash, ctrl-c, cancelled), ``by`` whom, and what there is so far.

    Schema 2 adds ``warnings``, ``outside_writes``, ``claims`` and ``streams.side``.
    """

    schema_version: ClassVar[int] = 2

    attempt: int
    why: str
    by: str
    evidence: tuple[Evidence, ...]
    steps: int
    streams: Streams
    artifacts: tuple[Artifact, ...] = ()
    exit_code: int | None = None
    duration_s: float | None = None
    usage: Usage | None = None
    cost_usd: float | None = None
    agent_session: str | None = None
    swept: tuple[str, ...] = ()
    outside_writes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    claims: Claims | None = None


# -- review -------------------------------------------------------------------------------------------------------


class ReviewStarted(Event):
    """Somebody, or the structural check, began to look at the attempt."""

    attempt: int


class DeliverablesChecked(Event):
    """What was found of what was asked, and what the checks said.

    Schema 2 names the checkers with their versions; 1 did not, and is upcast to an empty list.
    """

    schema_version: ClassVar[int] = 2

    attempt: int
    deliverables: tuple[DeliverableCheck, ...]
    checks: tuple[CheckRun, ...]
    checkers: tuple[str, ...]


class MentorCalled(Event):
    """One request to a mentor model: what was sent, what came back, what it cost. ``number`` counts from 1 in a call.

    ``last``: the call ended with this request; whether with a verdict is said by ``outcome``. ``regrade`` names the
    later look it belongs to, None for the session's own.
    """

    role: MentorRole
    round: int
    number: int
    last: bool
    outcome: TryOutcome
    detail: str
    endpoint: str
    rung: str
    provenance: Provenance
    prompt: Content
    duration_s: float
    attempt: int | None = None
    answer: Content | None = None
    usage: Usage | None = None
    cost_usd: float | None = None
    request_id: str | None = None
    regrade: str | None = None


class AttemptGraded(Event):
    """A mentor scored every criterion, with evidence. ``score``: the weighted mean; ``passed``: its explicit word."""

    attempt: int
    author: str
    score: float
    passed: bool
    criteria: tuple[CriterionScore, ...]
    summary: str
    provenance: Provenance | None = None
    regrade: str | None = None


class AttemptVerified(Event):
    """A verifier looked at the grade. Only ``verified`` true is a verification; everything else is none."""

    attempt: int
    author: str
    verified: bool
    checks: tuple[VerificationCheck, ...]
    reason: str
    provenance: Provenance | None = None
    regrade: str | None = None


class FeedbackGiven(Event):
    """What to do better, each item a sentence the agent can act on. ``author``: structural, model or expert.

    Schema 2 adds the ``plan`` (in which order), the model's ``provenance``, and ``regrade``.
    """

    schema_version: ClassVar[int] = 2

    attempt: int
    author: str
    items: tuple[str, ...]
    content: Content | None = None
    plan: tuple[str, ...] = ()
    provenance: Provenance | None = None
    regrade: str | None = None


class CheckpointOpened(Event):
    """A decision is asked of a person. It stays pending until somebody answers."""

    stage: Stage
    round: int
    attempt: int | None = None


class CheckpointAnswered(Event):
    """A decision was given: ``by`` whom, and whether that was a person or openly a simulation.

    ``via`` says how (terminal, review, simulation); ``criteria`` are added to the rubric, ``title`` and ``instruction``
    replace the draft's, ``feedback`` is for the next attempt, ``failed_criteria`` are ids or words of the rubric.
    """

    stage: Stage
    round: int
    decision: str
    by: str
    simulated: bool
    via: str
    attempt: int | None = None
    notes: Content | None = None
    score: float | None = None
    title: str | None = None
    instruction: Content | None = None
    criteria: tuple[str, ...] = ()
    failed_criteria: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()


class RevisionDecided(Event):
    """Whether another attempt is made in this round, and why; ``score`` is that of the attempt just reviewed."""

    attempt: int
    revise: bool
    reason: str
    score: float | None = None


class AttemptSelected(Event):
    """The round's best attempt is its result, with the status it earned and the evidence that rests on."""

    round: int
    attempt: int
    task_status: TaskStatus
    basis: StatusBasis
    score: float | None = None


# -- output and trouble -------------------------------------------------------------------------------------------


class BundleBuilt(Event):
    """A bundle of the session up to ``cut`` lies in the run folder; ``digest`` is over its sorted file list."""

    cut: int
    cut_digest: str
    digest: str
    files: int
    size: int
    sanitized: bool
    inputs: tuple[BundleInput, ...]


class BundleShared(Event):
    """The owner took the bundle of that digest out of the home; ``how`` is export or contribute.

    ``package_sha256`` is that of the archive that was written. Nothing was sent anywhere by us.
    """

    digest: str
    cut: int
    how: str
    by: str
    package_sha256: str


class RulesetInstalled(Event):
    """A ruleset was used for the first time in this store; its texts lie under this sha256. Store stream."""

    name: str
    version: str
    sha256: str


class OperationalErrorRecorded(Event):
    """Something around the work went wrong; the session itself goes on or can be resumed."""

    where: str
    error: str
    message: str


class ErasedEvent(Event):
    """Stands in for an event whose body its owner erased: type and version are all that is left of it."""

    type: str


STEP_TYPES: Final = ("StepStarted", "StepObserved")
"""Never part of the decision state: they may be thousands, and no rule may depend on them."""
CLOSING_TYPES: Final = ("BundleBuilt", "BundleShared", "OperationalErrorRecorded")
"""The groups output and trouble: a bundle's cut is the last event that is none of these."""

EVENTS: Final[dict[str, type[Event]]] = {
    cls.__name__: cls
    for cls in (
        SessionStarted,
        PrivateContextRecorded,
        AssetAdded,
        FollowUpAdded,
        ContentAllowed,
        SessionFinished,
        SessionReopened,
        SessionCancelled,
        SessionImported,
        ContentErased,
        SessionErased,
        LogImported,
        TaskIntakeDrafted,
        RubricDrafted,
        WorkspacePrepared,
        AttemptStarted,
        StepStarted,
        StepObserved,
        AttemptFinished,
        AttemptInterrupted,
        ReviewStarted,
        DeliverablesChecked,
        MentorCalled,
        AttemptGraded,
        AttemptVerified,
        FeedbackGiven,
        CheckpointOpened,
        CheckpointAnswered,
        RevisionDecided,
        AttemptSelected,
        BundleBuilt,
        BundleShared,
        RulesetInstalled,
        OperationalErrorRecorded,
    )
}
"""Every type that may stand in a stream, by its name on disk."""
