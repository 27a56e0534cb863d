"""The sanitizer's rules: which there are, what one says, whether they work, what differs."""

from __future__ import annotations

from pathlib import Path

import click

from ..talking import Console, with_console


@click.group(name="rules")
def command() -> None:
    """The sanitizer's rules: ours, and those in <home>/rules/*.toml (the gitleaks schema)."""


@command.command("list")
@click.option("--installed", is_flag=True, help="The rulesets that made bundles here, instead of the rules in force.")
@with_console
def list_(console: Console, installed: bool) -> int:
    """Show the rules in force."""
    from ..ruling import list_installed, list_rules

    return list_installed(console) if installed else list_rules(console)


@command.command()
@click.argument("rule")
@with_console
def show(console: Console, rule: str) -> int:
    """Show the rule of that id."""
    from ..ruling import show_rule

    return show_rule(console, rule)


@command.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--rule", metavar="ID", help="Only this rule.")
@with_console
def test(console: Console, path: Path | None, rule: str | None) -> int:
    """Say what the rules find in PATH (`-`: standard input), by place and rule, without the values.

    Without PATH every rule's own examples and negatives are tried; exit 6 where one is not as it should be.
    """
    from ..ruling import try_examples, try_file

    return try_examples(console, rule) if path is None else try_file(console, path, rule)


@command.command()
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option(
    "--bundle", metavar="RUN", help="Instead: which files of this bundle would change under the rules in force."
)
@with_console
def diff(console: Console, before: str | None, after: str | None, bundle: str | None) -> int:
    """Compare two rulesets: `current`, a digest or version of `rules list --installed`, or a TOML file."""
    from ....domain.errors import Refused
    from ..ruling import diff_bundle, diff_rulesets

    if bundle is not None:
        if before is not None:
            raise Refused("give two rulesets, or --bundle RUN")
        return diff_bundle(console, bundle)
    if before is None:
        raise Refused("give two rulesets, or --bundle RUN", "`apprentice rules diff 1 current`")
    return diff_rulesets(console, before, after or "current")
