"""Which settings are there, of which kind, and is a value one? Pure: takes values, gives values or refuses."""

from __future__ import annotations

import math
import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..domain.errors import Refused
from ..domain.later import later
from ..domain.nearest import nearest
from ..domain.record import record

MENTOR_MODES: Final = ("structural", "model-assisted", "expert-led", "hybrid")
"""As in ``domain.values.MentorMode``, which costs pydantic to import; a test compares them."""
MASKING: Final = ("standard", "none")


@record
class Key:
    """One setting: ``kind`` is ``text``, ``name`` (of an environment variable), ``count``, ``amount`` (both
    above zero) or ``list`` (of texts)."""

    kind: str
    help: str
    choices: tuple[str, ...] = ()


KEYS: Final[dict[str, Key]] = {
    "agent": Key("text", "the agent that works when --agent does not say"),
    "mentor_mode": Key("text", "who mentors", MENTOR_MODES),
    "provider": Key("text", "the mentor model's provider"),
    "model": Key("text", "the mentor model"),
    "base_url": Key("text", "the mentor model's endpoint, where it is not the provider's own"),
    "api_key_env": Key("name", "the NAME of the environment variable that holds the provider's key"),
    "mentor_timeout_s": Key("amount", "seconds one question to the mentor model may take, retries included"),
    "max_loops": Key("count", "attempts in a round, the first included"),
    "timeout_s": Key("amount", "seconds an attempt may take"),
    "idle_timeout_s": Key("amount", "seconds an agent may be silent"),
    "max_tokens": Key("count", "tokens an attempt may use"),
    "max_cost_usd": Key("amount", "US dollars an attempt may cost"),
    "masking": Key("text", "what is replaced in what is shared", MASKING),
    "notify": Key("list", "the command that is run when a session waits, was interrupted or ended"),
}
Table = Mapping[str, "str | int | float | bool | tuple[str, ...]"]
"""One ``[agents.NAME]`` table: texts, numbers, true or false, lists of texts."""

_SECRET_BEGINS: Final = later(
    r"(sk|pk|rk|ghp|gho|ghs|ghu|github_pat|glpat|xox[abpr]|AIza|AKIA|ASIA|hf|gsk|npm|pypi|eyJ)[-_]?[A-Za-z0-9_-]{16,}$"
)
_TOKEN: Final = later(r"[A-Za-z0-9_+=-]{32,}$")
_VARIABLE: Final = later(r"[A-Za-z_][A-Za-z0-9_]{0,63}$")


def looks_secret(text: str) -> bool:
    """A well-known beginning of keys, or a long run of letters and digits that nobody would type.

    A setting is a name, a number, a path or an argument; a mistake here costs a rename, a key in a file that
    is recorded with every session costs the key. An argument's value is looked at, too (``--token=...``).
    """
    last = re.split(r"[\s=:]", text)[-1]
    return any(_secret_word(word) for word in (text, last))


def _secret_word(word: str) -> bool:
    if _SECRET_BEGINS.match(word):
        return True
    kinds = sum(bool(re.search(kind, word)) for kind in ("[a-z]", "[A-Z]", "[0-9]"))
    mixed = kinds == 3 or re.fullmatch(r"[0-9a-f]{32,}", word) is not None
    return mixed and _TOKEN.match(word) is not None


def is_variable(text: str) -> bool:
    """Whether this can be the name of an environment variable, and is no key pasted in its place."""
    return _VARIABLE.match(text) is not None and not looks_secret(text)


def unknown(key: str, known: Iterable[str], where: str) -> Refused:
    """The error for a key nobody knows, with the one that was probably meant."""
    names = list(known)
    near = nearest(key, names)
    return Refused(
        f"unknown key `{key}` in {where}",
        f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(names)}",
    )


def from_text(key: str, text: str, where: str) -> object:
    """A value from the environment, where everything is text; lists are split as a shell would."""
    kind = KEYS[key].kind
    value: object = text
    try:
        if kind == "count":
            value = int(text)
        elif kind == "amount":
            value = float(text)
        elif kind == "list":
            value = shlex.split(text)
    except ValueError:
        value = text
    return typed(KEYS[key], value, where)


def typed(key: Key, value: object, where: str) -> object:
    """The value as its kind has it (lists become tuples, amounts floats).

    Raises:
        Refused: it is of another kind, or looks like a secret.
    """
    _no_secret(value, where)
    wanted, made = _READERS[key.kind](value)
    if made is None:
        shown = value if isinstance(value, str | int | float) else type(value).__name__
        raise Refused(f"{where} must be {wanted}, not `{shown}`")
    if key.choices and made not in key.choices:
        near = nearest(str(made), key.choices)
        raise Refused(
            f"{where} cannot be `{made}`", f"one of: {', '.join(key.choices)}" + (f" ({near[0]}?)" if near else "")
        )
    return made


def plain(value: object, where: str) -> str | int | float | bool | tuple[str, ...]:
    """A value of an agent's table. Raises Refused: a table in a table, a date, a mixed list, a secret."""
    _no_secret(value, where)
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise Refused(f"{where} must be a text, a number, true or false, or a list of texts")


def _no_secret(value: object, where: str) -> None:
    if any(looks_secret(text) for text in _texts(value)):
        raise Refused(
            f"{where} looks like a secret", "put it into an environment variable, and that variable's name here"
        )


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [item for item in values if isinstance(item, str)]


Read = tuple[str, Any]
"""What was wanted, in words, and the value as that, or None."""


def _text(value: object) -> Read:
    return "a text", value if isinstance(value, str) and value else None


def _name(value: object) -> Read:
    return "the name of an environment variable", value if isinstance(value, str) and _VARIABLE.match(value) else None


def _count(value: object) -> Read:
    return "a whole number above 0", value if type(value) is int and value > 0 else None


def _amount(value: object) -> Read:
    good = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value > 0
    return "a number above 0", float(value) if good and isinstance(value, int | float) else None


def _list(value: object) -> Read:
    good = isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    return "a list of texts", tuple(value) if good and isinstance(value, list | tuple) else None


_READERS: Final = {"text": _text, "name": _name, "count": _count, "amount": _amount, "list": _list}
