"""When is a set of patterns worth compiling for hyperscan, and which of them match in a text?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from .errors import RulesetError
from .rules import Rule

if TYPE_CHECKING:
    from hyperscan import Database  # type: ignore[import-untyped]

WORTH = 16 * 1024 * 1024
"""Bytes that are searched for one set without a database before one is compiled: about what compiling costs."""


END = b"\n"
"""A line end behind the text that is searched, where ``$`` matches as well."""
LOOSENED = "4"
"""Part of the name of what is kept compiled; raised when ``loosened`` makes other patterns of the same rules."""


class Cache(Protocol):
    """Where compiled rules are kept between runs; the caller decides where that is."""

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        ...


class Expression(NamedTuple):
    """What hyperscan looks for, and the number it is named by, which others may share; all its ends are told or one."""

    pattern: bytes
    number: int
    once: bool = True


class Compiled:
    """Expressions as a hyperscan database, loaded when it is in the cache, else compiled once it pays.

    ``digest`` names them in the cache; they are asked for when they are compiled. ``words``: they are no patterns, and
    their case does not count. Without hyperscan there is never a database.
    """

    def __init__(
        self,
        expressions: Callable[[], Sequence[Expression]],
        digest: str,
        cache: Cache | None,
        worth: int,
        *,
        words: bool = False,
    ) -> None:
        self._expressions = expressions
        self._literal = words
        self._key = f"hyperscan-{'long-words' if words else 'patterns'}-{digest}"
        self._cache = cache
        self._left = worth
        self._looked = self._refused = False
        self._database: Database | None = None
        self._found: list[tuple[int, int]] = []
        self._on_match: Callable[..., None] = lambda number, _, end, *__: self._found.append((number, end))

    def matching(self, text: bytes) -> list[tuple[int, int]] | None:
        """Which expressions (by number) match in ``text``, which ends in ``END``, and where they end.

        ``None``: there is no database (yet).
        """
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
    """The patterns of some rules (index, rule); ``indexes`` are those of the rules."""

    def __init__(self, rules: Sequence[tuple[int, Rule]], cache: Cache | None, worth: int) -> None:
        self._rules = rules
        self.indexes = frozenset(index for index, _ in rules)
        hints = [rule.hint for _, rule in rules]
        digest = hashlib.sha256(json.dumps([LOOSENED, *hints]).encode()).hexdigest()
        self._compiled = Compiled(self._expressions, digest, cache, worth)

    def _expressions(self) -> Sequence[Expression]:
        """Each is named at all its ends, if those say where its matches may lie."""
        from .loosened import in_pieces

        return [
            Expression(piece, number, once=rule.reach.lines < 0)
            for number, (_, rule) in enumerate(self._rules)
            for piece in in_pieces(rule.hint)
        ]

    def among(self, wanted: Collection[int], text: bytes) -> Mapping[int, Sequence[int]]:
        """Which of the rules ``wanted`` may match in ``text``, which ends in ``END``.

        Of each the places where its hint ends; where none is told, anywhere.
        """
        try:
            found = self._compiled.matching(text)
        except RulesetError:
            found = None  # `compile` is where it is told; here all of them are left to RE2
        if found is None:
            return dict.fromkeys(wanted, ())
        if not found:
            return {}
        ends: dict[int, list[int]] = {}
        for number, end in found:
            ends.setdefault(number, []).append(end)
        named = ((self._rules[number][0], places) for number, places in ends.items())
        return {index: places for index, places in named if index in wanted}

    def compile(self) -> None:
        """Compile now. Raises RulesetError: hyperscan does not take a rule's pattern; names it."""
        from .loosened import loosened

        try:
            self._compiled.compile()
        except RulesetError as error:
            for _, rule in self._rules:
                try:
                    compile_database([Expression(loosened(rule.hint), 0)])
                except RulesetError as reason:
                    raise RulesetError(f"rule `{rule.id}`: {reason}: {rule.hint!r}") from error
            raise


@cache
def installed() -> bool:
    """Whether hyperscan is there, with an engine that misses nothing.

    Packages from 0.7 on bring another one, whose 5.4.12 passes over matches: one in 7,000 of the texts drawn for our
    rules, such as ``[ ]-(?:[a-z]*-)?(?:pass|[a-z]{2,}word)=`` behind forty letters (vectorscan's pull request 368).
    """
    try:
        import hyperscan
    except ImportError:
        return False
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[b"a"], ids=[0], flags=[0])
    return f"Version: {ENGINE} " in str(database.info())


ENGINE = "5.4.2"
"""The last hyperscan; with it none of 440,000 drawn texts is missed."""


def compile_database(expressions: Sequence[Expression], *, literal: bool = False) -> Database:
    """One hyperscan database of patterns, or of words whose case does not count.

    Raises:
        RulesetError: hyperscan does not take one of them.
    """
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    case = hyperscan.HS_FLAG_CASELESS if literal else 0
    flags = [(hyperscan.HS_FLAG_SINGLEMATCH if each.once else 0) | case for each in expressions]
    texts, numbers = [each.pattern for each in expressions], [each.number for each in expressions]
    try:
        database.compile(expressions=texts, ids=numbers, flags=flags, literal=literal)
    except hyperscan.HyperscanError as error:
        raise RulesetError(f"does not compile in hyperscan: {error}") from error
    return database
