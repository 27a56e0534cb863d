"""Which rules could match in this piece of text? Words say it first, hyperscan then, where it is installed.

A nomination is only a hint: ``confirm`` lets RE2 decide over the same bytes, so all paths give the same findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from .patterns import WORTH, Cache, Compiled, Patterns
from .rules import Rule

__all__ = ["WORTH", "Cache", "KeywordNominator", "Nominator", "PatternNominator"]


class Nominator(Protocol):
    """Names the rules (by index) that may match in a text; never misses one that does."""

    def nominate(self, text: bytes) -> Sequence[int]:
        """Indexes of rules, sorted."""
        ...


class Words:
    """Words in lower case, looked for whatever their case: Aho-Corasick, and hyperscan once that pays."""

    def __init__(self, words: Sequence[bytes], compiled: Compiled | None) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        self._automaton = BytesAhoCorasick(words) if words else None
        self._compiled = compiled

    def occurring(self, text: bytes) -> Iterable[int]:
        """The index of each word that occurs, in no order."""
        found = self._compiled.matching(text) if self._compiled else None
        if found is not None or self._automaton is None:
            return found or ()
        return {match[0] for match in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True)}


class KeywordNominator:
    """Rules of whose words one occurs, and all rules that need none."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        owners: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for index, rule in enumerate(rules):
            for word in set(rule.signs):
                owners[word].append(index)
            if not rule.signs:
                self._always.append(index)
        self._owners = list(owners.values())
        self.words = [word.encode() for word in owners]
        self._search = Words(self.words, None)

    def quicken(self, compiled: Compiled) -> None:
        """Look for the words with ``compiled``, made of them, where it has a database."""
        self._search = Words(self.words, compiled)

    def nominate(self, text: bytes) -> Sequence[int]:
        """Indexes of rules, sorted."""
        found = {index for word in self._search.occurring(text) for index in self._owners[word]}
        return sorted(found.union(self._always))


class PatternNominator:
    """Of the rules whose words occur, those whose patterns match; in small sets, each compiled when it pays.

    One database of all patterns is slower than several small ones after one another (23 and 36 MB/s), and far slower
    than asking first which of them are concerned. Not for use by two threads at once.
    """

    def __init__(self, rules: Sequence[Rule], cache: Cache | None, worth: int = WORTH) -> None:
        self._keywords = KeywordNominator(rules)
        self._compiled = Compiled(self._keywords.words, True, cache, worth)
        self._keywords.quicken(self._compiled)
        sets = partition(rules)
        self._sets = [Patterns([(index, rules[index]) for index in members], cache, worth) for members in sets]
        self._set_of = {index: number for number, members in enumerate(sets) for index in members}

    def nominate(self, text: bytes) -> Sequence[int]:
        """Indexes of rules, sorted."""
        wanted: dict[int, list[int]] = defaultdict(list)
        for index in self._keywords.nominate(text):
            wanted[self._set_of[index]].append(index)
        return sorted(i for number, members in wanted.items() for i in self._sets[number].among(members, text))

    def compile(self) -> None:
        """Compile what is not in the cache. Raises RulesetError: hyperscan does not take a rule's pattern."""
        self._compiled.compile()
        for patterns in self._sets:
            patterns.compile()


def partition(rules: Sequence[Rule]) -> list[list[int]]:
    """Which rules share a database: those of one group whose words are about as frequent."""
    sets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, rule in enumerate(rules):
        if not rule.signs:
            kind = "any text"
        elif not rule.keywords:
            kind = str(index)  # a long list of names: seldom concerned, and slow beside another
        else:
            kind = "short words" if min(map(len, rule.signs)) < FREQUENT else "long words"
        sets[rule.group, kind].append(index)
    return list(sets.values())


FREQUENT = 4
"""Letters below which a word stands in most texts by chance."""
