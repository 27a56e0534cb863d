"""Which pattern may hyperscan look for, so that it surely reports every text in which RE2 finds the rule's own?

A nomination is a hint, and may be too generous. Hyperscan 5.4 misses some matches of counted repetitions
(``[a-z]{0,30}`` before a word: one in 13,000 drawn texts) and some at the very end of a text (``(?:\\n|$)`` beside
other patterns: every second text that ended so). Long counts are left open here, and ``END`` is put behind every text.
"""

from __future__ import annotations

from itertools import groupby

from .expression import ALL, ALNUM, DIGIT, UNBOUNDED, WORD, Node, read

COUNTED = 8
"""Repetitions up to this many times stay counted."""
END = b"\n"
"""A line end behind the text, where ``$`` matches as well."""
VERSION = "1"
"""Part of the name of what is kept compiled; raised when other patterns come out of the same rules."""
_ASSERTIONS = {"b": b"\\b", "B": b"\\B", "line^": b"(?m:^)", "text^": b"^", "line$": b"(?m:$)", "text$": b"(?m:$)"}


def loosened(pattern: str) -> bytes:
    """A pattern for hyperscan that matches wherever ``pattern`` does in a text with ``END`` behind it."""
    return _written(read(pattern))


def _written(node: Node) -> bytes:
    if node.kind == "class":
        return byte_class(node.bytes_)
    if node.kind == "assert":
        return _ASSERTIONS[node.name]
    if node.kind == "sequence":
        return b"".join(map(_written, node.children))
    if node.kind == "choice":
        return b"(?:" + b"|".join(map(_written, node.children)) + b")"
    body = _written(node.children[0])
    return (body if node.children[0].kind == "class" else b"(?:" + body + b")") + _times(node)


def _times(node: Node) -> bytes:
    """How often: left open beyond ``COUNTED``, except where it would then run over lines."""
    low, high = node.low, node.high
    if high >= UNBOUNDED or (high > COUNTED and not node.children[0].eats_line_ends()):
        return b"*" if not low else b"{%d,}" % min(low, COUNTED)
    return b"?" if (low, high) == (0, 1) else b"{%d,%d}" % (low, high)


def byte_class(found: frozenset[int]) -> bytes:
    """One of these bytes, as a pattern; hyperscan takes up to 16,000 characters of one, so a short one."""
    if found in _SHORT:
        return _SHORT[found]
    runs = [[byte for _, byte in run] for _, run in groupby(enumerate(sorted(found)), lambda pair: pair[1] - pair[0])]
    written = b"".join(_byte(run[0]) + (b"-" + _byte(run[-1]) if len(run) > 1 else b"") for run in runs)
    return written if len(found) == 1 else b"[" + written + b"]"


def _byte(byte: int) -> bytes:
    return bytes([byte]) if byte in ALNUM else b"\\x%02x" % byte


_SHORT = {ALL: rb"[\x00-\xff]", ALL - {10}: b".", WORD: rb"\w", DIGIT: rb"\d", ALL - WORD: rb"\W"}
