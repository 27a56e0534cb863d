"""contribution_card.md: what is in this bundle, for a person who opens it."""

from __future__ import annotations

from typing import Any, Final

from ...domain.record import changed
from ..entries import Entry

_PRIVATE: Final = b"**Not sanitized: not to be shared.**"
_PUBLIC: Final = b"Sanitized: `redactions.jsonl` lists what was replaced, the manifest what was withheld."


def sanitized(entry: Entry) -> Entry:
    """The page of a bundle that was sanitized."""
    return (
        changed(entry, content=entry.content.replace(_PRIVATE, _PUBLIC)) if isinstance(entry.content, bytes) else entry
    )


def card(session: dict[str, Any], cut: int) -> Entry:
    """The page, from session.json's document at the ``cut``."""
    attempts = session["attempts"]
    chosen = next((a for a in attempts if a["number"] == session["selected_attempt"]), None)
    lines = [
        f"# {_inline(session['title'])}",
        "",
        "An apprenticeship session as a contribution bundle. **Not sanitized: not to be shared.**",
        "",
        f"- run: `{session['run_id']}`, events 1 to {cut}",
        f"- task status: {session['task_status']} (basis: {session['status_basis'] or 'none yet'})",
        f"- agent: {session['apprentice_agent']}, mentor mode: {session['mentor_mode']}",
        f"- attempts: {len(attempts)}, follow-ups: {len(session['follow_ups'])}",
        "",
        "## Attempts",
        "",
        "| attempt | kind | round | outcome | score | artifacts | selected |",
        "|---|---|---|---|---|---|---|",
        *(_attempt(a) for a in attempts),
        "",
        "## Artifacts of the result",
        "",
        *(_artifacts(chosen) if chosen is not None else ["No attempt has been selected."]),
    ]
    return Entry("contribution_card.md", "record", ("\n".join(lines) + "\n").encode())


def _attempt(a: dict[str, Any]) -> str:
    score = "" if a["score"] is None else f"{a['score']:.2f}"
    selected = "yes" if a["selected"] else ""
    cells = (a["number"], a["kind"], a["round"], a["outcome"] or "running", score, len(a["artifacts"]), selected)
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _artifacts(attempt: dict[str, Any]) -> list[str]:
    """A line a file; many files are counted, the index has them all."""
    rows = attempt["artifacts"]
    shown = [f"- `{_inline(a['artifact_path'])}` ({a['size_bytes']} bytes)" for a in rows[:50]]
    more = [f"- and {len(rows) - 50} more, see `outputs/artifacts_index.json`"] if len(rows) > 50 else []
    return shown + more or ["None."]


def _inline(text: str) -> str:
    return " ".join(text.replace("`", "'").split())
