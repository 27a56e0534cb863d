"""What does a whole session look like? A history with a revision, a follow-up, a finish and bundles, to fold."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from apprentice.domain import events as e
from apprentice.domain.ports import Recorded
from apprentice.domain.values import Artifact, AttemptKind, Change, Content, DeliverableCheck, DeliverableStatus

from ..domain import story

STREAM = "session-00000000-0000-5000-8000-000000000001"
CSV = b"a,b\n1,2\n"
ASSET = b"n\n1\n2\n"


def content(data: bytes, media_type: str = "text/csv") -> Content:
    """A blob's content; ``blobs`` gives its bytes."""
    return Content(blob=sha256(data).hexdigest(), size=len(data), media_type=media_type, preview=data.decode()[:100])


def record(events: Iterable[e.Event], stream: str = STREAM) -> list[Recorded]:
    """As if each had been appended by a command of its own, a second apart."""
    return [
        Recorded(
            stream,
            version,
            event,
            f"2026-11-24T09:{version // 60:02}:{version % 60:02}.000000Z",
            f"2026-11-24T08:{version // 60:02}:{version % 60:02}.500000Z",
            "engine",
            f"c{version}",
            "engine",
        )
        for version, event in enumerate(events, 1)
    ]


def bundle(cut: int, digest: str = "ee" * 32) -> e.BundleBuilt:
    return e.BundleBuilt(cut=cut, cut_digest="aa" * 32, digest=digest, files=3, size=10, sanitized=False, inputs=())


def found(n: int, status: DeliverableStatus) -> e.DeliverablesChecked:
    path = "sum.csv" if status is DeliverableStatus.GOOD else None
    check = DeliverableCheck(name="sum.csv", status=status, found=path, reason=None if path else "not there")
    return e.DeliverablesChecked(attempt=n, deliverables=(check,), checks=(), checkers=("csv 1",))


def left(n: int, *artifacts: Artifact) -> e.AttemptFinished:
    return story.finished(n).model_copy(update={"artifacts": artifacts})


def artifact(path: str, data: bytes = CSV) -> Artifact:
    return Artifact(path=path, content=content(data), change=Change.NEW)


def attempt(
    n: int, kind: AttemptKind, status: DeliverableStatus, artifacts: tuple[Artifact, ...], in_round: int = 1
) -> list[e.Event]:
    return [
        story.prepared(n, kind, in_round),
        story.private(n),
        story.attempt_started(n, kind, in_round),
        e.StepStarted(attempt=n, step=1, kind="tool", tool="bash", call_id="c1"),
        e.StepObserved(
            attempt=n,
            step=1,
            kind="tool",
            tool="bash",
            input=Content(text="cat numbers.csv"),
            output=Content(text="n 1 2"),
            success=True,
            call_id="c1",
        ),
        e.StepObserved(attempt=n, step=2, kind="usage"),
        e.StepObserved(attempt=n, step=3, kind="message", output=Content(text="The zebra is summed up")),
        left(n, *artifacts),
        e.ReviewStarted(attempt=n),
        found(n, status),
    ]


def session(run_id: str = story.RUN_ID) -> list[e.Event]:
    """A miss, feedback, a revision that passes, a bundle, a follow-up that is worked on, a recorded one, a finish."""
    good, missing = DeliverableStatus.GOOD, DeliverableStatus.MISSING
    first: list[e.Event] = [
        story.started(run_id=run_id),
        story.private(),
        e.AssetAdded(name="numbers.csv", content=content(ASSET)),
        e.AssetAdded(name="notes/read me.txt", content=content(b"hello", "text/plain")),
        story.intake(),
        story.rubric(),
        *attempt(1, AttemptKind.BASELINE, missing, ()),
        story.feedback(1, "write sum.csv"),
        story.decided(1, revise=True),
        *attempt(2, AttemptKind.REVISION, good, (artifact("sum.csv"), artifact("deep/er/log.csv", b"x,y\n"))),
        story.decided(2, revise=False),
        story.selected(2),
    ]
    first.append(bundle(len(first)))
    second: list[e.Event] = [
        story.followup(1),
        e.AssetAdded(name="more.csv", content=content(b"m\n3\n"), followup=1),
        *attempt(3, AttemptKind.FOLLOWUP, good, (artifact("sum.csv", b"a,b\n3,4\n"),), in_round=2),
        story.decided(3, revise=False),
        story.selected(3, round=2),
        e.OperationalErrorRecorded(where="Bundle", error="BlobNotWritten", message="no space"),
        story.followup(2, record_only=True),
        e.SessionFinished(by="user"),
    ]
    return first + second


BLOBS = (CSV, ASSET, b"hello", b"x,y\n", b"m\n3\n", b"a,b\n3,4\n")
