"""Where do the rules match in one text?

The text is cut into segments at fixed places, each read with some bytes before and behind it, so that what is found
does not depend on who nominates, and a match across a cut is found once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .confirm import AllowTest, Confirmer
from .findings import Finding
from .nominate import WORTH, Cache, KeywordNominator, Nominator, PatternNominator
from .rules import MAX_LONG_MATCH, MAX_MATCH, Ruleset

SEGMENT = 32 * 1024
"""Bytes of a segment: each call of hyperscan costs as much as some KiB, and a longer text concerns more rules."""
LONG_SEGMENT = 128 * 1024
"""The same for rules whose matches run over many lines."""
BEFORE = 256
"""Bytes read before a segment, so that a token cut by its beginning is seen whole and left to the segment before."""


@dataclass(frozen=True)
class Tier:
    """Rules with matches of similar length, and the segments they are matched in."""

    segment: int
    behind: int
    nominator: Nominator
    confirmer: Confirmer

    def findings(self, text: bytes) -> Iterator[Finding]:
        """All findings in ``text``, in no order."""
        for low in range(0, len(text), self.segment):
            begin = max(0, low - BEFORE)
            piece = text if len(text) <= self.segment else text[begin : low + self.segment + self.behind]
            nominated = self.nominator.nominate(piece)
            if not nominated:
                continue
            lowered = piece.lower()
            for index in nominated:
                for found in self.confirmer.findings(index, piece, low - begin, low - begin + self.segment, lowered):
                    yield found.moved(begin) if begin else found


class Matcher:
    """All rules of a ruleset, ready to run."""

    def __init__(
        self, ruleset: Ruleset, cache: Cache | None = None, hyperscan: bool = True, worth: int = WORTH
    ) -> None:
        general = [AllowTest(allow) for allow in ruleset.allowlists if not allow.rules]
        short = [rule for rule in ruleset.rules if not rule.long]
        long = [rule for rule in ruleset.rules if rule.long]
        tiers = ((short, SEGMENT, MAX_MATCH), (long, LONG_SEGMENT, MAX_LONG_MATCH))
        self._tiers = [
            Tier(
                segment,
                behind,
                PatternNominator(rules, cache, worth) if hyperscan else KeywordNominator(rules),
                Confirmer(rules, general),
            )
            for rules, segment, behind in tiers
        ]

    def compile(self) -> None:
        """Compile for hyperscan now what is not in the cache.

        Raises:
            RulesetError: hyperscan does not take a rule's pattern.
        """
        for tier in self._tiers:
            if isinstance(tier.nominator, PatternNominator):
                tier.nominator.compile()

    def findings(self, text: bytes) -> list[Finding]:
        """All findings in ``text``, sorted; they may overlap."""
        found = [finding for tier in self._tiers for finding in tier.findings(text)]
        return sorted(found, key=lambda f: (f.start, f.end, f.rule))
