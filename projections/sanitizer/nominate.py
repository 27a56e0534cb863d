"""Which rules could match in this piece of text? Words say it first, hyperscan then, where it is installed.

A nomination is only a hint: ``confirm`` lets RE2 decide over the same bytes, so all paths give the same findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from .lookout import Watcher
from .patterns import END, WORTH, Cache, Compiled, Expression, Patterns
from .rules import Rule, Ruleset

__all__ = ["WORTH", "Cache", "MarkNominator", "Nominator", "PatternNominator"]


class Nominator(Protocol):
    """Names the rules (by index) that may match in a text; never misses one that does."""

    def nominate(self, text: bytes, among: frozenset[int] | None = None) -> Mapping[int, Sequence[int]]:
        """Indexes of rules, in their order; of those ``among`` which alone it is asked.

        Each with the places where its hint ends (see ``reach``); where none is told, it may match anywhere.
        """
        ...


class MarkNominator:
    """The rules whose words stand where they may, and all rules that need none.

    ``ready`` are rules whose patterns are compiled: trying one costs no more than looking for its other words.
    """

    def __init__(self, ruleset: Ruleset, ready: Container[int] = ()) -> None:
        self._rules, self._ready = ruleset.rules, ready
        self.always = frozenset(ruleset.lookout.always)
        self.watcher = Watcher(ruleset.lookout)

    def nominate(self, text: bytes, among: frozenset[int] | None = None) -> Mapping[int, Sequence[int]]:
        """Indexes of rules; each may match anywhere."""
        lowered = text.lower()
        found = self.watcher.concerned(lowered) | self.always
        wanted = sorted(found if among is None else found & among)
        if len(text) <= SHORT:
            told = lowered.decode("latin-1")
            wanted = [index for index in wanted if index in self._ready or _concerns(self._rules[index], told)]
        return dict.fromkeys(wanted, ())


def _concerns(rule: Rule, lowered: str) -> bool:
    """Whether all that a rule needs besides its best words stands in a short text, a character a byte, too."""
    asked = rule.asked
    there = not asked or any(word.encode().decode("latin-1") in lowered for word in asked)
    return there and rule.marks.others_stand(lowered)


SHORT = 8 * 1024
"""Bytes of a text in which words are looked for one by one; in a longer one the pattern itself is tried as soon."""
WORDS_WORTH = 256 * 1024
"""Bytes after which the words are compiled for hyperscan: it takes a twentieth of a second."""


class PatternNominator:
    """Of the rules whose words stand there, those whose patterns match; in small sets, each compiled when it pays.

    One database of all patterns is slower than several after one another (23 and 36 MB/s), and far slower
    than asking first which of them are concerned. Not for use by two threads at once.
    """

    def __init__(self, ruleset: Ruleset, cache: Cache | None, worth: int = WORTH, ready: Container[int] = ()) -> None:
        self._rules = ruleset.rules
        self._cache, self._worth = cache, worth
        self._by_words = MarkNominator(ruleset, ready)
        watcher, digest = self._by_words.watcher, ruleset.lookout.digest
        self._words = Compiled(
            lambda: [Expression(word, number) for number, word in enumerate(watcher.long_words)],
            digest,
            cache,
            min(worth, WORDS_WORTH),
            words=True,
        )

    @cached_property
    def _sets(self) -> tuple[Sequence[Patterns], Mapping[int, Patterns]]:
        """The sets, each with its database, and those of one rule; not made before there is one of the words."""
        rules = self._rules
        sets = [Patterns([(i, rules[i]) for i in members], self._cache, self._worth) for members in partition(rules)]
        alone = {index: patterns for patterns in sets if len(patterns.indexes) == 1 for index in patterns.indexes}
        return [patterns for patterns in sets if len(patterns.indexes) > 1], alone

    def nominate(self, text: bytes, among: frozenset[int] | None = None) -> Mapping[int, Sequence[int]]:
        """Indexes of rules, and where their hints end."""
        found = self._concerned(text)
        if found is None:
            return self._by_words.nominate(text, among)
        wanted = found if among is None else found & among
        text += END
        named: dict[int, Sequence[int]] = {}
        shared, alone = self._sets
        for patterns in shared:
            if members := wanted & patterns.indexes:
                named.update(patterns.among(members, text))
        for index in wanted & alone.keys():
            named.update(alone[index].among((index,), text))
        return dict(sorted(named.items()))

    def _concerned(self, text: bytes) -> set[int] | None:
        """The rules whose words hyperscan finds, whatever stands beside them; ``None``: it was not asked yet."""
        there = self._words.matching(text)
        return (
            None
            if there is None
            else self._by_words.watcher.owners({number for number, _ in there}) | self._by_words.always
        )

    def compile(self) -> None:
        """Compile what is not in the cache. Raises RulesetError: hyperscan does not take a rule's pattern."""
        self._words.compile()
        shared, alone = self._sets
        for patterns in [*shared, *alone.values()]:
            patterns.compile()


def partition(rules: Sequence[Rule]) -> list[list[int]]:
    """Which rules share a database: those whose words are about as frequent."""
    sets: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for index, rule in enumerate(rules):
        if not rule.signs:
            kind = "any text"
        elif not rule.keywords:
            kind = str(index)  # a long list of names: seldom concerned, and slow beside another
        else:
            kind = "short words" if min(map(len, rule.signs)) < FREQUENT else "long words"
        sets[rule.long, kind].append(index)
    return list(sets.values())


FREQUENT = 4
"""Letters below which a word stands in most texts by chance."""
