"""Which pattern may hyperscan look for, so that it reports every text in which RE2 finds the rule's own, and fast?

A nomination is a hint, and may be too generous. Long counts, which take hyperscan much room, are left open here, and
A line end (``patterns.END``) is put behind every text, so that ``$`` at its end is one of a line. Whoever changes what
comes out of a rule raises ``patterns.LOOSENED``.

What a pattern takes at either end beyond its need is left off: it matches in the same texts without, and hyperscan,
which names every place where a match may end, names fewer.
"""

from __future__ import annotations

from itertools import groupby

from ...domain.record import changed
from .expression import ALL, ALNUM, DIGIT, EMPTY, UNBOUNDED, WORD, Node, read
from .literals import needed

COUNTED = 8
"""Repetitions up to this many times stay counted."""
LEAST = 64
"""Of a repetition that is left open, so many are asked for at least."""
PLACES = 400
"""States of a pattern that hyperscan runs as fast as a short one; measured with a hundred others."""
MOST_PIECES = 8
"""Patterns that are made of one."""
_ASSERTIONS = {"b": b"\\b", "B": b"\\B", "line^": b"(?m:^)", "text^": b"^", "line$": b"(?m:$)", "text$": b"(?m:$)"}


def loosened(pattern: str) -> bytes:
    """A pattern for hyperscan that matches wherever ``pattern`` does in a text with a line end behind it."""
    return _written(_short(pattern))


def in_pieces(pattern: str) -> list[bytes]:
    """The same as several patterns of which one matches: a long list of words is tried ten times as fast in parts."""
    return [_written(piece) for piece in _pieces(_short(pattern))]


def _short(pattern: str) -> Node:
    tree = read(pattern)
    short = _led(trimmed(trimmed(tree, last=True), last=False))
    return short if short.width()[0] else tree


def _led(node: Node) -> Node:
    """A pattern without what runs up to its words for any length: it begins in every text, and tells least."""
    if node.kind == "choice":
        return changed(node, children=tuple(map(_led, node.children)))
    if node.kind != "sequence":
        return node
    for at, piece in enumerate(node.children):
        if needed(piece):
            break
        rest = changed(node, children=node.children[at + 1 :])
        if _left_open(piece) and needed(rest):
            return _led(trimmed(rest, last=False))
    return node


def _left_open(node: Node) -> bool:
    """Whether a piece takes any number of bytes, as it is written for hyperscan."""
    return (node.kind == "repeat" and node.high > COUNTED) or any(map(_left_open, node.children))


def _pieces(tree: Node) -> list[Node]:
    """The pattern once for some of the alternatives of its longest list, if it is too long for hyperscan's automata."""
    whole = tree if tree.kind == "sequence" else Node("sequence", children=(tree,))
    sizes = {at: _places(child) for at, child in enumerate(whole.children) if child.kind == "choice"}
    if not sizes or (size := _places(tree)) <= PLACES:
        return [tree]
    at = max(sizes, key=lambda place: sizes[place])
    room = max(PLACES - (size - sizes[at]), sizes[at] // MOST_PIECES)
    parts: list[list[Node]] = [[]]
    for option in whole.children[at].children:
        if parts[-1] and sum(map(_places, [*parts[-1], option])) > room:
            parts.append([])
        parts[-1].append(option)
    before, behind = whole.children[:at], whole.children[at + 1 :]
    return [changed(whole, children=(*before, Node("choice", children=tuple(part)), *behind)) for part in parts]


def _places(node: Node) -> int:
    """States of an automaton, about."""
    if node.kind in ("class", "assert"):
        return int(node.kind == "class")
    times = max(1, min(node.low, LEAST) if node.high > COUNTED else node.high) if node.kind == "repeat" else 1
    return sum(map(_places, node.children)) * times


def trimmed(node: Node, *, last: bool) -> Node:
    """A pattern that matches in the same texts, without what ``node`` takes beyond its need at one end."""
    if node.kind == "repeat":
        child, low = node.children[0], node.low
        return EMPTY if not low else trimmed(child, last=last) if low == 1 else changed(node, high=low)
    if node.kind == "choice":
        options = [trimmed(child, last=last) for child in node.children]
        return EMPTY if EMPTY in options else changed(node, children=tuple(options))
    if node.kind != "sequence":
        return node
    pieces = list(node.children)
    while pieces:
        end = pieces.pop(-1 if last else 0)
        short = trimmed(end, last=last)
        if short != EMPTY:
            return changed(node, children=(*pieces, short) if last else (short, *pieces))
    return EMPTY


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
        return b"*" if not low else b"{%d,}" % min(low, LEAST)
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
