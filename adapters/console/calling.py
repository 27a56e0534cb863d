"""What happens around a command: it is called, and whatever comes of it becomes an exit code and few words."""

from __future__ import annotations

import os
import sys

import click

from .flags import Flags
from .group import root
from .trouble import Trouble, print_trouble, trouble_of

PROGRAM = "apprentice"
COMPLETION_VARIABLE = "_APPRENTICE_COMPLETE"
BROKEN_PIPE = 141
"""128 + SIGPIPE: what a shell sees of a program whose reader went away."""


def call(args: list[str]) -> int:
    """Run one command line; the exit code of DESIGN.md."""
    completing = os.environ.get(COMPLETION_VARIABLE)
    if completing:
        from click.shell_completion import shell_complete

        return shell_complete(root(), {}, PROGRAM, COMPLETION_VARIABLE, completing)
    # pydantic asks every installed package for plugins: 4 ms, and somebody else's code in what we record.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    flags = Flags()
    try:
        code = _invoke(args, flags)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_gone()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost place: everything becomes a message
        return _report(trouble_of(error), error, flags, args)
    return code


def _invoke(args: list[str], flags: Flags) -> int:
    """Not click's own ``main``: that one has its own exit codes for a broken pipe and an abort."""
    group = root()
    try:
        with group.make_context(PROGRAM, list(args), obj=flags) as context:
            result = group.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    return result if isinstance(result, int) else 0


def _report(trouble: Trouble, error: BaseException, flags: Flags, args: list[str]) -> int:
    """Say it on stderr: stdout is data, also when it ends early."""
    # A command line that could not be parsed may not have come as far as its --json.
    as_json = flags.json or "--json" in args
    try:
        print_trouble(trouble, as_json)
        if trouble.unexpected and (flags.verbose or os.environ.get("APPRENTICE_DEBUG")):
            import traceback

            traceback.print_exception(error, file=sys.stderr)
    except BrokenPipeError:
        return _reader_gone()
    return trouble.exit_code


def _reader_gone() -> int:
    """Whoever read our output has stopped: nothing to say, and the interpreter must not complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return BROKEN_PIPE
