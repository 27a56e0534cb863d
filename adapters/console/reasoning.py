"""How is the chain of reasons found and told?"""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.errors import NotFound, Refused
from ...domain.nearest import nearest
from ...domain.ports import Recorded
from ...projections.reasons import JUDGED, STATUSES, Reason, behind_attempt, behind_status, chain, type_of
from ...projections.timeline import describe
from .catalog import Document
from .columns import wrap
from .looks import shown_status
from .talking import Console
from .text import cells, harmless
from .times import clock


def explain(console: Console, status: Document, history: Sequence[Recorded], about: str | None) -> None:
    """Print the chain, or its document.

    Raises:
        NotFound: no such attempt, or the session never had that status.
        Refused: neither a number nor a status.
    """
    subject, end = _end(status, history, about)
    reasons = chain(history, end)
    if console.json:
        console.document({"run_id": status["run_id"], "about": subject, "events": [_row(r) for r in reasons]})
        return
    console.line(console.styled(harmless(subject), "bold"))
    for reason in reasons:
        for line in _lines(console, reason):
            console.line(line)


def _end(status: Document, history: Sequence[Recorded], about: str | None) -> tuple[str, Recorded]:
    """What is asked about, in words, and the event in which the chain ends."""
    run_id = status["run_id"]
    if about is None:
        return f"status {shown_status(status)}", _now(status, history)
    if about.isascii() and about.isdigit():
        end = behind_attempt(history, int(about))
        if end is None:
            raise NotFound(f"session `{run_id}` has no attempt {about}", f"`apprentice show {run_id}` shows them")
        return f"attempt {int(about)}", end
    if about not in STATUSES:
        near = nearest(about, STATUSES)
        meant = f"did you mean `{near[0]}`? " if near else ""
        raise Refused(f"`{about}` is neither an attempt nor a status", f"{meant}statuses: {', '.join(STATUSES)}")
    end = behind_status(history, about)
    if end is None:
        raise NotFound(f"session `{run_id}` never was {about}", f"it is {shown_status(status)}")
    return f"status {about}", end


def _now(status: Document, history: Sequence[Recorded]) -> Recorded:
    """The event that made it what it is; where nobody recorded one (a dead driver), the last there is."""
    now = status["run_status"]
    if now in JUDGED:
        return behind_status(history, status["task_status"]) or history[-1]
    end = behind_status(history, now)
    stopped = [r for r in history if type_of(r) not in ("BundleBuilt", "PrivateContextRecorded")]
    attempts = [r for r in stopped if type_of(r) in ("AttemptStarted", "AttemptInterrupted")]
    if now == "interrupted" and attempts:
        return attempts[-1]
    return end or stopped[-1]


def _row(reason: Reason) -> Document:
    event = reason.event
    return {
        "version": event.version,
        "type": type_of(event),
        "recorded_at": event.recorded_at,
        "actor": event.actor,
        "line": describe(event.event),
        "because": list(reason.because),
    }


def _lines(console: Console, reason: Reason) -> list[str]:
    front = f"{reason.event.version:>5}  {clock(reason.event.recorded_at)}  "
    words = harmless(describe(reason.event.event))
    if reason.because:
        words += f" <- {', '.join(map(str, reason.because))}"
    first, *rest = wrap(words, max(console.width - cells(front), 16))
    return [console.styled(front, "dim") + first, *(" " * cells(front) + more for more in rest)]
