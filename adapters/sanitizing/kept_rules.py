"""How is a ruleset that was read and checked before read again without reading its patterns?

Under the digest of its texts and of the code that reads them: our own comes with the program (``rules/own.read``),
any other lies in the cache of compiled rules. JSON: nothing in it is run. What is damaged is read anew from the texts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, Protocol, overload

import orjson

from ...domain.record import defaults_of, values_of
from ...projections import sanitizer
from ...projections.sanitizer import Rule, Ruleset
from ...projections.sanitizer.lookout import Lookout
from ...projections.sanitizer.marks import Marks
from ...projections.sanitizer.reach import Reach
from ...projections.sanitizer.rules import Allow

SHIPPED: Final = "own.read"
_READERS: Final = (
    "rules.py",
    "expression.py",
    "literals.py",
    "marks.py",
    "marking.py",
    "lookout.py",
    "reach.py",
    "scouting.py",
)
"""Modules that decide what texts become; a change in one of them makes all that was kept old."""

_WORKED_OUT: Final = ("long", "signs", "marks", "asked", "reach", "scout")
"""What a rule works out of its pattern; the order in ``_row``."""


class Keep(Protocol):
    """Where results are kept."""

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value``."""


def ruleset_of(texts: Mapping[str, str], keep: Keep, read: Callable[[Mapping[str, str]], Ruleset]) -> Ruleset:
    """The ruleset of ``texts``, from what is kept or by ``read``, whose errors pass through."""
    key = f"ruleset-{_digest(texts)}"
    for found, begin in _found(key, keep):
        try:
            return _unpacked(found, begin)
        except (ValueError, TypeError, KeyError):
            continue  # damaged: read again below, and replaced
    ruleset = read(texts)
    _borrow(ruleset)
    keep.put(key, _packed(ruleset))
    return ruleset


def _found(key: str, keep: Keep) -> Iterator[tuple[bytes, int]]:
    """Where the ruleset of that key lies: bytes, and where it begins in them."""
    line, ours = orjson.dumps(key) + b"\n", _shipped()
    if ours.startswith(line):
        yield ours, len(line)
    kept = keep.get(key)
    if kept is not None:
        yield kept, 0


def _borrow(ruleset: Ruleset) -> None:
    """What was worked out of the patterns of our own rules, for those that stand among an owner's: 5 s of work."""
    packed = _shipped()
    try:
        ours = _unpacked(packed, packed.index(b"\n") + 1, _code()).rules
    except (ValueError, TypeError, KeyError):
        return  # none, or not made by this code, or damaged: all of it is worked out again
    known = {(rule.regex, rule.nominate, rule.keywords): rule for rule in ours}
    for rule in ruleset.rules:
        twin = known.get((rule.regex, rule.nominate, rule.keywords))
        if twin is not None and twin.max_length == rule.max_length:
            vars(rule).update({name: vars(twin)[name] for name in _WORKED_OUT})


def _shipped() -> bytes:
    """Our own rules as they were read when they were last changed: a line with their key, then the ruleset."""
    file = shipped_file()
    return file.read_bytes() if file.is_file() else b""


def shipped_file() -> Path:
    """Where our own rules lie as they were read."""
    return Path(sanitizer.__file__).with_name("rules") / SHIPPED


def shipped(texts: Mapping[str, str], ruleset: Ruleset) -> bytes:
    """What is to lie there: a line with the key, then the ruleset."""
    return key_line(texts) + b"\n" + _packed(ruleset)


def key_line(texts: Mapping[str, str]) -> bytes:
    """The first line: under which key those texts are kept, read by this code."""
    return orjson.dumps(f"ruleset-{_digest(texts)}")


def _digest(texts: Mapping[str, str]) -> str:
    """SHA-256 of the texts and of what reads them; names and texts hold no NUL."""
    whole = hashlib.sha256(_code().encode())
    for name, text in sorted(texts.items()):
        whole.update(b"\0%s\0%s" % (name.encode(), text.encode()))
    return whole.hexdigest()


@cache
def _code() -> str:
    """Digest of the code that reads rules."""
    folder = Path(sanitizer.__file__)
    return hashlib.sha256(b"\0".join(folder.with_name(name).read_bytes() for name in _READERS)).hexdigest()


