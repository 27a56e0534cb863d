"""Start a session and let an agent work on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..talking import Console, with_console

F = TypeVar("F", bound=Callable[..., Any])


def limits(command: F) -> F:
    """The options that bound every attempt."""
    for option in (
        click.option("--max-loops", type=click.IntRange(1), metavar="N", help="Attempts a round at most (3)."),
        click.option(
            "--timeout",
            "timeout_s",
            type=click.FloatRange(0, min_open=True),
            metavar="S",
            help="Seconds an attempt may take (900).",
        ),
        click.option(
            "--idle-timeout",
            "idle_timeout_s",
            type=click.FloatRange(0, min_open=True),
            metavar="S",
            help="Seconds without output (300).",
        ),
        click.option("--max-tokens", type=click.IntRange(1), metavar="N", help="Tokens an attempt may use."),
        click.option(
            "--max-cost",
            "max_cost_usd",
            type=click.FloatRange(0, min_open=True),
            metavar="USD",
            help="US dollars an attempt may cost.",
        ),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("text", required=False)
@click.option(
    "-a", "--asset", "assets", multiple=True, type=click.Path(path_type=Path), help="A file or folder to work on."
)
@click.option("--task-file", type=click.Path(path_type=Path), help="A task packet (JSON or YAML).")
@click.option("--repo", metavar="PATH[@REV]", help="Work on a git repository at that commit (HEAD).")
@click.option("--check", "checks", multiple=True, metavar="ARGV", help="A command whose exit code is evidence.")
@click.option("--run-id", metavar="ID", help="The session's name (default: time and title).")
@click.option("--agent", metavar="ID", help="Which agent works; `practice` needs no key.")
@click.option("--agent-arg", "agent_args", multiple=True, metavar="ARG", help="Passed on to the agent.")
@click.option("--mentor-mode", metavar="MODE", help="Who mentors: structural, model-assisted, expert-led, hybrid.")
@click.option("--simulate-approval", is_flag=True, help="Answer every checkpoint by agreeing; recorded as simulated.")
@click.option("--force", is_flag=True, help="Take more than 10,000 files or 4 GB of assets.")
@click.option("--detach", is_flag=True, help="Print the run id and go on in the background.")
@limits
@with_console
def command(
    console: Console,
    text: str | None,
    assets: tuple[Path, ...],
    task_file: Path | None,
    repo: str | None,
    checks: tuple[str, ...],
    run_id: str | None,
    agent: str | None,
    agent_args: tuple[str, ...],
    mentor_mode: str | None,
    simulate_approval: bool,
    force: bool,
    detach: bool,
    **bounds: float | None,
) -> int:
    """Start a session: TEXT says what to do.

    The agent works in a folder of its own, with --repo in a git worktree of its own, never in your checkout; what it
    does is recorded as it happens. The exit code says how it ended: 0 done, 1 failed, 6 not accepted (partial), 130
    interrupted.
    """
    from ..persons import people_here
    from ..sessions import open_house, start
    from ..starting import Request

    request = Request(text, assets, task_file, repo, checks, run_id, agent, agent_args, force)
    mode = mentor_mode.replace("_", "-") if mentor_mode is not None else None
    people = people_here(console, simulate=simulate_approval)
    with open_house(console, people=people, mentor_mode=mode, **bounds) as house:
        return start(console, house, request, detach=detach)
