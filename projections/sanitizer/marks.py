"""Do the words stand in a text that a rule needs there, and between the bytes it needs beside them?

What ``marking`` read out of the rule's pattern is true of every match: it spares compiling and running a pattern where
words alone say that it cannot match, and never decides more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

import orjson

EDGE = 256
"""Stands for the beginning or the end of a text, where the byte beside a word is meant."""
PLACES = 40
"""Places of one word that are looked at: where it stands everywhere, trying the pattern is as dear."""

Row = Sequence[tuple[str, int, int]]
"""A set to be looked for: words in Latin-1, a character a byte, with the places of their sides in a table."""


class Marks:
    """The marks of a rule: sets of each of which one mark stands wherever it matches, the most telling first.

    ``packed``: each set as ``pack`` made it; ``choice``: the sets of each branch of a choice, as ``pack_branches`` made
    them: all sets of one branch stand there, too. They are read when a text asks.
    """

    def __init__(self, packed: Sequence[str], choice: str = "") -> None:
        self.packed = packed
        self.choice = choice

    @property
    def told(self) -> list[list[tuple[str, str, str]]]:
        """The sets, as rows of word (Latin-1) and sides as ``written`` wrote them; none: any text may match."""
        sets = map(orjson.loads, self.packed)
        return [[(word, table[before], table[behind]) for word, before, behind in row] for table, row in sets]

    @cached_property
    def _others(self) -> list[tuple[Sequence[str], Row]]:
        """The sets but the first, which a lookout looks for."""
        return [*map(orjson.loads, self.packed[1:])]

    @cached_property
    def _branches(self) -> tuple[Sequence[str], Sequence[Sequence[Row]]]:
        table, branches = orjson.loads(self.choice)
        return table, branches

    def others_stand(self, lowered: str) -> bool:
        """Whether the sets but the first have a mark in a text in lower case, and those of a branch of the choice."""
        if len(self.packed) > 1 and not all(stands(row, table, lowered) for table, row in self._others):
            return False
        if not self.choice:
            return True
        table, branches = self._branches
        for branch in branches:  # not `any(all(...))`: a run asks some ten thousand times
            for row in branch:
                if not stands(row, table, lowered):
                    break
            else:
                return True
        return False


def stands(row: Row, table: Sequence[str], lowered: str) -> bool:
    """Whether a mark of a set may stand in a text in lower case, a character a byte."""
    for word, before, behind in row:
        at = lowered.find(word)
        left = PLACES
        while at >= 0:
            end = at + len(word)
            if not left or (
                side_of(table[before])[ord(lowered[at - 1]) if at else EDGE]
                and side_of(table[behind])[ord(lowered[end]) if end < len(lowered) else EDGE]
            ):
                return True
            at, left = lowered.find(word, at + 1), left - 1
    return False


@lru_cache(maxsize=2048)
def side_of(text: str) -> bytes:
    """What ``written`` wrote, as a table of ``EDGE + 1`` bytes: a set would take fifty times the memory."""
    table = bytearray(EDGE + 1)
    for first, last in zip(text[::2], text[1::2], strict=True):
        table[ord(first) : ord(last) + 1] = b"\1" * (ord(last) - ord(first) + 1)
    return bytes(table)
