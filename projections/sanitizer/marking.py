"""Which words must stand in a text, and between which bytes, for a rule to match there?

Read out of the rule's pattern: ``\\b(?:pin|tan)[ :]`` needs ``pin`` or ``tan`` behind no letter, before a space or a
colon. A pattern may need one word of each of several sets (a name, then a unit). What is found here is true of every
match: it spares compiling and running a pattern where words alone say that it cannot match, and never decides more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from math import exp, fsum, prod
from typing import Any, Final, NamedTuple

import orjson

from ...domain.record import changed
from .expression import WORD, Node
from .marks import EDGE, Marks

ANY = frozenset(range(EDGE + 1))
LINE = frozenset({10, EDGE})
SPELLINGS = 64
"""Words that a run of pieces is written out as, at most."""
WORDS = 400
"""Words the first set may have, which are looked for together with those of all rules."""
FEW_WORDS = 60
"""Words another set may have: looking for more, one by one, costs as much as the pattern."""
BRANCHED_WORDS = 200
"""The same of all branches of a choice."""
SETS = 4
DULL = 0.003
"""A set found more often than this, per byte of text, says next to nothing."""
SHORT = 2
"""Letters of words that stand in most texts."""
FEW = 12
"""Bytes beside a short word that are worth as many words more."""
A_TEXT = 2000
"""Bytes of a short text."""
A_WORD = 3e-7
"""What looking for one more word is worth, as such a frequency."""
_remembered: Final = lru_cache(maxsize=20_000)
"""A pattern asks the same of the same sets a thousand times; it makes reading all rules five times as fast."""


Side = frozenset[int]
"""Bytes beside a word, in lower case, and ``EDGE``."""


class Mark(NamedTuple):
    """A word in lower case, and the bytes of which one stands before and behind it."""

    word: bytes
    before: Side = ANY
    behind: Side = ANY


Set = frozenset[Mark]
"""Marks of which every match holds one."""
Branches = list[list[Set]]
"""Of a choice: sets of each branch, the best first."""


def pack(found: Set) -> str:
    """A set as a line of JSON: the bytes beside words as a table, then rows of word and two places in the table."""
    return _packed([found], lambda rows: rows[0])


def pack_branches(branches: Sequence[Sequence[Set]]) -> str:
    """The same of the sets of each branch, with one table."""

    def shape(rows: list[Any]) -> list[list[Any]]:
        left = iter(rows)
        return [[next(left) for _ in branch] for branch in branches]

    return _packed([one for branch in branches for one in branch], shape)


def _packed(sets: Sequence[Set], shape: Callable[[list[Any]], Any]) -> str:
    told = [[(m.word.decode("latin-1"), written(m.before), written(m.behind)) for m in in_order(one)] for one in sets]
    table = sorted({side for row in told for _, *sides in row for side in sides})
    rows = [[(word, table.index(before), table.index(behind)) for word, before, behind in row] for row in told]
    return orjson.dumps([table, shape(rows)]).decode()


@_remembered
def written(bytes_: Side) -> str:
    """Bytes and ``EDGE`` as pairs of characters, the first and the last of each run."""
    firsts = [byte for byte in sorted(bytes_) if byte - 1 not in bytes_]
    lasts = [byte for byte in sorted(bytes_) if byte + 1 not in bytes_]
    return "".join(chr(first) + chr(last) for first, last in zip(firsts, lasts, strict=True))


def bytes_of(written_: str) -> list[int]:
    """The bytes and ``EDGE`` that ``written`` wrote."""
    runs = zip(written_[::2], written_[1::2], strict=True)
    return [byte for first, last in runs for byte in range(ord(first), ord(last) + 1)]


def anywhere(word: str) -> tuple[str, str, str]:
    """A keyword as a mark: whatever stands beside it."""
    return word.encode().decode("latin-1"), written(ANY), written(ANY)


def lengthened(mark: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """The same mark as longer ones, if it is short and only a few bytes may stand on one side of it.

    A blank stands everywhere, one between two digits nowhere: what is found is looked at one by one.
    """
    word, before, behind = mark
    left, right = bytes_of(before), bytes_of(behind)
    if len(word) > SHORT or min(len(left), len(right)) > FEW:
        return [mark]
    any_, ends = written(ANY), written(frozenset({EDGE}))
    if len(right) <= len(left):
        return [(word, before, ends) if byte == EDGE else (word + chr(byte), before, any_) for byte in right]
    return [(word, ends, behind) if byte == EDGE else (chr(byte) + word, any_, behind) for byte in left]


@_remembered
def in_order(found: Set) -> list[Mark]:
    """The marks of a set, always in the same order. Whoever is given it only looks."""
    return sorted(found, key=lambda mark: (mark.word, sorted(mark.before), sorted(mark.behind)))


def marks(*trees: Node) -> Marks:
    """The marks of a rule of whose matches each holds a match of each tree."""
    told = [flat(tree) for tree in trees]
    inner = [[branches(pieces, at) for at in range(len(pieces))] for pieces in told]
    found = {one for pieces, each in zip(told, inner, strict=True) for one in within(pieces, 0, each)}
    chosen: list[Set] = []
    for one in sorted((fewest(one) for one in found), key=lambda one: (cost(one), pack(one))):
        if (
            len(one) <= (FEW_WORDS if chosen else WORDS)
            and rate(one) <= DULL
            and not any(implied(one, other) for other in chosen)
        ):
            chosen.append(one)
        if len(chosen) == SETS:
            break
    choices = [one for each in inner for one in choices_in(each)]
    best = min(choices, key=lambda one: (likely(one), pack_branches(one)), default=None)
    return Marks([*map(pack, chosen)], pack_branches(best) if best else "")


def choices_in(inner: Iterable[Branches]) -> Iterator[Branches]:
    """The branches of choices of which it helps to look at more than one set each."""
    for each in inner:
        found = [[one for one in branch if rate(one) <= DULL] for branch in each]
        few = sum(len(one) for branch in found for one in branch) <= BRANCHED_WORDS
        if few and all(found) and any(len(branch) > 1 for branch in found if found[1:]):
            yield found


def likely(choice: Sequence[Sequence[Set]]) -> float:
    """About how often a short text has all words of a branch; for comparisons."""
    return fsum(prod(presence(one) for one in branch) for branch in choice)


def presence(found: Set) -> float:
    """About how likely a set stands in a short text."""
    return 1 - exp(-rate(found) * A_TEXT)


def within(pieces: Sequence[Node], low: int, inner: Sequence[Branches]) -> Iterator[Set]:
    """Sets whose marks begin in the pieces from ``low`` on, of which ``inner`` are the branches."""
    for first, branched in enumerate(inner, low):
        if not certain(pieces[first - 1] if first else None):
            yield from spelled(pieces, first)
        yield from inside(branched)


def certain(piece: Node | None) -> bool:
    """Whether a piece is one letter: a word that begins behind it would better begin with it."""
    return piece is not None and piece.kind == "class" and len(lower(piece.bytes_)) == 1


def spelled(pieces: Sequence[Node], first: int) -> Iterator[Set]:
    """The words that the run of pieces from ``first`` on can be: all of the run, and as much of it as is few words."""
    words, whole, last = {b""}, {b""}, -1
    for number in range(first, len(pieces)):
        more = spellings(pieces[number])
        if more is None or len(words) * len(more) > SPELLINGS:
            break
        if len(more) > 1 and number > first and last >= 0 and b"" not in whole:
            yield marked(pieces, first, last, whole)
        words = {word + other for word in words for other in more}
        if pieces[number].kind != "assert":
            last, whole = number, words
    if last >= 0 and pieces[first].kind != "assert" and b"" not in whole:
        yield marked(pieces, first, last, whole)


def marked(pieces: Sequence[Node], first: int, last: int, words: Iterable[bytes]) -> Set:
    """``words``, which ``pieces[first:last + 1]`` can be, between what may stand beside them."""
    front, back = pieces[:first][::-1], pieces[last + 1 :]
    before = {kind: beside(front, ANY, kind, backward=True) for kind in {word[0] in WORD for word in words}}
    behind = {kind: beside(back, ANY, kind) for kind in {word[-1] in WORD for word in words}}
    return frozenset(Mark(word, before[word[0] in WORD], behind[word[-1] in WORD]) for word in words)


def inside(found: Branches) -> Iterator[Set]:
    """Sets within a choice or repetition, the best first; none: something may be chosen that needs no word.

    Each takes the best of what a branch needs, the next best, and so on; of a branch that needs less, its last again.
    """
    for number in range(max(map(len, found), default=0)):
        one = frozenset(mark for branch in found for mark in branch[min(number, len(branch) - 1)])
        if len(one) <= 2 * WORDS:
            yield one


def branches(pieces: Sequence[Node], at: int) -> Branches:
    """The best sets of each branch of a choice (or of what is repeated); none where a branch has none."""
    piece = pieces[at]
    if piece.kind not in ("choice", "repeat") or not piece.low:
        return []
    left, right = pieces[:at], pieces[at + 1 :]
    if piece.kind == "repeat" and piece.high > 1:
        right = [changed(piece, low=max(0, piece.low - 1), high=piece.high - 1), *right]
    found = []
    for child in piece.children:
        inner = flat(child)
        whole = [*left, *inner, *right]
        best = several(within(whole, at, [branches(whole, number) for number in range(at, at + len(inner))]))
        if not best:
            return []
        found.append(best)
    return found


def several(found: Iterable[Set]) -> list[Set]:
    """The best of some sets, and the next best that says something else."""
    chosen: list[Set] = []
    for one in sorted(found, key=cost):
        if not any(implied(one, other) or implied(other, one) for other in chosen):
            chosen.append(one)
        if len(chosen) == SETS:
            break
    return chosen


def beside(pieces: Sequence[Node], mask: Side, word: bool, *, backward: bool = False) -> Side:
    """Which bytes (lower case) may come next through ``pieces``, nearest first; ``ANY`` beyond them.

    ``word``: whether the byte they stand beside is a letter, digit or underscore, which ``\\b`` asks for.
    """
    found: Side = frozenset()
    for number, piece in enumerate(pieces):
        rest = pieces[number + 1 :]
        if piece.kind == "assert":
            mask &= asserted(piece, word, backward)
        elif piece.kind == "class":
            return found | lower(piece.bytes_ & mask)
        elif piece.kind == "sequence":
            children = piece.children[::-1] if backward else piece.children
            return found | beside([*children, *rest], mask, word, backward=backward)
        else:
            for child in piece.children:
                found |= beside([child, *rest], mask, word, backward=backward)
            if piece.kind == "choice" or piece.low:
                return found
    return found | lower(mask)


def asserted(piece: Node, word: bool, backward: bool) -> Side:
    """Which bytes an assertion leaves beside a byte; one that looks the other way leaves all."""
    if piece.name == "b":
        return ANY - WORD if word else WORD
    return LINE if piece.name.endswith("^" if backward else "$") else ANY


@_remembered
def lower(found: Side) -> Side:
    """The same bytes as they are in a text in lower case."""
    if found == ANY:
        return ANY
    return frozenset(byte + 32 if 65 <= byte <= 90 else byte for byte in found)


def spellings(piece: Node) -> set[bytes] | None:
    """All texts a piece matches, in lower case, if they are few."""
    if piece.kind == "assert":
        return {b""}
    if piece.kind == "class":
        found = lower(piece.bytes_) if len(piece.bytes_) <= 8 else ()
        return {bytes([byte]) for byte in found} if 0 < len(found) <= 4 else None
    words: set[bytes] = set() if piece.kind != "sequence" else {b""}
    for child in piece.children:
        one = spellings(child)
        if one is None:
            return None
        if piece.kind == "sequence":
            words = {word + other for word in words for other in one} if len(words) * len(one) <= SPELLINGS else set()
        elif piece.kind == "choice":
            words |= one
        elif piece.high <= 4 and len(one) ** piece.high <= SPELLINGS:
            words = {row for times in range(piece.low, piece.high + 1) for row in repeated(one, times)}
    return words if 0 < len(words) <= SPELLINGS else None


def repeated(words: set[bytes], times: int) -> set[bytes]:
    """What ``times`` of ``words`` one after another can be."""
    rows = {b""}
    for _ in range(times):
        rows = {row + word for row in rows for word in words}
    return rows


def flat(node: Node) -> list[Node]:
    """The pieces of a sequence, those of sequences inside it included."""
    if node.kind != "sequence":
        return [node]
    return [piece for child in node.children for piece in flat(child)]


@_remembered
def fewest(found: Set) -> Set:
    """The set without marks that imply another of its marks."""
    kept: list[Mark] = []
    for mark in sorted(in_order(found), key=lambda mark: len(mark.word)):
        if not any(other.word in mark.word and implies(mark, other) for other in kept):
            kept.append(mark)
    return frozenset(kept)


@_remembered
def implied(weak: Set, strong: Set) -> bool:
    """Whether a text with a mark of ``strong`` has one of ``weak`` too, nearly always."""
    said = sum(any(other.word in mark.word and implies(mark, other) for other in weak) for mark in strong)
    return said > 0.8 * len(strong)


def implies(strong: Mark, weak: Mark) -> bool:
    """Whether ``weak`` stands wherever ``strong`` does."""
    at = strong.word.find(weak.word)
    while at >= 0:
        end = at + len(weak.word)
        before = strong.before if not at else {strong.word[at - 1]}
        behind = strong.behind if end == len(strong.word) else {strong.word[end]}
        if before <= weak.before and behind <= weak.behind:
            return True
        at = strong.word.find(weak.word, at + 1)
    return False


def cost(found: Set) -> float:
    """What a set costs: the texts it lets through, and looking for its words."""
    return rate(found) + A_WORD * len(found)


@_remembered
def rate(found: Set) -> float:
    """About how often a set stands in text, per byte: letters are as frequent as in text, and foretell each other."""
    return fsum(frequency(mark.word) * share(mark.before) * share(mark.behind) for mark in found)


@_remembered
def frequency(word: bytes) -> float:
    """About how often a word stands in text, per byte."""
    return prod(OFTEN[byte] for byte in word[:2]) * prod(min(0.12, OFTEN[byte] * 4) for byte in word[2:])


@_remembered
def share(bytes_: Side) -> float:
    """Which part of text these bytes are."""
    return 1.0 if bytes_ == ANY else min(1.0, fsum(OFTEN[byte] for byte in bytes_))


def often() -> list[float]:
    """How often each byte stands in a mix of code, JSON and prose in lower case; roughly, for comparisons alone."""
    table = [0.0002] * EDGE + [0.001]
    for bytes_, part in (
        (b" ", 130), (b"et", 75), (b"aoinrs", 55), (b"ldhcu", 32), (b"\nmpf", 25), (b'"_.,gybw', 16), (b"-/:()='kv", 9),
        (b"0123456789", 10), (b"[]{}<>\\|*;#`@+!?&$%~^\txjqz", 3),
    ):  # fmt: skip
        for byte in bytes_:
            table[byte] = part / 1000
    return table


OFTEN = often()
