"""What is in force here, and who said so? Flags, then ``APPRENTICE_*``, then ``<home>/settings.toml``, then defaults.

A key is named by the environment variable that holds it, never by its value: whatever looks like one is refused,
wherever it stands, and is not repeated in the error.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ..domain.errors import ApprenticeError, Refused
from ..domain.record import fresh, record, values_of
from .home import home_of, make_home
from .settings_values import KEYS, Table, from_text, plain, typed, unknown

FILE: Final = "settings.toml"

__all__ = ["Settings", "home_of", "load", "make_home"]


@record
class Settings:  # noqa: PLW1641 - its tables are dictionaries: never hashed
    """The settings in force. Durations in seconds, cost in US dollars; ``notify`` is an argv, run without a shell.

    ``agents`` are the ``[agents.NAME]`` tables; which keys an agent knows is its adapter's business.
    """

    agent: str | None = None
    mentor_mode: str | None = None
    provider: str | None = None
    model: str | None = None
    base_url: str | None = None
    api_key_env: str | None = None
    mentor_timeout_s: float = 180.0
    max_loops: int = 3
    timeout_s: float = 900.0
    idle_timeout_s: float = 300.0
    max_tokens: int | None = None
    max_cost_usd: float | None = None
    masking: str = "standard"
    notify: tuple[str, ...] = ()
    agents: Mapping[str, Table] = fresh(factory=dict)
    origins: Mapping[str, str] = fresh(factory=dict)

    def __eq__(self, other: object) -> bool:
        """Settings are the same whoever said so."""
        return self.values() == other.values() if isinstance(other, Settings) else NotImplemented

    def origin(self, key: str) -> str:
        """Who said so: ``flag``, ``environment NAME``, ``file PATH`` or ``default``. Agents' keys: ``agents.NAME``."""
        return self.origins.get(key, "default")

    def values(self) -> dict[str, Any]:
        """All of it as plain values, for JSON."""
        return {name: _plain(value) for name, value in values_of(self).items() if name != "origins"}

    def as_document(self) -> bytes:
        """Canonical JSON, for the blob that ``SessionStarted`` names: same settings, same bytes."""
        return json.dumps(self.values(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: dict(sorted(table.items())) for name, table in sorted(value.items())}
    return value


def load(home: Path, environ: Mapping[str, str] | None = None, flags: Mapping[str, Any] | None = None) -> Settings:
    """The settings in force. ``flags`` holds parsed values by key; None is a flag that was not given.

    Raises:
        Refused: an unknown key, a value of the wrong kind, or one that looks like a secret (exit 2).
    """
    path = home / FILE
    found: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key, value in _file(path).items():
        found[key] = _agents(value, path, origins) if key == "agents" else _from_file(key, value, path)
        origins[key] = f"file {path}"
    for key in KEYS:
        name = f"APPRENTICE_{key.upper()}"
        text = (os.environ if environ is None else environ).get(name)
        if text:
            found[key] = from_text(key, text, f"environment variable {name}")
            origins[key] = f"environment {name}"
    for key, value in (flags or {}).items():
        if value is not None:
            found[key] = typed(KEYS[key], value, f"the flag for {key}")
            origins[key] = "flag"
    return Settings(**found, origins=origins)


def _file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ApprenticeError(f"cannot read `{path}`: {error.strerror}", "check its owner and mode") from error
    import tomllib  # 17 ms, and most homes have no file

    try:
        return tomllib.loads(text.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"`{path}` is not TOML: {error}", "correct that line, or move the file away") from error


def _from_file(key: str, value: object, path: Path) -> object:
    if key not in KEYS:
        raise unknown(key, [*KEYS, "agents"], f"`{path}`")
    return typed(KEYS[key], value, f"`{key}` in `{path}`")


def _agents(value: object, path: Path, origins: dict[str, str]) -> dict[str, Table]:
    if not isinstance(value, dict):
        raise Refused(f"`agents` in `{path}` is not a table", 'write `[agents.NAME]` and `argv = ["..."]` below it')
    agents: dict[str, Table] = {}
    for name, table in value.items():
        where = f"`[agents.{name}]` in `{path}`"
        if not isinstance(table, dict):
            raise Refused(f"{where} is not a table", f'write `[agents.{name}]` and `argv = ["..."]` below it')
        agents[name] = {key: plain(entry, f"`{key}` of {where}") for key, entry in table.items()}
        origins[f"agents.{name}"] = f"file {path}"
    return agents
