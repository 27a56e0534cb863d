"""How does one setting change in a TOML text while every other line stays as the user wrote it? Pure.

The text is cut into statements, one statement is replaced, added or taken away, and the result is parsed and compared
with what it should mean. Where that does not agree (a table written inline, dotted keys) nothing is changed and the
user is told what to write.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from ..domain.errors import Refused

Value = str | int | float | bool | Sequence[str]
Path = tuple[str, ...]
"""``("agent",)``, or ``("agents", "codex", "model")``."""
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ASSIGNED: Final = re.compile(r"""\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')\s*=[ \t]*""")


class Statement(NamedTuple):
    """Some lines that belong together. ``path`` is what they set, or the table they open; None: blank or comment."""

    text: str
    path: Path | None = None
    header: bool = False


def changed(text: str, path: Path, value: Value | None) -> str:
    """The text with ``path`` set to ``value``; None takes the setting away. What it already says is not touched.

    Raises:
        Refused: the text is not TOML, or the setting is written in a way that only its author should edit.
    """
    before = _parsed(text)
    wanted = _with(before, path, value)
    if wanted == before:
        return text
    new = "".join(statement.text for statement in _edited(statements(text), path, value, _newline(text)))
    if _parsed(new, text) != wanted:
        raise _by_hand(path, value)
    return new


def statements(text: str) -> list[Statement]:
    """The text in pieces; joined they are the text. It must be TOML."""
    found: list[Statement] = []
    table: Path = ()
    piece = ""
    for line in _LINE.findall(text):
        piece += line
        try:
            meaning = tomllib.loads(piece)
        except tomllib.TOMLDecodeError:
            continue  # a list or a text that goes on in the next line
        header = bool(meaning) and piece.lstrip().startswith("[")
        named = _first_path(meaning) if meaning else None
        if header and named is not None:
            table = named
        found.append(Statement(piece, named if header or named is None else (*table, *named), header))
        piece = ""
    return [*found, Statement(piece)] if piece else found


def _edited(found: list[Statement], path: Path, value: Value | None, newline: str) -> list[Statement]:
    at = next((n for n, s in enumerate(found) if s.path == path and not s.header), None)
    if value is None:
        return [s for n, s in enumerate(found) if n != at]
    if at is not None:
        return [*found[:at], Statement(_replaced(found[at].text, value, newline)), *found[at + 1 :]]
    line = Statement(f"{_key(path[-1])} = {toml(value)}{newline}")
    place = _place(found, path[:-1])
    if place is None:
        blank = newline if found else ""
        opened = Statement(f"{blank}[{'.'.join(map(_key, path[:-1]))}]{newline}")
        return [*_ended(found, newline), opened, line]
    after = found[place:]
    gap = [Statement(newline)] if after and (after[0].header or after[0].text.lstrip().startswith("#")) else []
    return [*_ended(found[:place], newline), line, *gap, *after]


def _place(found: list[Statement], table: Path) -> int | None:
    """Where a new key of the table goes: behind its last one; None: there is no such table."""
    opened = next((n for n, s in enumerate(found) if s.header and s.path == table), None) if table else -1
    if opened is None:
        return None
    end = next((n for n in range(opened + 1, len(found)) if found[n].header), len(found))
    keys = [n for n in range(opened + 1, end) if found[n].path is not None]
    if keys:
        return keys[-1] + 1
    if table:
        return opened + 1
    while 0 < end < len(found) and found[end - 1].text.lstrip().startswith("#"):
        end -= 1  # the comment above the first table is about that table
    return end


def _replaced(text: str, value: Value, newline: str) -> str:
    """The assignment with another value; the comment behind it stays."""
    assigned = _ASSIGNED.match(text)
    if assigned is None:
        return text  # a dotted key: the comparison afterwards refuses it
    return f"{assigned[0]}{toml(value)}{_comment(text[assigned.end() :])}{newline if text.endswith(newline) else ''}"


def _comment(rest: str) -> str:
    """What follows the old value on its last line: blanks and a comment, or nothing."""
    last = rest.rstrip("\r\n").rpartition("\n")[2]
    for number, character in enumerate(last):
        if character == "#" and _means_the_same(rest, last[number:]):
            blanks = len(last[:number]) - len(last[:number].rstrip())
            return last[number - blanks :]
    return ""


def _means_the_same(rest: str, comment: str) -> bool:
    """Whether the value is complete without what may be a comment."""
    try:
        return bool(
            tomllib.loads(f"v = {rest}") == tomllib.loads(f"v = {rest.rstrip().removesuffix(comment.rstrip())}")
        )
    except tomllib.TOMLDecodeError:
        return False


def _ended(found: list[Statement], newline: str) -> list[Statement]:
    """The same, its last line ended."""
    if not found or found[-1].text.endswith("\n"):
        return found
    return [*found[:-1], found[-1]._replace(text=found[-1].text + newline)]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _first_path(meaning: Mapping[str, Any]) -> Path:
    """The keys that one statement names, outermost first."""
    names: list[str] = []
    inner: Any = meaning
    while isinstance(inner, dict) and len(inner) == 1:
        name, inner = next(iter(inner.items()))
        names.append(name)
    return tuple(names)


def _with(document: Mapping[str, Any], path: Path, value: Value | None) -> dict[str, Any]:
    """The document's meaning after the change."""
    first, *rest = path
    if rest:
        inner = document.get(first, {})
        below = _with(inner if isinstance(inner, dict) else {}, tuple(rest), value)
        return dict(document) if value is None and first not in document else {**document, first: below}
    kept = {name: entry for name, entry in document.items() if name != first}
    if value is None:
        return kept
    plain = value if isinstance(value, str | int | float | bool) else list(value)
    return {**document, first: plain}


def _parsed(text: str, instead: str | None = None) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if instead is not None:
            return {}
        raise Refused(f"settings.toml is not TOML: {error}", "correct that line first") from error


def _by_hand(path: Path, value: Value | None) -> Refused:
    name = ".".join(path)
    what = f"write {name} = {toml(value)} there" if value is not None else f"take {name} out there"
    return Refused(f"`{name}` is written in settings.toml in a way that is not edited from here", f"{what} yourself")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name)


def toml(value: Value) -> str:
    """A value as TOML writes it. Raises Refused: a text that is not Unicode."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            raise Refused("a setting must be Unicode text", "give it in UTF-8")
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return "[" + ", ".join(toml(each) for each in value) + "]"
