"""Which rules could match in this piece of text? Hyperscan answers where it is installed, Aho-Corasick elsewhere.

A nomination is only a hint: ``confirm`` lets RE2 decide over the same bytes, so both paths give the same findings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from .errors import RulesetError
from .rules import Rule

if TYPE_CHECKING:
    from hyperscan import Database


class Nominator(Protocol):
    """Names the rules (by index) that may match in a text; never misses one that does."""

    def nominate(self, text: bytes) -> Sequence[int]:
        """Indexes of rules, sorted."""
        ...


class Cache(Protocol):
    """Where compiled rules are kept between runs; the caller decides where that is."""

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        ...


class KeywordNominator:
    """Rules whose keyword occurs, and all rules without keywords."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        words = sorted({word for rule in rules for word in rule.keywords})
        self._always = [index for index, rule in enumerate(rules) if not rule.keywords]
        self._owners = [[i for i, rule in enumerate(rules) if word in rule.keywords] for word in words]
        self._automaton = BytesAhoCorasick([word.encode() for word in words]) if words else None

    def nominate(self, text: bytes) -> Sequence[int]:
        """Indexes of rules, sorted."""
        if self._automaton is None:
            return self._always
        words = {found[0] for found in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True)}
        return sorted({*self._always, *(index for word in words for index in self._owners[word])})


class HyperscanNominator:
    """Rules whose pattern matches somewhere; one pass whatever their number. Not for use by two threads at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._found: list[int] = []
        self._on_match: Callable[..., None] = lambda index, *_: self._found.append(index)

    def nominate(self, text: bytes) -> Sequence[int]:
        """Indexes of rules, sorted."""
        self._found.clear()
        self._database.scan(text, match_event_handler=self._on_match)
        return sorted(self._found)


WORTH_COMPILING = 2 * 1024 * 1024
"""Bytes after which compiling for hyperscan (seconds) pays for itself; a small bundle is read before it is done."""


class PatientNominator:
    """Keywords until there is enough to read, hyperscan from then on; both nominate what ``confirm`` then agrees on."""

    def __init__(self, rules: Sequence[Rule], key: str, cache: Cache | None, patience: int) -> None:
        """``patience``: bytes that are read by keywords first; a negative number means none at all."""
        self._rules, self._key, self._cache, self._patience = rules, key, cache, patience
        self._seen = 0
        self._now: Nominator = KeywordNominator(rules) if patience >= 0 else self._quick()

    def _quick(self) -> Nominator:
        return hyperscan_nominator(self._rules, self._key, self._cache) or KeywordNominator(self._rules)

    def nominate(self, text: bytes) -> Sequence[int]:
        """Indexes of rules, sorted."""
        before, self._seen = self._seen, self._seen + len(text)
        if before <= self._patience < self._seen:
            self._now = self._quick()
        return self._now.nominate(text)


def hyperscan_nominator(rules: Sequence[Rule], key: str, cache: Cache | None) -> HyperscanNominator | None:
    """Compile, or load from ``cache``; ``None`` where hyperscan is not installed.

    Raises:
        RulesetError: hyperscan does not take a rule's pattern.
    """
    try:
        import hyperscan
    except ImportError:
        return None
    key = f"hyperscan-{hyperscan.__version__ if hasattr(hyperscan, '__version__') else 0}-{key}"
    kept = cache.get(key) if cache else None
    if kept is not None:
        try:
            database = hyperscan.loadb(kept, hyperscan.HS_MODE_BLOCK)
            database.scratch = hyperscan.Scratch(database)
            return HyperscanNominator(database)
        except hyperscan.HyperscanError:
            pass  # made by another build or on another processor: compiled again below, and replaced
    database = compile_database(rules)
    if cache:
        cache.put(key, hyperscan.dumpb(database))
    return HyperscanNominator(database)


def compile_database(rules: Sequence[Rule]) -> Database:
    """One hyperscan database of all patterns; names the first rule that does not compile."""
    import hyperscan

    flags = hyperscan.HS_FLAG_SINGLEMATCH
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    try:
        database.compile(
            expressions=[rule.regex.encode() for rule in rules], ids=list(range(len(rules))), flags=[flags] * len(rules)
        )
    except hyperscan.HyperscanError as error:
        for rule in rules:
            try:
                hyperscan.Database().compile(expressions=[rule.regex.encode()], ids=[0], flags=[flags])
            except hyperscan.HyperscanError as reason:
                raise RulesetError(
                    f"rule `{rule.id}` does not compile in hyperscan: {reason}: {rule.regex!r}"
                ) from error
        raise RulesetError(f"the rules do not compile together in hyperscan: {error}") from error
    return database
