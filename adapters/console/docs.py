"""What can every command do, on one page? ``python -m apprentice.adapters.console.docs > docs/cli.md``.

Made from the commands themselves; a test compares the page with what this prints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from .calling import PROGRAM
from .flags import FLAG_NAMES
from .group import LazyGroup, root
from .table import SECTIONS

_HEAD = """\
# The command line

Made from the commands by `python -m apprentice.adapters.console.docs > docs/cli.md`; do not edit.

stdout is data, stderr is talk. `--json` prints one document on one line, or a line an event; the fields are
described by `apprentice schema NAME`, and with it a failure is one line of JSON on stderr (`apprentice schema error`).

RUN is an id, a unique beginning or part of it, `latest` (the last one started here), or `latest~1` before it.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | failed |
| 2 | usage, or refused input |
| 3 | no such run, file or event |
| 4 | an agent, key or provider is not ready |
| 5 | what is stored is not what was recorded |
| 6 | it ended, and was not accepted |
| 130 | interrupted; can be resumed |
| 141 | whoever read the output stopped reading |
"""


def page() -> str:
    """The whole page, Markdown."""
    group = root()
    with click.Context(group, info_name=PROGRAM) as context:
        parts = [_HEAD, "## Flags of every command, before the verb or after it\n", _options(group, context, all_=True)]
        for section, entries in SECTIONS.items():
            parts.append(f"## {section.capitalize()}\n")
            for name in entries:
                parts += _command(group, context, name)
    return "\n".join(parts).rstrip() + "\n"


def _command(group: LazyGroup | click.Group, context: click.Context, name: str) -> Iterator[str]:
    command = group.get_command(context, name)
    assert command is not None, name
    with click.Context(command, info_name=name, parent=context) as inner:
        usage = " ".join([inner.command_path, *command.collect_usage_pieces(inner)])
        yield f"### `{usage}`\n"
        yield (command.help or "").replace("\b\n", "").strip() + "\n"
        options = _options(command, inner, all_=False)
        if options:
            yield options
        if isinstance(command, click.Group):
            for child in command.list_commands(inner):
                yield from _command(command, inner, child)


def _options(command: click.Command, context: click.Context, *, all_: bool) -> str:
    """A table of the options; those that every command has are told once."""
    rows = [
        record
        for parameter in command.params
        if isinstance(parameter, click.Option) and (all_ or parameter.name not in FLAG_NAMES)
        if (record := parameter.get_help_record(context)) is not None
    ]
    if not rows:
        return ""
    lines = [f"| `{_cell(names)}` | {_cell(help_)} |" for names, help_ in rows]
    return "\n".join(["| flag | |", "|---|---|", *lines]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
