"""Which rules does a text concern? The marks of all rules, looked for at once.

Of each rule the most telling set of words is looked for, and only where its neighbours may stand: Aho-Corasick or
hyperscan finds the words. Their neighbours are looked at in short texts, where compiling a pattern is dear; in a long
one the patterns themselves are asked. (Hyperscan could look at both, but compiling that takes 7 s and 150 MB.)
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .marks import ANY, EDGE, Marks, side_of, written

Watch = tuple[int, int, Sequence[int]]
"""What may stand before a word and behind it (places in a table), and the rules (by index) that it then concerns."""


class Lookout(NamedTuple):
    """All words of a ruleset, sorted; made of lists and texts alone, so that it is kept as JSON.

    ``watched``: words in Latin-1, a character a byte, each with its watches; ``sides`` are as ``written`` wrote them;
    ``always``: rules that any text may concern; ``digest`` is that of words and neighbours.
    """

    watched: Sequence[tuple[str, Sequence[Watch]]]
    sides: Sequence[str]
    always: Sequence[int]
    digest: str


def lookout(rules: Iterable[tuple[Marks, Sequence[str]]]) -> Lookout:
    """What is to be looked for to find all texts that rules concern, of which marks and signs are given."""
    owners: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    always = []
    for index, (marks, signs) in enumerate(rules):
        best = next(iter(marks.told), None) or [_anywhere(word) for word in signs]
        for mark in best:
            owners[mark].append(index)
        if not best:
            always.append(index)
    sides = sorted({side for _, *beside in owners for side in beside})
    place = {side: number for number, side in enumerate(sides)}
    found: dict[str, list[Watch]] = defaultdict(list)
    for (word, before, behind), concerned in sorted(owners.items()):
        found[word].append((place[before], place[behind], concerned))
    watched = sorted(found.items())
    return Lookout(watched, sides, always, hashlib.sha256(json.dumps([watched, sides]).encode()).hexdigest())


def _anywhere(word: str) -> tuple[str, str, str]:
    """A keyword as a mark: whatever stands beside it."""
    return word.encode().decode("latin-1"), written(ANY), written(ANY)


class Watcher:
    """Looks for the words of a lookout, whatever their case; ``words`` are all of them, in lower case."""

    def __init__(self, kept: Lookout) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        self._sides = kept.sides
        self._watched = [watches for _, watches in kept.watched]
        self.words = [word.encode("latin-1") for word, _ in kept.watched]
        self._automaton = BytesAhoCorasick(self.words) if self.words else None
        self.long_words = [word for word in self.words if len(word) > LETTERS]
        self._owners: list[frozenset[int]] = []
        self._short: frozenset[int] = frozenset()

    def concerned(self, lowered: bytes) -> set[int]:
        """The rules of whose words one stands where it may, in a text in lower case; for short texts."""
        found: set[int] = set()
        seen: set[tuple[int, int, int]] = set()
        if self._automaton is None:
            return found
        size, tables = len(lowered), self._sides
        for word, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            sides = (word, lowered[start - 1] if start else EDGE, lowered[end] if end < size else EDGE)
            if sides in seen:
                continue
            seen.add(sides)
            for before, behind, rules in self._watched[word]:
                if side_of(tables[before])[sides[1]] and side_of(tables[behind])[sides[2]]:
                    found.update(rules)
        return found

    def owners(self, there: Iterable[int]) -> set[int]:
        """The rules of ``long_words`` (by number) that occur in a long text, and those of all shorter words."""
        if not self._owners:
            owned = [
                (word, frozenset(rule for *_, rules in watches for rule in rules))
                for word, watches in zip(self.words, self._watched, strict=True)
            ]
            self._owners = [rules for word, rules in owned if len(word) > LETTERS]
            self._short = frozenset().union(*(rules for word, rules in owned if len(word) <= LETTERS))
        return set(self._short).union(*(self._owners[number] for number in there))


LETTERS = 2
"""Words of so many letters stand in every long text: looking for them would take longer than for all others."""
