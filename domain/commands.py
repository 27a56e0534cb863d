"""What may be asked of a session? One small frozen class a request, in the imperative.

Everything a decision needs that is not in the state comes in here: ids, contents already stored, results of ports.
``StartSession.event`` and ``RecordAttempt*.event`` carry the finished fact, because a port, not a rule, made it.
"""

from __future__ import annotations

from .events import (
    AssetAdded,
    AttemptFinished,
    AttemptGraded,
    AttemptInterrupted,
    AttemptStarted,
    AttemptVerified,
    BundleBuilt,
    BundleShared,
    CheckpointAnswered,
    ContentAllowed,
    DeliverablesChecked,
    Event,
    FeedbackGiven,
    MentorCalled,
    OperationalErrorRecorded,
    PrivateContextRecorded,
    RubricDrafted,
    SessionStarted,
    StepObserved,
    StepStarted,
    TaskIntakeDrafted,
)
from .mentoring import Stage
from .record import record
from .values import AttemptKind, Content


@record
class StartSession:
    """Begin: the start, the private context and every asset are one append."""

    event: SessionStarted
    private: PrivateContextRecorded
    assets: tuple[AssetAdded, ...] = ()


@record
class AddFollowUp:
    """Say more; ``deliverables`` are the file names found in the text. Assets' follow-up index is filled in here."""

    text: Content
    record_only: bool
    deliverables: tuple[str, ...] = ()
    assets: tuple[AssetAdded, ...] = ()


@record
class FinishSession:
    """Close the session."""

    by: str


@record
class ReopenSession:
    """Open a finished or cancelled session again."""

    by: str
    reason: str


@record
class EraseContent:
    """Erase the bodies of these versions; ``blobs`` files go with them, ``kept`` are needed elsewhere."""

    versions: tuple[int, ...]
    blobs: int
    kept: int
    by: str


@record
class EraseSession:
    """Erase every body of the session; ``blobs`` files go with them, ``kept`` are needed elsewhere."""

    blobs: int
    kept: int
    by: str


@record
class CancelSession:
    """Stop the work."""

    by: str
    reason: str


@record
class DraftTaskIntake:
    """Record what the task is; ``call`` is the request that said so, if a model did."""

    event: TaskIntakeDrafted
    call: MentorCalled | None = None


@record
class DraftRubric:
    """Record how the work is judged; ``call`` is the request that said so, if a model did."""

    event: RubricDrafted
    call: MentorCalled | None = None


@record
class PrepareWorkspace:
    """Record that a clean workspace stands for the next attempt."""

    attempt: int
    kind: AttemptKind
    round: int
    base: int | None
    inputs: tuple[str, ...]


@record
class StartAttempt:
    """Record that the agent is about to be started, and what the engine knows of its surroundings."""

    event: AttemptStarted
    private: PrivateContextRecorded


@record
class TimedStep:
    """A step with when it happened by the ``clock`` named (``arrival`` is ours, ``agent`` the stream's own)."""

    event: StepStarted | StepObserved
    occurred_at: str
    clock: str = "arrival"


@record
class RecordSteps:
    """Record what was observed, in order, together."""

    steps: tuple[TimedStep, ...]


@record
class FinishAttempt:
    """Record how the attempt ended and what it left."""

    event: AttemptFinished


@record
class InterruptAttempt:
    """Record that the attempt was stopped or orphaned."""

    event: AttemptInterrupted


@record
class StartReview:
    """Begin to look at a finished attempt."""

    attempt: int


@record
class RecordDeliverables:
    """Record what the checkers and checks found."""

    event: DeliverablesChecked


@record
class GiveFeedback:
    """Record what to do better; ``call`` is the last request of the call that said so, if a model did."""

    event: FeedbackGiven
    call: MentorCalled | None = None


@record
class RecordMentorCall:
    """Record a request to a mentor model that gave no verdict (yet, or at all)."""

    event: MentorCalled


@record
class GradeAttempt:
    """Record a grade, together with the request that gave it."""

    event: AttemptGraded
    call: MentorCalled


@record
class VerifyAttempt:
    """Record a verification, together with the request that gave it."""

    event: AttemptVerified
    call: MentorCalled


@record
class OpenCheckpoint:
    """Ask a person; ``attempt`` is what the question is about, if an attempt."""

    stage: Stage
    round: int
    attempt: int | None = None


@record
class AnswerCheckpoint:
    """Give the decision; round and attempt of ``event`` are filled in from the checkpoint it answers."""

    event: CheckpointAnswered


@record
class ImportSession:
    """Take over a session that was recorded elsewhere: its whole history at once."""

    run_id: str
    events: tuple[Event, ...]


@record
class DecideRevision:
    """Decide, from the evidence, whether another attempt is made."""

    attempt: int


@record
class SelectAttempt:
    """Take the round's best attempt as its result."""

    round: int


@record
class RecordBundle:
    """Record a bundle that lies on disk; the same digest at the same cut again is no news."""

    event: BundleBuilt


@record
class AllowContent:
    """Let a value or a file be published as it is."""

    event: ContentAllowed


@record
class RecordSharing:
    """Record that the bundle left the home."""

    event: BundleShared


@record
class RecordError:
    """Record trouble around the work."""

    event: OperationalErrorRecorded


Command = (
    StartSession
    | AddFollowUp
    | FinishSession
    | ReopenSession
    | CancelSession
    | EraseContent
    | EraseSession
    | DraftTaskIntake
    | DraftRubric
    | PrepareWorkspace
    | StartAttempt
    | RecordSteps
    | FinishAttempt
    | InterruptAttempt
    | StartReview
    | RecordDeliverables
    | GiveFeedback
    | RecordMentorCall
    | GradeAttempt
    | VerifyAttempt
    | OpenCheckpoint
    | AnswerCheckpoint
    | ImportSession
    | DecideRevision
    | SelectAttempt
    | RecordBundle
    | AllowContent
    | RecordSharing
    | RecordError
)


@record
class Request:
    """A command with its id, when it was asked (``occurred_at``, ours) and by whom (``actor``)."""

    id: str
    command: Command
    occurred_at: str
    actor: str = "engine"
    clock: str = "engine"
