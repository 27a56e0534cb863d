"""What does `demo` show? A session in which everything happens once, with a real agent process on real input."""

from __future__ import annotations

import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

from ...domain import commands as c
from ...domain.session import Session
from .audit import audit
from .driving import drive
from .ending import exit_code, status_document, title_line
from .live import Live
from .starting import Request, prepare
from .talking import Console
from .wiring import House

INSTRUCTION: Final = "Summarise sales.csv by region into summary.csv, and explain the result in report.md."
FOLLOW_UP: Final = "Also write totals.json with the totals by month."
AGENT: Final = "practice"
HABIT: Final = "forgetful"
"""The practice agent then leaves out one deliverable until feedback names it."""


def demonstrate(console: Console, house: House) -> int:
    """The session, its verification, and where to look."""
    listener = Live(console)
    stream = _first_round(console, house, listener)
    session = _second_round(console, house, stream, listener)
    if exit_code(session):
        listener.close()
        return exit_code(session)
    house.engine(stream, listener).submit(c.FinishSession("user"), actor="user")
    session = drive(house, stream, listener)
    listener.close()
    problems = [p for p in audit(house, [stream], whole=False) if p.state == "damaged"]
    _where_to_look(console, house, session, len(problems))
    return 5 if problems else exit_code(session)


def _first_round(console: Console, house: House, listener: Live) -> str:
    """A user's words and a file; one deliverable is missed, asked for, and delivered."""
    console.say(f"# {INSTRUCTION}")
    with tempfile.TemporaryDirectory() as folder:
        asset = Path(folder) / "sales.csv"
        asset.write_bytes((files(__package__) / "demo" / "sales.csv").read_bytes())
        request = Request(INSTRUCTION, assets=(asset,), agent=AGENT, agent_args=(HABIT,))
        starting = prepare(house, request)
    house.engine(starting.stream, listener).submit(starting.command, actor="user")
    drive(house, starting.stream, listener)
    return starting.stream


def _second_round(console: Console, house: House, stream: str, listener: Live) -> Session:
    """The user says more."""
    console.say(f"# {FOLLOW_UP}")
    followup = c.AddFollowUp(
        text=house.contents.text(FOLLOW_UP),
        record_only=False,
        deliverables=house.reviewer.names(FOLLOW_UP, ()),
    )
    house.engine(stream, listener).submit(followup, actor="user")
    return drive(house, stream, listener)


def _where_to_look(console: Console, house: House, session: Session, problems: int) -> None:
    """The verdict, the head, the paths; as JSON, the status document."""
    folder = house.home / "runs" / session.run_id
    stream = house.log.stream_of(session.run_id) or ""
    if console.json:
        console.document(status_document(house.home, session.run_id))
        return
    verified = "clean: every event, blob and file is what the log says" if not problems else f"{problems} damaged"
    for label, value in (
        ("run", session.run_id),
        ("status", title_line(session)),
        ("verify", verified),
        ("head", house.log.head(stream).digest),
        ("artifacts", str(folder / "artifacts")),
        ("bundle", str(folder / "contribution_bundle")),
        ("session", str(folder / "session.json")),
        ("next", "apprentice log latest · apprentice show latest · apprentice verify latest"),
    ):
        console.line(f"{label:<10} {value}")
