"""Change the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..talking import Console, with_console

if TYPE_CHECKING:
    from ..configuring import Changes


@click.group(name="configure")
def command() -> None:
    """Change settings.toml; comments and everything else in it stay. Keys are named by their variable, never written.

    `apprentice settings --show-origin` shows what is in force, and who said so.
    """


@command.command()
@click.argument("name")
@click.option("--default", is_flag=True, help="Let it work when --agent does not say (also: without any option).")
@click.option("--kind", metavar="KIND", help="Which agent it is, where NAME is a name of your own.")
@click.option("--argv", metavar="ARGV", help="What to run, as one string: 'my-agent --task {prompt_file}'.")
@click.option("--stdin/--no-stdin", default=None, help="Whether the prompt comes on standard input, too.")
@click.option("--stream", metavar="STREAM", help="What it prints: steps, claude, codex, ..., lines or none.")
@click.option("--path", metavar="PATH", help="The executable, where it is not found by its name.")
@click.option("--model", metavar="MODEL", help="The model it is to use.")
@click.option("--base-url", metavar="URL", help="The endpoint it is to use.")
@click.option("--key-env", metavar="NAME", help="The environment variable that holds its key.")
@click.option("--arg", "args", multiple=True, metavar="ARG", help="Added to its command line (repeatable).")
@click.option("--env", multiple=True, metavar="NAME", help="A variable that is passed on to it (repeatable).")
@click.option("--sandbox", metavar="MODE", help="Codex: how it confines itself.")
@click.option("--user-config/--own-config", default=None, help="Whether it uses your own HOME and configuration.")
@with_console
def agent(
    console: Console,
    name: str,
    default: bool,
    argv: str | None,
    args: tuple[str, ...],
    env: tuple[str, ...],
    **texts: str | bool | None,
) -> None:
    """Say how the agent NAME is run, and which one works by default."""
    from ..configuring import agent_changes, split
    from ..readiness import say_agent

    given: dict[str, object] = {key: value for key, value in texts.items() if value is not None}
    given |= {"argv": split(argv)} if argv is not None else {}
    given |= {key: value for key, value in (("args", args), ("env", env)) if value}
    _apply(console, agent_changes(console.settings(), name, given, default))
    say_agent(console, name)


@command.command()
@click.argument("provider")
@click.option("--model", metavar="MODEL", help="The model (default: the provider's usual one).")
@click.option("--api-key-env", metavar="NAME", help="The environment variable that holds the key.")
@click.option("--base-url", metavar="URL", help="Another endpoint than the provider's own.")
@with_console
def model(console: Console, provider: str, model: str | None, api_key_env: str | None, base_url: str | None) -> None:
    """Say which model mentors: PROVIDER is openai, openrouter, google, anthropic, or a server's URL."""
    from ..configuring import model_changes
    from ..readiness import say_provider

    _apply(console, model_changes(provider, model, api_key_env, base_url))
    say_provider(console)


command.add_command(model, "mentor")


@command.command(name="set")
@click.argument("key")
@click.argument("value", nargs=-1, required=True)
@with_console
def set_(console: Console, key: str, value: tuple[str, ...]) -> None:
    """Set KEY to VALUE; KEY is a name that `apprentice settings` shows, or agents.NAME.KEY."""
    from ..configuring import set_changes

    _apply(console, set_changes(console.settings(), key, value))


@command.command()
@click.argument("key")
@with_console
def unset(console: Console, key: str) -> None:
    """Take KEY out of the file, so that its default is in force again."""
    # Also what no setting is called: somebody has to get a mistake out of the file.
    keys = tuple(key.split("."))
    inner = ("agents", ".".join(keys[1:-1]), keys[-1]) if keys[0] == "agents" and len(keys) > 2 else (key,)
    _apply(console, {inner: None})


def _apply(console: Console, changes: Changes) -> None:
    """Write them, and say what is in force if it is not what was just said."""
    from ...settings_file import change

    changed = change(console.home, changes)
    path = console.home / "settings.toml"
    said = {".".join(keys): value for keys, value in changes.items()}
    if console.json:
        console.document({"path": str(path), "changed": changed, "settings": said})
        return
    for name, value in said.items():
        if value is not None:
            console.line(f"{name} = {_shown(value)}")
    console.say(f"written to {path}" if changed else f"{path} said so already")
    _say_what_wins(console, changes)


def _say_what_wins(console: Console, changes: Changes) -> None:
    from ....domain.errors import Refused

    try:
        settings = console.settings()
    except Refused as error:
        console.say(f"hint: the file cannot be used yet: {error}")
        return
    for keys in changes:
        origin = settings.origin(keys[0])
        if len(keys) == 1 and origin.startswith("environment"):
            console.say(f"hint: {keys[0]} is set by {origin}, which wins over the file")


def _shown(value: object) -> str:
    from ...settings_text import toml
    from ..text import harmless

    return harmless(toml(value))  # type: ignore[arg-type]  # what was written is what TOML can write
