"""How does a command talk? Data on stdout, talk on stderr, as the flags and the terminal want it."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from functools import cached_property, update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import click

from .flags import Flags
from .text import harmless

if TYPE_CHECKING:
    from ..settings import Settings

NARROWEST, WIDEST, UNKNOWN_WIDTH = 40, 200, 120
STYLES: Final = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Console:
    """One command's voice, and what it was told about where things are."""

    def __init__(self, flags: Flags) -> None:
        self.flags = flags

    @property
    def json(self) -> bool:
        """Whether JSON was asked for."""
        return self.flags.json

    @cached_property
    def home(self) -> Path:
        """Where everything is kept; it may not exist yet."""
        from ..home import home_of

        return home_of(self.flags.home, os.environ)

    def settings(self, **said: object) -> Settings:
        """The settings in force, with this command's flags on top (None: not given)."""
        from ..settings import load

        return load(self.home, os.environ, said)

    @property
    def asks(self) -> bool:
        """Whether a person is there to be asked, and may be."""
        return not self.flags.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    # -- data -----------------------------------------------------------------------------------------------------

    def line(self, text: str) -> None:
        """A line of data. The caller has made foreign text in it harmless."""
        _write(sys.stdout, text + "\n")

    def document(self, content: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """One JSON document on one line; ASCII, so that no terminal, pipe or locale can change it."""
        sys.stdout.write(json.dumps(content) + "\n")
        sys.stdout.flush()

    # -- talk -----------------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A line for the person, unless quiet was asked for."""
        if not self.flags.quiet:
            _write(sys.stderr, harmless(text) + "\n")

    def detail(self, text: str) -> None:
        """A line for whoever wants to know more (-v)."""
        if self.flags.verbose:
            _write(sys.stderr, harmless(text) + "\n")

    # -- form -----------------------------------------------------------------------------------------------------

    @property
    def width(self) -> int:
        """Columns to fill, 40 to 200: as COLUMNS says, else the terminal, else 120."""
        said = os.environ.get("COLUMNS", "")
        if said.isascii() and said.isdigit() and int(said) > 0:
            columns = int(said)
        else:
            try:
                columns = os.get_terminal_size(sys.stdout.fileno()).columns or UNKNOWN_WIDTH
            except (OSError, ValueError):
                columns = UNKNOWN_WIDTH  # a file or a pipe has no width
        return min(max(columns, NARROWEST), WIDEST)

    @cached_property
    def coloured(self) -> bool:
        """Whether stdout gets colour."""
        return coloured(self.flags.color, sys.stdout.isatty(), dict(os.environ))

    def styled(self, text: str, style: str | None) -> str:
        """The text in a style, where colour is wanted; the words never depend on it."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if style and self.coloured and text else text


def coloured(wanted: str, terminal: bool, environ: dict[str, str]) -> bool:
    """``--color``, then NO_COLOR, FORCE_COLOR, TERM=dumb (each when not empty), then whether it is a terminal."""
    if wanted != "auto":
        return wanted == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return terminal and environ.get("TERM") != "dumb"


def _write(stream: TextIO, text: str) -> None:
    """Write at once; what the stream's encoding does not have becomes an escape, never an error."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def with_console(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command its console as first argument; what it returns is the exit code (None: 0)."""

    @click.pass_context
    def called(context: click.Context, /, *args: Any, **kwargs: Any) -> int | None:  # noqa: ANN401 - click calls it
        collect_garbage_from_now_on()
        return function(Console(context.ensure_object(Flags)), *args, **kwargs)

    return update_wrapper(called, function)


def collect_garbage_from_now_on() -> None:
    """Turn on what ``cli.main`` turned off, without looking again at what lives to the end.

    The command imports more, some hundred thousand objects: at Python's own threshold (700) those alone make it look
    at everything several times, 60 ms of a run.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    gc.enable()
