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
from functools import cached_property
from typing import NamedTuple

from .marks import EDGE, Marks, side_of

BETWEEN = "\x7f"
Watch = tuple[int, int, Sequence[int]]
"""What may stand before a word and behind it (places in a table), and the rules (by index) that it then concerns."""


class Lookout(NamedTuple):
    """All words of a ruleset, sorted; made of lists and texts alone, so that it is kept as JSON.

    ``words``: in Latin-1, a character a byte, with DEL between two; ``kinds``: of each its place in ``watches``, for
    thousands of names are watched alike; ``sides`` are as ``written`` wrote them; ``always``: rules that any text may
    concern; ``digest`` is that of words and neighbours.
    """

    words: str
    kinds: Sequence[int]
    watches: Sequence[Sequence[Watch]]
    sides: Sequence[str]
    always: Sequence[int]
    digest: str


def lookout(rules: Iterable[tuple[Marks, Sequence[str]]]) -> Lookout:
    """What is to be looked for to find all texts that rules concern, of which marks and signs are given."""
    from .marking import anywhere, lengthened  # a ruleset that was read before needs none of it

    owners: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    always = []
    for index, (marks, signs) in enumerate(rules):
        best = next(iter(marks.told), None) or [anywhere(word) for word in signs]
        best = list(dict.fromkeys(longer for mark in best for longer in lengthened(mark)))
        if any(BETWEEN in word for word, *_ in best):
            best = []  # cannot be kept: tried in every text
        for mark in best:
            owners[mark].append(index)
        if not best:
            always.append(index)
    sides = sorted({side for _, *beside in owners for side in beside})
    place = {side: number for number, side in enumerate(sides)}
    found: dict[str, list[Watch]] = defaultdict(list)
    for (word, before, behind), concerned in sorted(owners.items()):
        found[word].append((place[before], place[behind], concerned))
    words = sorted(found)
    numbers: dict[str, int] = {}
    kinds = [numbers.setdefault(json.dumps(found[word]), len(numbers)) for word in words]
    told = (BETWEEN.join(words), kinds, [json.loads(watches) for watches in numbers], sides)
    return Lookout(*told, always, hashlib.sha256(json.dumps(told).encode()).hexdigest())


class Watcher:
    """Looks for the words of a lookout, whatever their case; ``words`` are all of them, in lower case."""

    def __init__(self, kept: Lookout) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        self._sides, self._kinds, self._watches = kept.sides, kept.kinds, kept.watches
        self.words = kept.words.encode("latin-1").split(BETWEEN.encode()) if kept.words else []
        # The kind that is made fastest: most texts are short, and it reads them nearly as fast as the others.
        quick = Implementation.NoncontiguousNFA
        self._automaton = BytesAhoCorasick(self.words, implementation=quick) if self.words else None

    def concerned(self, lowered: bytes) -> set[int]:
        """The rules of whose words one stands where it may, in a text in lower case; for short texts."""
        if self._automaton is None:
            return set()
        kinds, tables = self._kinds, self._sides
        beside = [*lowered, EDGE]  # at -1, too
        places = self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        stand = {(kinds[word], beside[start - 1], beside[end]) for word, start, end in places}
        return {
            rule
            for kind, left, right in stand
            for before, behind, rules in self._watches[kind]
            if side_of(tables[before])[left] and side_of(tables[behind])[right]
            for rule in rules
        }

    @cached_property
    def long_words(self) -> list[bytes]:
        """Those that do not stand in every long text."""
        return [word for word in self.words if len(word) > LETTERS]

    def owners(self, there: Iterable[int]) -> set[int]:
        """The rules of ``long_words`` (by number) that occur in a long text, and those of all shorter words."""
        long, short = self._owners
        return set(short).union(*(long[number] for number in there))

    @cached_property
    def _owners(self) -> tuple[list[frozenset[int]], frozenset[int]]:
        """The rules of each long word, and those of all others."""
        concerned = [frozenset(rule for *_, rules in watches for rule in rules) for watches in self._watches]
        owned = [(word, concerned[kind]) for word, kind in zip(self.words, self._kinds, strict=True)]
        long = [rules for word, rules in owned if len(word) > LETTERS]
        return long, frozenset().union(*(rules for word, rules in owned if len(word) <= LETTERS))


LETTERS = 2
"""Words of so many letters stand in every long text: looking for them would take longer than for all others."""
