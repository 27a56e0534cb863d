"""What does the user read when something goes wrong? What, where, next step, in at most three lines."""

from __future__ import annotations

import json
import sys
from typing import NamedTuple

import click

from ...domain.errors import ApprenticeError
from .text import harmless

INTERRUPTED = 130
USAGE = 2


class Trouble(NamedTuple):
    """Something went wrong, ready to be said. ``kind`` names the class; ``unexpected``: it is our fault."""

    kind: str
    message: str
    hint: str | None
    exit_code: int
    unexpected: bool = False


def trouble_of(error: BaseException) -> Trouble:
    """Whatever was raised, as something to say."""
    kind = type(error).__name__
    if isinstance(error, ApprenticeError):
        return Trouble(kind, str(error), error.hint, error.exit_code)
    if isinstance(error, click.ClickException):
        return Trouble(kind, _usage_message(error), _usage_hint(error), error.exit_code)
    if isinstance(error, KeyboardInterrupt):
        return Trouble("Interrupted", "interrupted", None, INTERRUPTED)
    if isinstance(error, click.Abort | EOFError):
        return Trouble("NobodyToAsk", "nobody answered the question", "say it with flags instead", USAGE)
    return _unexpected(error)


def _usage_message(error: click.ClickException) -> str:
    """click's own sentence, begun as all of ours are."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        # Its message is the whole help; a script's log needs to know what is missing.
        inside = error.ctx.command
        names = ", ".join(inside.list_commands(error.ctx)) if isinstance(inside, click.Group) else ""
        return f"`{error.ctx.command_path}` needs one of: {names}"
    message = " ".join(error.format_message().split()).removesuffix(".")
    return message[:1].lower() + message[1:]


def _usage_hint(error: click.ClickException) -> str | None:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"`{context.command_path} -h` shows what it takes" if context is not None else None


def _unexpected(error: BaseException) -> Trouble:
    """Its first line is the cause; the rest is for whoever asks."""
    if isinstance(error, OSError) and error.filename is not None:
        message = f"{error.strerror or type(error).__name__}: {error.filename!s}"
    else:
        first = next(iter(str(error).splitlines()), "")
        message = f"{type(error).__name__}: {first}" if first else type(error).__name__
    return Trouble(type(error).__name__, message, "the same command with -v shows where it happened", 1, True)


def print_trouble(trouble: Trouble, as_json: bool) -> None:
    """On stderr: two lines for people, or one line of JSON for programs."""
    if as_json:
        words = {"error": trouble.message, "hint": trouble.hint, "kind": trouble.kind, "exit_code": trouble.exit_code}
        sys.stderr.write(json.dumps(words) + "\n")
        return
    sys.stderr.write(f"error: {harmless(trouble.message)}\n")
    if trouble.hint:
        sys.stderr.write(f"hint: {harmless(trouble.hint)}\n")
