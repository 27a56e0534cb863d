"""Which flags does every command take, before the verb and after it?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import click
from click.core import ParameterSource


class Flags:
    """What was said on this command line about how to talk; filled while it is parsed, read afterwards.

    Not a dataclass: making one, and importing what makes it, costs two milliseconds of every command's start.
    """

    def __init__(
        self,
        *,
        json: bool = False,
        quiet: bool = False,
        verbose: bool = False,
        no_input: bool = False,
        color: str = "auto",
        home: str | None = None,
    ) -> None:
        self.json = json
        self.quiet = quiet
        self.verbose = verbose
        self.no_input = no_input
        self.color = color
        self.home = home


FLAG_NAMES: Final = frozenset(vars(Flags()))


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keep what was said; what was not said here may have been said on the other side of the verb."""
    name = parameter.name
    if name is not None and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
        setattr(context.ensure_object(Flags), name, value)


def _option(*names: str, **attributes: Any) -> click.Option:  # noqa: ANN401 - click's own attributes
    return click.Option(list(names), expose_value=False, callback=_keep, is_eager=True, **attributes)


def _options() -> Iterator[click.Option]:
    yield _option("--json", is_flag=True, help="Print JSON: one document, or one line an event.")
    yield _option("-q", "--quiet", is_flag=True, help="Print only what was asked for: the id, the path.")
    yield _option("-v", "--verbose", is_flag=True, help="Say more, and show tracebacks.")
    yield _option("--no-input", is_flag=True, help="Never ask anything.")
    yield _option("--color", type=click.Choice(["auto", "always", "never"]), help="When to use colour.")
    yield _option("--home", metavar="DIR", help="The folder everything is kept in (default: ~/.apprentice).")


def add_flags(command: click.Command) -> None:
    """Give a command, and all below it, the flags that every command takes; its own names go first."""
    taken = {name for parameter in command.params for name in parameter.opts}
    for option in _options():
        option.opts = [name for name in option.opts if name not in taken]
        if option.opts:
            command.params.append(option)
    if isinstance(command, click.Group):
        for child in command.commands.values():
            add_flags(child)
