"""How far from a place that hyperscan names may a match lie? Only there does RE2 need to look.

Hyperscan tells where a hint ends, and every match holds a hint: so all matches lie in the windows around those ends,
and RE2 finds in the windows just what it finds in the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .expression import Node

WIDEST = 2048
"""Bytes: a pattern whose matches may be longer is looked for in whole lines, where that is possible."""
MOST_LINES = 8
"""Line ends in a match: with more of them whole texts are looked through."""
MANY = 40
"""Ends in one text: with more of them most of the text lies in a window."""


class Reach(NamedTuple):
    """How long a match may be: at most so many bytes; if that is 0, at most so many line ends; if negative, any."""

    size: int
    lines: int


NOWHERE = Reach(0, -1)
"""Nothing limits it."""


def reach_of(tree: Node) -> Reach:
    """The reach of a pattern."""
    longest = tree.width()[1]
    if longest <= WIDEST:
        return Reach(longest, 0)
    ends = line_ends(tree)
    return Reach(0, ends) if ends <= MOST_LINES else NOWHERE


def line_ends(node: Node) -> int:
    """How many line ends a match may hold; ``UNBOUNDED`` if nothing limits it."""
    from .expression import UNBOUNDED

    if node.kind == "class":
        return int(10 in node.bytes_)
    inner = [line_ends(child) for child in node.children]
    if node.kind == "repeat":
        return min(UNBOUNDED, inner[0] * node.high)
    return max(inner) if node.kind == "choice" else min(UNBOUNDED, sum(inner))


def windows(text: bytes, reach: Reach, ends: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Spans of ``text``, sorted and apart, in which all matches lie that hold a hint with one of these ends."""
    if reach.lines < 0 or not ends or len(ends) > MANY:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for end in sorted(ends):
        low, high = _around(text, reach, min(end, len(text)))
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, high))
    return found


def _around(text: bytes, reach: Reach, end: int) -> tuple[int, int]:
    """Where a match may lie that holds the byte before ``end``; a byte more on either side, so that none is cut."""
    if reach.size:
        return max(0, end - reach.size - 1), min(len(text), end + reach.size + 1)
    low, high = end, end - 1
    for _ in range(reach.lines + 1):
        low = text.rfind(b"\n", 0, low) if low > 0 else low
        high = text.find(b"\n", high + 1) if high < len(text) else high
        high = len(text) if high < 0 else high
    return max(0, low), high
