"""What can be set for an agent in ``[agents.NAME]``, and is it set sensibly?"""

from __future__ import annotations

from collections.abc import Mapping

from ...domain.errors import Refused
from ...domain.nearest import nearest
from ...domain.record import record

STREAMS = ("steps", "claude", "codex", "opencode", "gemini", "atif", "lines", "none")
"""The stream kinds a custom agent can declare."""


@record
class AgentSettings:
    """One agent as configured. ``kind`` is the adapter; a name that is none needs ``argv`` and is custom.

    ``env`` and ``key_env`` are names of variables that are passed on, never values. ``args`` are added to the
    command line before ``--agent-arg``. ``user_config``: the user's own HOME and configuration of that agent.
    ``version_floor`` replaces the oldest version known to work, for those who know better. ``reports_cost``: a
    custom agent prints what it spends, so that ``--max-cost`` can be kept.
    """

    name: str
    kind: str
    argv: tuple[str, ...] = ()
    stdin: bool = False
    stream: str = "steps"
    path: str | None = None
    model: str | None = None
    base_url: str | None = None
    key_env: str | None = None
    args: tuple[str, ...] = ()
    env: tuple[str, ...] = ()
    user_config: bool = False
    sandbox: str | None = None
    version_floor: str | None = None
    reports_cost: bool = False


_EXPECTED = {"tuple[str, ...]": "a list of strings", "bool": "true or false"}


def read(name: str, table: Mapping[str, object], kinds: tuple[str, ...]) -> AgentSettings:
    """Make settings of a table as TOML gives it.

    Raises:
        Refused: an unknown key, a value of the wrong type, an unknown kind or stream, a custom agent without argv.
    """
    known = {key: str(type_) for key, type_ in AgentSettings.__annotations__.items() if key != "name"}
    values = {key: _value(name, key, value, known) for key, value in table.items()}
    kind = str(values.pop("kind", name if name in kinds else "custom"))
    if kind not in kinds:
        raise Refused(f"[agents.{name}] kind = `{kind}` is no kind of agent", _instead(kind, kinds))
    settings = AgentSettings(name, kind, **values)  # type: ignore[arg-type]  # checked against the fields just above
    if settings.stream not in STREAMS:
        raise Refused(
            f"[agents.{name}] stream = `{settings.stream}` is no stream kind", _instead(settings.stream, STREAMS)
        )
    if kind == "custom" and not settings.argv:
        raise Refused(
            f"[agents.{name}] has no argv", f'say what to run: [agents.{name}] argv = ["program", "{{prompt_file}}"]'
        )
    return settings


def _value(name: str, key: str, value: object, known: Mapping[str, str]) -> object:
    if key not in known:
        raise Refused(f"[agents.{name}] has an unknown key `{key}`", _instead(key, tuple(known)))
    type_ = known[key]
    if type_ == "tuple[str, ...]" and isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if type_ == "bool" and isinstance(value, bool):
        return value
    if type_.startswith("str") and isinstance(value, str):
        return value
    raise Refused(f"[agents.{name}] {key} = {value!r}", f"{key} is {_EXPECTED.get(type_, 'a string')}")


def _instead(word: str, known: tuple[str, ...]) -> str:
    close = nearest(word, known)
    return f"did you mean `{close[0]}`?" if close else f"there are {', '.join(known)}"
