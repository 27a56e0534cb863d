"""How is a ruleset that was read and checked before read again without reading its patterns?

Under the digest of its texts and of the code that reads them: our own comes with the program (``rules/own.read``),
any other lies in the cache of compiled rules. JSON: nothing in it is run. What is damaged is read anew from the texts.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final, Protocol

import orjson

from ...projections import sanitizer
from ...projections.sanitizer import Rule, Ruleset
from ...projections.sanitizer.rules import Allow

SHIPPED: Final = "own.read"
_READERS: Final = ("rules.py", "expression.py", "literals.py")
"""Modules that decide what texts become; a change in one of them makes all that was kept old."""


class Keep(Protocol):
    """Where results are kept."""

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value``."""


def ruleset_of(texts: Mapping[str, str], keep: Keep, read: Callable[[Mapping[str, str]], Ruleset]) -> Ruleset:
    """The ruleset of ``texts``, from what is kept or by ``read``, whose errors pass through."""
    key = f"ruleset-{_digest(texts)}"
    for kept in (_SHIPPED, keep):
        found = kept.get(key)
        if found is not None:
            try:
                return _unpacked(orjson.loads(found))
            except (ValueError, TypeError, KeyError):
                pass  # damaged: read again below, and replaced
    ruleset = read(texts)
    keep.put(key, orjson.dumps(_packed(ruleset)))
    return ruleset


class _Shipped:
    """Our own rules as they were read when they were last changed."""

    def get(self, key: str) -> bytes | None:
        """The packed ruleset, if it is that of ``key``."""
        file = shipped_file()
        found, _, packed = file.read_bytes().partition(b"\n") if file.is_file() else (b"", b"", b"")
        return packed if found == orjson.dumps(key) else None


_SHIPPED: Final = _Shipped()


def shipped_file() -> Traversable:
    """Where our own rules lie as they were read."""
    return resources.files(sanitizer).joinpath("rules", SHIPPED)


def shipped(texts: Mapping[str, str], ruleset: Ruleset) -> bytes:
    """What is to lie there: a line with the key, then the ruleset, a rule a line."""
    packed = _packed(ruleset)
    rows = b",\n".join(orjson.dumps(row) for row in packed.pop("rules"))
    rest = orjson.dumps(packed)
    return b'%s\n%s,"rules":[\n%s\n]}\n' % (orjson.dumps(f"ruleset-{_digest(texts)}"), rest[:-1], rows)


def _digest(texts: Mapping[str, str]) -> str:
    folder = resources.files(sanitizer)
    code = [folder.joinpath(name).read_text("utf-8") for name in _READERS]
    return hashlib.sha256(json.dumps([code, sorted(texts.items())]).encode()).hexdigest()


def _packed(ruleset: Ruleset) -> dict[str, Any]:
    rules = [[dataclasses.asdict(rule), rule.long, rule.signs] for rule in ruleset.rules]
    allow = [dataclasses.asdict(entry) for entry in ruleset.allowlists]
    return {
        "name": ruleset.name,
        "version": ruleset.version,
        "rules": rules,
        "allow": allow,
        "unknown": ruleset.unknown,
        "sha256": [ruleset.sha256, ruleset.rules_sha256],
    }


def _unpacked(kept: dict[str, Any]) -> Ruleset:
    rules = tuple(_rule(*row) for row in kept["rules"])
    allow = tuple(_allow(entry) for entry in kept["allow"])
    ruleset = Ruleset(kept["name"], kept["version"], rules, allow, tuple(kept["unknown"]))
    whole, alone = kept["sha256"]
    vars(ruleset).update(sha256=whole, rules_sha256=alone)
    return ruleset


def _rule(values: dict[str, Any], long: bool, signs: list[str]) -> Rule:
    values["allowlists"] = [_allow(entry) for entry in values["allowlists"]]
    rule = Rule(**_frozen(values))
    # What these properties would work out of the pattern's tree, which is what reading costs.
    vars(rule).update(long=long, signs=tuple(signs))
    return rule


def _allow(values: dict[str, Any]) -> Allow:
    return Allow(**_frozen(values))


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
