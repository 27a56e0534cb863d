"""Read the decisions that wait for a person, and give them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ....domain.errors import NothingToReview, Refused
from ....domain.mentoring import Stage
from ..talking import Console, with_console

if TYPE_CHECKING:
    from ....domain.engine import Engine
    from ....domain.people_port import Answer
    from ....domain.session import Checkpoint
    from ..wiring import House

_FLAGS = {
    "confirm": "The draft is right.",
    "pass": "The work passes.",
    "fail": "The work does not pass.",
    "revise": "Another attempt.",
    "finish": "No further attempt.",
    "approve": "The result is approved; lifts a hold.",
    "hold": "The result is held: it is not shared.",
}


def _decisions(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """``--pass``, ``--fail`` ...: each names the decision."""
    for name, text in reversed(_FLAGS.items()):
        command = click.option(f"--{name}", "decision", flag_value=name, default=None, help=text)(command)
    return command


def _details(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """What can come with a decision."""
    for option in (
        click.option("--notes", metavar="TEXT", help="Why; the next attempt's prompt carries it."),
        click.option("--score", type=float, metavar="N", help="Evaluation: 0 to 1 (or to 100)."),
        click.option("--title", metavar="TEXT", help="Task intake: another title."),
        click.option("--instruction", metavar="TEXT", help="Task intake: another instruction for the agent."),
        click.option("--criterion", "criteria", multiple=True, metavar="TEXT", help="Rubric: one more criterion."),
        click.option("--feedback", multiple=True, metavar="TEXT", help="Evaluation: what to do better."),
        click.option("--failed-criterion", "failed_criteria", multiple=True, metavar="ID", help="Evaluation: not met."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("run", required=False)
@click.option("--list", "list_all", is_flag=True, help="Show every session that waits.")
@click.option("--wait", is_flag=True, help="Wait until a decision is asked for.")
@click.option("--stage", type=click.Choice([stage.value for stage in Stage]), help="Only this decision.")
@_decisions
@_details
@click.option("--file", "file", metavar="FILE", help="The answer as JSON (`-`: from stdin).")
@click.option("--edit", is_flag=True, help="Write the answer in $EDITOR.")
@click.option("--by", metavar="NAME", help="Who answers (default: the user of this machine).")
@click.option("--simulate-approval", is_flag=True, help="Answer as the evidence suggests; recorded as simulated.")
@click.option("--no-resume", is_flag=True, help="Only record the answer; do not go on with the session.")
@with_console
def command(
    console: Console,
    run: str | None,
    list_all: bool,
    wait: bool,
    stage: str | None,
    decision: str | None,
    file: str | None,
    edit: bool,
    by: str | None,
    simulate_approval: bool,
    no_resume: bool,
    **details: Any,  # noqa: ANN401 - click hands each option over by name
) -> int:
    """Show the decision that RUN waits for, or give it.

    Without an answer the question is asked on a terminal, else printed (--json for programs). An answer is recorded
    once, with who gave it; then the session goes on here, unless another process drives it or --no-resume is given.
    """
    from ..persons import people_here
    from ..reviewing import waiting
    from ..sessions import find, open_house

    if list_all:
        return _list(console, waiting(console.home))
    if run is None:
        raise Refused("which session?", "`apprentice review --list` shows those that wait")
    said = {"decision": decision, **details}
    source = _Source(file, edit, simulate_approval, said, by)
    with open_house(console, people=people_here(console, simulate=simulate_approval)) as house:
        _, stream = find(house, run)
        return _review(console, house, stream, Stage(stage) if stage else None, source, wait=wait, resume=not no_resume)


class _Source:
    """Where the answer comes from."""

    def __init__(self, file: str | None, edit: bool, simulate: bool, said: dict[str, Any], by: str | None) -> None:
        from ..persons import reviewer

        self.file, self.edit, self.simulate, self.said = file, edit, simulate, said
        self.by = by or reviewer()

    @property
    def given(self) -> bool:
        """Whether the command line says where the answer is."""
        return bool(self.file or self.edit or self.simulate or any(v not in (None, ()) for v in self.said.values()))


def _review(
    console: Console, house: House, stream: str, stage: Stage | None, source: _Source, *, wait: bool, resume: bool
) -> int:
    from .. import reviewing

    if wait:
        reviewing.wait_until_asked(house, stream, stage)
    engine = house.engine(stream)
    checkpoint = reviewing.open_question(engine.session, stage)
    if source.given:
        checkpoint = reviewing.to_answer(engine.session, stage, source.said["decision"])
    if checkpoint is None or not (source.given or (console.asks and not console.json)):
        return _read(console, house, engine, checkpoint)
    answer = _answer(console, house, stream, engine, checkpoint, source)
    if answer is None:
        return 0
    return reviewing.give(console, house, stream, checkpoint.stage, answer, resume=resume)


def _answer(
    console: Console, house: House, stream: str, engine: Engine, checkpoint: Checkpoint, source: _Source
) -> Answer | None:
    from ...people.simulated import Simulated
    from .. import reviewing

    question = engine.asking.question(engine.session, checkpoint)
    if source.simulate:
        return Simulated().ask(question, lambda: True)
    if source.file is not None:
        text = sys.stdin.read() if source.file == "-" else _text(Path(source.file))
        return reviewing.from_file(checkpoint.stage, text, f"`{source.file}`", question.proposal, source.by)
    if source.edit:
        shown = reviewing.template(reviewing.document(house, engine, checkpoint))
        text = click.edit(shown, extension=".json", require_save=True) or ""
        if not text:
            raise Refused("nothing was saved in the editor", "save the file to answer, or use flags")
        return reviewing.from_file(checkpoint.stage, text, "what was edited", question.proposal, source.by)
    if source.given:
        return reviewing.from_flags(checkpoint.stage, source.said, question.proposal, source.by)
    return reviewing.ask_here(console, house, stream, checkpoint, source.by)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"cannot read `{path}`: {error}", "a JSON file with the answer") from error


def _read(console: Console, house: House, engine: Engine, checkpoint: Checkpoint | None) -> int:
    from .. import reviewing

    if console.json:
        console.document(reviewing.document(house, engine, checkpoint))
        return 0
    if checkpoint is None:
        raise NothingToReview(engine.session.run_id, None)
    for line in reviewing.described(engine, checkpoint):
        console.line(line)
    console.say(
        f"hint: answer with `apprentice review {engine.session.run_id}` and one of --"
        + ", --".join(_choices(checkpoint.stage))
    )
    return 0


def _choices(stage: Stage) -> list[str]:
    from ....domain.mentoring import DECISIONS

    return [name for name in DECISIONS[stage] if name != "edit"]


def _list(console: Console, rows: list[dict[str, Any]]) -> int:
    if console.json:
        console.document(rows)
        return 0
    from ..text import harmless

    for row in rows:
        console.line(f"{row['run_id']}  {row['awaits'] or ''}  {harmless(row['task_title'] or '')}")
    if not rows:
        console.say("no session waits for a decision")
    return 0
