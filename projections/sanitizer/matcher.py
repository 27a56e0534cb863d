"""Where do the rules match in one text?

The text is cut into segments at fixed places, each read with some bytes before and behind it, so that what is found
does not depend on who nominates, and a match across a cut is found once.
"""

from __future__ import annotations

from collections.abc import Iterator

from .confirm import AllowTest, Confirmer
from .findings import Finding
from .nominate import WORTH, Cache, MarkNominator, Nominator, PatternNominator
from .rules import MAX_LONG_MATCH, MAX_MATCH, Ruleset

SEGMENT = 32 * 1024
"""Bytes of a segment: each call of hyperscan costs as much as some KiB, and a longer text concerns more rules."""
LONG_SEGMENT = 128 * 1024
"""The same for rules whose matches run over many lines."""
BEFORE = 256
"""Bytes read before a segment, so that a token cut by its beginning is seen whole and left to the segment before."""


class Matcher:
    """All rules of a ruleset, ready to run."""

    def __init__(
        self, ruleset: Ruleset, cache: Cache | None = None, hyperscan: bool = True, worth: int = WORTH
    ) -> None:
        general = [AllowTest(allow) for allow in ruleset.allowlists if not allow.rules]
        self._confirmer = Confirmer(ruleset.rules, general)
        ready = self._confirmer.ready
        self._nominator: Nominator = (
            PatternNominator(ruleset, cache, worth, ready) if hyperscan else MarkNominator(ruleset, ready)
        )
        short = frozenset(range(len(ruleset.rules))) - ruleset.long
        self._tiers = ((short, SEGMENT, MAX_MATCH), (ruleset.long, LONG_SEGMENT, MAX_LONG_MATCH))

    def compile(self) -> None:
        """Compile for hyperscan now what is not in the cache.

        Raises:
            RulesetError: hyperscan does not take a rule's pattern.
        """
        if isinstance(self._nominator, PatternNominator):
            self._nominator.compile()

    def findings(self, text: bytes) -> list[Finding]:
        """All findings in ``text``, sorted; they may overlap."""
        if len(text) <= SEGMENT:
            found = [*self._confirmed(text, 0, len(text) + 1, None)]
        else:
            found = [finding for tier in self._tiers for finding in self._in_segments(text, *tier)]
        return sorted(found, key=lambda f: (f.start, f.end, f.rule))

    def _in_segments(self, text: bytes, rules: frozenset[int], size: int, behind: int) -> Iterator[Finding]:
        """The findings of some rules, segment by segment."""
        for low in range(0, len(text), size):
            begin = max(0, low - BEFORE)
            piece = text[begin : low + size + behind]
            for found in self._confirmed(piece, low - begin, low - begin + size, rules):
                yield found.moved(begin) if begin else found

    def _confirmed(self, piece: bytes, low: int, high: int, among: frozenset[int] | None) -> Iterator[Finding]:
        """What rules find in a piece of text that begins in ``[low, high)`` of it."""
        for index, ends in self._nominator.nominate(piece, among).items():
            yield from self._confirmer.findings(index, piece, low, high, ends)
