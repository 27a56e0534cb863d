"""What may be written into the settings, and is it sensible there? Names and values in, checked changes out."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from ...domain.errors import Refused
from ...domain.nearest import nearest
from ..agents.registry import KINDS
from ..agents.settings import read
from ..settings import Settings
from ..settings_text import Path as Keys
from ..settings_text import Value
from ..settings_values import KEYS, from_text, is_variable, plain, unknown

Changes = dict[Keys, Value | None]
_SWITCHES: Final = ("stdin", "user_config")
_LISTS: Final = ("argv", "args", "env")


def agent_changes(settings: Settings, name: str, given: Mapping[str, Any], default: bool) -> Changes:
    """The changes of ``configure agent``: ``given`` holds the keys of ``[agents.NAME]`` that were said, not None.

    Raises:
        Refused: no such agent, or what the table would say then cannot be used.
    """
    said = {key: _plain(name, key, value) for key, value in given.items()}
    table = {**settings.agents.get(name, {}), **said}
    if not table and name not in KINDS:
        raise _no_agent(name, (*KINDS, *settings.agents))
    read(name, table, KINDS)
    changes: Changes = {("agents", name, key): value for key, value in said.items()}
    if default or not said:
        changes["agent",] = name
    return changes


def model_changes(provider: str, model: str | None, api_key_env: str | None, base_url: str | None) -> Changes:
    """The changes of ``configure model``: what is not said again is taken away, since it belonged to another one.

    Raises:
        Refused: no such provider, a name that is none, or a value that looks like a secret.
    """
    _known_provider(provider)
    for url in filter(None, (base_url, provider if "://" in provider else None)):
        _public_url(url)
    said = {"provider": provider, "model": model, "api_key_env": api_key_env, "base_url": base_url}
    return {(key,): None if text is None else checked(key, text) for key, text in said.items()}


def set_changes(settings: Settings, key: str, words: Sequence[str]) -> Changes:
    """The change of ``configure set KEY VALUE``; KEY may be ``agents.NAME.KEY``. Raises Refused."""
    keys = keys_of(key)
    if len(keys) == 3:
        return agent_changes(settings, keys[1], {keys[2]: _agent_value(keys[2], words)}, False)
    name = keys[0]
    many = KEYS[name].kind == "list" and len(words) > 1
    if not many and len(words) != 1:
        raise Refused(f"`{name}` takes one value, not {len(words)}", "put quotes around it")
    value = checked(name, shlex.join(words) if many else words[0])
    if name == "agent" and value not in (*KINDS, *settings.agents):
        raise _no_agent(str(value), (*KINDS, *settings.agents))
    if name == "provider":
        _known_provider(str(value))
    return {keys: value}


def keys_of(key: str) -> Keys:
    """``max-loops`` and ``agents.codex.model`` as the file has them. Raises Refused: no such setting."""
    first, *rest = key.split(".")
    if first == "agents" and len(rest) >= 2:
        return "agents", ".".join(rest[:-1]), rest[-1].replace("-", "_")
    name = key.replace("-", "_")
    if name not in KEYS:
        raise unknown(name, [*KEYS, "agents.NAME.KEY"], "the settings")
    return (name,)


def checked(key: str, text: str) -> Value:
    """The value as the file has it. Raises Refused: of the wrong kind, not one of the choices, a secret, a bad URL."""
    value: Any = from_text(key, text, f"`{key}`")
    if key == "base_url":
        _public_url(text)
    return list(value) if isinstance(value, tuple) else value


def split(argv: str) -> list[str]:
    """One string as a command line, without a shell. Raises Refused: a quote is open, or there is nothing in it."""
    try:
        words = shlex.split(argv)
    except ValueError as error:
        raise Refused(f"`{argv}` cannot be split into words: {error}", "close the quotes in it") from error
    if not words:
        raise Refused("the command line is empty", "for example --argv 'my-agent --task {prompt_file}'")
    return words


def _agent_value(key: str, words: Sequence[str]) -> Value:
    if key in _LISTS:
        return list(words) if len(words) > 1 else split(words[0])
    text = " ".join(words)
    if key in _SWITCHES:
        if text not in {"true", "false"}:
            raise Refused(f"`{key}` is true or false, not `{text}`")
        return text == "true"
    return text


def _plain(name: str, key: str, value: object) -> Value:
    """One value of an agent's table, no secret in it."""
    where = f"`{key}` of `[agents.{name}]`"
    entry = plain(list(value) if isinstance(value, tuple) else value, where)
    names = (entry,) if key == "key_env" else entry if key == "env" and isinstance(entry, tuple) else ()
    for each in names:
        if not is_variable(str(each)):
            # Not repeated: whoever confuses name and value has typed a key here.
            raise Refused(f"{where} must be the name of an environment variable", "for example OPENAI_API_KEY")
    if key == "base_url":
        _public_url(str(entry))
    return list(entry) if isinstance(entry, tuple) else entry


def _public_url(url: str) -> None:
    """A URL without a key in it. What was typed is not repeated."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Refused(f"the URL cannot be read: {error}", "for example http://127.0.0.1:8000/v1") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Refused("the URL is not one of a server", "for example http://127.0.0.1:8000/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise Refused(
            f"the URL on host `{parts.hostname}` carries more than scheme, host and path",
            "put a key into an environment variable, and name that",
        )


def _known_provider(provider: str) -> None:
    from ..mentors.profiles import PROFILES

    if provider in PROFILES or provider.startswith(("http://", "https://")):
        return
    near = nearest(provider, PROFILES)
    meant = f"did you mean `{near[0]}`? " if near else ""
    raise Refused(
        f"there is no provider `{provider}`", f"{meant}one of {', '.join(PROFILES)}, or a server's http(s) URL"
    )


def _no_agent(name: str, known: Sequence[str]) -> Refused:
    near = nearest(name, known)
    meant = f"did you mean `{near[0]}`? " if near else ""
    return Refused(
        f"there is no agent `{name}`",
        f"{meant}one of your own: `apprentice configure agent {name} --argv 'PROGRAM {{prompt_file}}'`",
    )
