"""What does a command that worked on a session leave with? A summary with the paths to look at, and an exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...domain import verdict
from ...domain.session import Session
from ...domain.values import REFUSALS, RunStatus, TaskStatus
from .talking import Console
from .text import harmless
from .wiring import House

if TYPE_CHECKING:
    from .catalog import Document

_CODES = {
    RunStatus.COMPLETED: 0,
    RunStatus.PARTIAL: 6,
    RunStatus.FAILED: 1,
    RunStatus.CANCELLED: 6,
    RunStatus.AWAITING_REVIEW: 6,
    RunStatus.INTERRUPTED: 130,
    RunStatus.RUNNING: 130,
}
"""A session that is still ``running`` when its driver leaves was interrupted between two steps."""


def exit_code(session: Session) -> int:
    """The exit code of DESIGN.md for where the session stands."""
    status = verdict.run_status(session)
    if status is RunStatus.FAILED and _refused(session):
        return 4
    if session.held and _CODES[status] == 0:
        return 6
    return _CODES[status]


def _refused(session: Session) -> bool:
    chosen = verdict.result(session)
    return chosen is not None and chosen.outcome in REFUSALS


def conclude(console: Console, house: House, session: Session) -> int:
    """Print the summary (or the status document), and give the exit code."""
    if console.json:
        console.document(status_document(house.home, session.run_id))
    elif console.flags.quiet:
        console.line(session.run_id)
    else:
        for label, value in _summary(house.home, session):
            console.line(f"{label:<10} {value}")
    _advice(console, session)
    return exit_code(session)


def _summary(home: Path, session: Session) -> list[tuple[str, str]]:
    folder = home / "runs" / session.run_id
    rows = [("run", session.run_id), ("status", title_line(session))]
    chosen = verdict.result(session)
    counted = sum(1 for a in session.attempts.values() if a.counts)
    if chosen is not None:
        rows.append(("attempts", f"{counted}, attempt {chosen.number} selected"))
        rows += [(harmless(d.name), f"{d.status.value}{_why(d.reason)}") for d in chosen.deliverables]
        rows += [("check", harmless(f"`{check.command}` {_said(check.exit_code)}")) for check in chosen.checks]
        rows.append(("artifacts", str(folder / "artifacts")))
    if session.bundle_digest is not None:
        rows.append(("bundle", str(folder / "contribution_bundle")))
    return [*rows, ("session", str(folder / "session.json"))]


def _said(code: int | None) -> str:
    return "did not end" if code is None else f"exited with {code}"


def _why(reason: str | None) -> str:
    return f" ({harmless(reason)})" if reason else ""


def status_document(home: Path, run_id: str) -> Document | None:
    """What ``status --json`` prints."""
    from .catalog import as_found, open_run  # who asks for no JSON needs no catalog

    with open_run(home, run_id) as (catalog, found):
        document = catalog.status(found)
        return as_found(catalog, home, document) if document is not None else None


def title_line(session: Session) -> str:
    """Where it stands and on which evidence, in a few words."""
    status = verdict.run_status(session)
    closed = session.last_round
    if status in (RunStatus.RUNNING, RunStatus.INTERRUPTED):
        return "interrupted"
    if session.pending is not None:
        return f"{status.value} ({session.pending.stage.value})"
    if closed is None or closed.basis is None or status is RunStatus.CANCELLED:
        return status.value
    held = ", held" if session.held else ""
    return f"{status.value} ({closed.basis.value}{held})"


def _advice(console: Console, session: Session) -> None:
    """The next step, on stderr."""
    status = verdict.run_status(session)
    closed = session.last_round
    if session.pending is not None:
        stage = session.pending.stage.value
        console.say(f"waiting for a decision ({stage}); answer it with: apprentice review {session.run_id}")
    elif session.held:
        console.say(f"held; lifted only by: apprentice review {session.run_id} --stage final_approval --approve")
    elif status in (RunStatus.RUNNING, RunStatus.INTERRUPTED):
        console.say(f"interrupted; go on with: apprentice resume {session.run_id}")
    elif status is RunStatus.AWAITING_REVIEW:
        console.say(f"it waits for you; answer with: apprentice review {session.run_id}")
    elif status is RunStatus.CANCELLED and session.finished:
        console.say(f"cancelled and finished; open it again with: apprentice reopen {session.run_id}")
    elif status is RunStatus.CANCELLED:
        console.say(f"cancelled; take it up again with: apprentice resume {session.run_id}")
    elif closed is not None and closed.task_status is TaskStatus.UNCHECKED:
        console.say("note: nothing was asked for by file name and no --check was given, so nothing was checked")
