"""Where does a session stand? ``run_status.json``'s document from the catalog; folds nothing."""

from __future__ import annotations

import click

from ....domain.errors import RunNotFound
from ..catalog import Document, as_found, open_run
from ..columns import pairs
from ..looks import next_step, say_if_stale, shown_status, status_style
from ..talking import Console, with_console
from ..times import local


@click.command()
@click.argument("run", metavar="RUN", default="latest")
@with_console
def command(console: Console, run: str) -> None:
    """Show where a session stands (default: the latest)."""
    with open_run(console.home, run) as (catalog, run_id):
        found = catalog.status(run_id)
        if found is None:
            raise RunNotFound(run, 0)  # it was erased just now
        document = as_found(catalog, console.home, found)
    if console.json:
        console.document(document)
        return
    if console.flags.quiet:
        console.line(document["run_status"])
        return
    for line in lines(console, document):
        console.line(line)
    hint = next_step(document)
    if hint:
        console.say(f"hint: {hint}")
    say_if_stale(console, document["stale_events"])


def lines(console: Console, document: Document) -> list[str]:
    """The document for a person."""
    head, *rest = pairs(_entries(console, document), console.width)
    return [_status_coloured(console, head, document), *rest]


def _status_coloured(console: Console, line: str, document: Document) -> str:
    status = document["run_status"]
    return line.replace(status, console.styled(status, status_style(status)), 1)


def _entries(console: Console, document: Document) -> list[tuple[str, str]]:
    folder = console.home / "runs" / document["run_id"]
    entries = [
        ("status", shown_status(document)),
        ("run", document["run_id"]),
        ("title", document["task_title"]),
        ("because", _basis(document)),
        ("agent", document["apprentice_agent"]),
        ("mentor", document["mentor_mode"]),
        ("attempts", _attempts(document)),
        ("deliverables", _deliverables(document)),
        ("started", local(document["started_at"] or "")),
        ("updated", local(document["updated_at"] or "")),
        ("latest", document["latest_message"] or ""),
        ("trouble", document["last_operational_error"] or ""),
        ("artifacts", str(folder / "artifacts") if document["artifact_count"] else ""),
        ("bundle", str(folder / "contribution_bundle") if document["contribution_bundle_path"] else ""),
    ]
    return [(name, value) for name, value in entries if value]


def _basis(document: Document) -> str:
    """What the status rests on, in words."""
    basis, score = document["status_basis"], document["score"]
    said = {
        "expert": "an expert's evaluation",
        "grade": "a mentor model's verified grade",
        "grade_unverified": "a mentor model's grade that nobody verified",
        "structural": "deliverables and checks",
        "outcome": "the attempt's own outcome",
        "none": "nothing to check",
    }.get(basis, "")
    return f"{said}, score {score:g}" if said and score is not None else said


def _attempts(document: Document) -> str:
    selected = document["selected_attempt"]
    chosen = f", result: attempt {selected}" if selected is not None else ""
    return f"{document['attempts']}{chosen}, {document['traced_steps']} steps" if document["attempts"] else ""


def _deliverables(document: Document) -> str:
    return ", ".join(f"{d['name']} {d['status'] or 'not checked yet'}" for d in document["deliverables"])
