"""How is a command found by its name, and imported only when it is the one that was asked for?"""

from __future__ import annotations

from importlib import import_module

import click

from ...domain.nearest import nearest
from .flags import add_flags
from .table import COMMANDS, SECTIONS


class LazyGroup(click.Group):
    """The root: knows the table, imports one module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now, with the flags every command takes."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if cmd_name not in self.commands:
            command: click.Command = import_module(f".commands.{entry.module}", __package__).command
            add_flags(command)
            self.commands[cmd_name] = command
        return self.commands[cmd_name]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown name is answered with the names that are nearly the same."""
        name = args[0]
        if name not in COMMANDS:
            near = nearest(name, COMMANDS, 3)
            meant = " or ".join(f"`apprentice {other}`" for other in near)
            raise click.UsageError(f"there is no command `{name}`" + (f"; did you mean {meant}?" if meant else ""), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table by section, from its own lines of help: no command's module is imported."""
        for section, entries in SECTIONS.items():
            if entries:
                with formatter.section(section.capitalize()):
                    formatter.write_dl([(name, entry.help) for name, entry in entries.items()])


def root() -> LazyGroup:
    """The whole command line. Without a command it prints its help."""
    group = LazyGroup(
        "apprentice",
        help="Runs coding agents as apprentices under a mentor, and is their flight recorder.",
        epilog="RUN is an id, a unique beginning or part of it, `latest`, or `latest~1`.",
        invoke_without_command=True,
        callback=_help_alone,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    add_flags(group)
    group.params.append(_version())
    return group


@click.pass_context
def _help_alone(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _version() -> click.Option:
    """``--version`` beside other flags; alone it is answered earlier, in ``cli.main``."""

    def show(context: click.Context, _: click.Parameter, asked: bool) -> None:
        from ... import __version__

        if asked:
            click.echo(f"apprentice {__version__}")
            context.exit()

    return click.Option(["-V", "--version"], is_flag=True, expose_value=False, callback=show, help="Print the version.")