def _packed(ruleset: Ruleset) -> bytes:
    """A line with what is asked of all rules, then a rule a line: most are never read."""
    head = {
        "code": _code(),
        "name": ruleset.name,
        "version": ruleset.version,
        "allow": [values_of(entry) for entry in ruleset.allowlists],
        "unknown": ruleset.unknown,
        "lookout": [*ruleset.lookout],
        "sha256": [ruleset.sha256, ruleset.rules_sha256],
        "groups": sorted(ruleset.group_names),
        "long": sorted(ruleset.long),
    }
    rows = [orjson.dumps(_row(rule)) + b"\n" for rule in ruleset.rules]
    whole = b"".join(rows)
    head |= {"rows": hashlib.sha256(whole).hexdigest(), "sizes": [*map(len, rows)]}
    return orjson.dumps(head) + b"\n" + whole


def _row(rule: Rule) -> list[Any]:
    """What differs from a rule's defaults, then what its properties worked out of the pattern's tree."""
    told = values_of(rule) | {"allowlists": tuple(map(values_of, rule.allowlists))}
    values = {key: value for key, value in told.items() if value != _DEFAULTS.get(key)}
    marks, reach = [rule.marks.packed, rule.marks.choice], [*rule.reach]
    return [values, rule.long, rule.signs, marks, rule.asked, reach, rule.scout]


_DEFAULTS: Final = defaults_of(Rule)


def _unpacked(packed: bytes, begin: int = 0, code: str | None = None) -> Ruleset:
    """The ruleset that lies in ``packed`` from ``begin`` on; a megabyte, of which little is read, is not copied.

    Raises:
        ValueError, TypeError, KeyError: it is damaged, or was made by other code than ``code``.
    """
    end = packed.index(b"\n", begin)
    view = memoryview(packed)
    kept, rows = orjson.loads(view[begin:end]), view[end + 1 :]
    if code is not None and kept["code"] != code:
        raise ValueError("made by other code")
    if hashlib.sha256(rows).hexdigest() != kept["rows"]:
        raise ValueError("a rule is damaged")  # seen here: they are read one by one, in the middle of a bundle
    allow = tuple(_allow(entry) for entry in kept["allow"])
    ruleset = Ruleset(kept["name"], kept["version"], _Rules(rows, kept["sizes"]), allow, tuple(kept["unknown"]))
    whole, alone = kept["sha256"]
    vars(ruleset).update(sha256=whole, rules_sha256=alone, lookout=Lookout(*kept["lookout"]))
    vars(ruleset).update(group_names=frozenset(kept["groups"]), long=frozenset(kept["long"]))
    return ruleset


class _Rules(Sequence[Rule]):
    """The rules of a ruleset, each read when it is asked for. ``sizes``: the bytes of each row."""

    def __init__(self, rows: memoryview, sizes: Sequence[int]) -> None:
        self._rows = rows
        self._begins = [*accumulate(sizes, initial=0)]
        self._read: dict[int, Rule] = {}

    def __len__(self) -> int:
        return len(self._begins) - 1

    @overload
    def __getitem__(self, at: int) -> Rule: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Rule, ...]: ...

    def __getitem__(self, at: int | slice) -> Rule | tuple[Rule, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        rule = self._read.get(at)
        if rule is None:
            at = range(len(self))[at]
            row = self._rows[self._begins[at] : self._begins[at + 1]]
            rule = self._read[at] = _rule(*orjson.loads(row))
        return rule

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def _rule(
    values: dict[str, Any],
    long: bool,
    signs: list[str],
    marks: tuple[list[str], str],
    asked: list[str],
    reach: list[int],
    scout: str,
) -> Rule:
    """The rule, with what was worked out of its pattern."""
    for key, value in values.items():
        if type(value) is list:
            values[key] = tuple(map(_allow, value)) if key == "allowlists" else tuple(value)
    rule = Rule(**values)
    told = {"signs": tuple(signs), "marks": Marks(*marks), "asked": tuple(asked), "reach": Reach(*reach)}
    vars(rule).update(told, long=long, scout=scout)
    return rule


def _allow(values: dict[str, Any]) -> Allow:
    return Allow(**_frozen(values))


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
