"""How do statuses look? A colour a meaning; the word is always there."""

from __future__ import annotations

from typing import Any, Final

from .talking import Console

STATUS_STYLES: Final = {
    "running": "cyan",
    "awaiting_review": "yellow",
    "interrupted": "yellow",
    "completed": "green",
    "partial": "yellow",
    "unchecked": "yellow",
    "failed": "red",
    "cancelled": "dim",
    "good": "green",
    "missing": "red",
    "empty": "red",
    "wrong_type": "red",
}


def status_style(status: str) -> str | None:
    """The colour of a status, None for a word that has none."""
    return STATUS_STYLES.get(status.strip())


def shown_status(document: dict[str, Any]) -> str:
    """``completed``, with what a person must know beside it: finished, or that nothing was checked."""
    status: str = document["run_status"]
    marks = []
    if document.get("task_status") == "unchecked" and status == "completed":
        marks.append("unchecked")
    if document.get("held"):
        marks.append("held")
    if document.get("awaits"):
        marks.append(str(document["awaits"]))
    if document.get("session_status") == "finished":
        marks.append("finished")
    return f"{status} ({', '.join(marks)})" if marks else status


def say_if_stale(console: Console, behind: int) -> None:
    """The catalog is written after the log: somebody may just have appended, or was killed before the catalog."""
    if behind:
        console.say(f"hint: {behind} newer events are not shown; `apprentice rebuild` brings the catalog up to date")


def next_step(document: dict[str, Any]) -> str | None:
    """The command a person most probably needs now."""
    run_id, status = document["run_id"], document["run_status"]
    return {
        "interrupted": f"`apprentice resume {run_id}` goes on with it",
        "awaiting_review": f"`apprentice review {run_id}` answers it",
        "cancelled": f"`apprentice resume {run_id}` takes the work up again",
    }.get(status)
