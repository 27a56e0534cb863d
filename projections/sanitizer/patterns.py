"""When is a set of patterns worth compiling for hyperscan, and which of them match in a text?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from .errors import RulesetError
from .loosened import VERSION as LOOSENED
from .loosened import loosened
from .rules import Rule

if TYPE_CHECKING:
    from hyperscan import Database

WORTH = 16 * 1024 * 1024
"""Bytes that are searched for one set without a database before one is compiled: about what compiling costs."""


class Cache(Protocol):
    """Where compiled rules are kept between runs; the caller decides where that is."""

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        ...


class Compiled:
    """Expressions as a hyperscan database, loaded when it is in the cache, else compiled once it pays.

    ``digest`` names them in the cache; they are asked for when they are compiled. ``words``: they are no patterns, and
    their case does not count. Without hyperscan there is never a database.
    """

    def __init__(
        self, expressions: Callable[[], Sequence[bytes]], digest: str, cache: Cache | None, worth: int, *, words: bool
    ) -> None:
        self._expressions = expressions
        self._literal = words
        self._key = f"hyperscan-{'long-words' if words else 'patterns'}-{digest}"
        self._cache = cache
        self._left = worth
        self._looked = self._refused = False
        self._database: Database | None = None
        self._found: list[int] = []
        self._on_match: Callable[..., None] = lambda index, *_: self._found.append(index)

    def matching(self, text: bytes) -> list[int] | None:
        """Which expressions match in ``text``, which ends in ``loosened.END``; ``None``: there is no database (yet)."""
        if self._database is None and (self._refused or not self._ready(len(text))):
            return None
        assert self._database is not None
        self._found = []
        self._database.scan(text, match_event_handler=self._on_match)
        return self._found

    def compile(self) -> None:
        """Load or compile it now. Raises RulesetError: hyperscan does not take a pattern."""
        self._ready(self._left)

    def _ready(self, size: int) -> bool:
        """Whether there is a database; ``size`` more bytes want it."""
        if not self._looked:
            self._looked = True
            self._database = self._load()
        self._left -= size
        if self._database is None and self._left <= 0:
            self._make()
        return self._database is not None

    def _make(self) -> None:
        self._refused = True  # should it raise: RE2, which took the patterns, does without hyperscan from then on
        expressions = self._expressions()
        if not expressions or not installed():
            return
        self._database = compile_database(expressions, literal=self._literal)
        self._keep(self._database)
        self._refused = False

    def _load(self) -> Database | None:
        kept = self._cache.get(self._key) if self._cache else None
        if kept is None or not installed():
            return None
        import hyperscan

        try:
            database = hyperscan.loadb(kept, hyperscan.HS_MODE_BLOCK)
            database.scratch = hyperscan.Scratch(database)
        except hyperscan.HyperscanError:
            return None  # made by another build or on another processor: compiled again, and replaced
        return database

    def _keep(self, database: Database) -> None:
        import hyperscan

        if self._cache:
            self._cache.put(self._key, hyperscan.dumpb(database))


class Patterns:
    """The patterns of some rules (index, rule)."""

    def __init__(self, rules: Sequence[tuple[int, Rule]], cache: Cache | None, worth: int) -> None:
        self._rules = rules
        hints = [rule.hint for _, rule in rules]
        digest = hashlib.sha256(json.dumps([LOOSENED, *hints]).encode()).hexdigest()
        self._compiled = Compiled(lambda: [loosened(hint) for hint in hints], digest, cache, worth, words=False)

    @property
    def indexes(self) -> list[int]:
        """The rules' indexes."""
        return [index for index, _ in self._rules]

    def among(self, wanted: Sequence[int], text: bytes) -> Sequence[int]:
        """Which of the rules ``wanted`` may match in ``text``, which ends in ``loosened.END``."""
        try:
            found = self._compiled.matching(text)
        except RulesetError:
            return wanted  # `compile` is where it is told; here all of them are left to RE2
        if found is None:
            return wanted
        return [index for index in {self._rules[number][0] for number in found} if index in wanted]

    def compile(self) -> None:
        """Compile now. Raises RulesetError: hyperscan does not take a rule's pattern; names it."""
        try:
            self._compiled.compile()
        except RulesetError as error:
            for _, rule in self._rules:
                try:
                    compile_database([loosened(rule.hint)])
                except RulesetError as reason:
                    raise RulesetError(f"rule `{rule.id}`: {reason}: {rule.hint!r}") from error
            raise


def installed() -> bool:
    """Whether hyperscan is there."""
    try:
        import hyperscan  # noqa: F401 - is it there?
    except ImportError:
        return False
    return True


def compile_database(expressions: Sequence[bytes], *, literal: bool = False) -> Database:
    """One hyperscan database; each expression is reported once a text.

    Raises:
        RulesetError: hyperscan does not take one of them.
    """
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    count = len(expressions)
    flags = [hyperscan.HS_FLAG_SINGLEMATCH | (hyperscan.HS_FLAG_CASELESS if literal else 0)] * count
    try:
        database.compile(expressions=list(expressions), ids=list(range(count)), flags=flags, literal=literal)
    except hyperscan.HyperscanError as error:
        raise RulesetError(f"does not compile in hyperscan: {error}") from error
    return database
