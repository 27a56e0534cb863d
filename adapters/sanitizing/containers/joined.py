"""How does a change in a joined text find its way back into the pieces it was joined from?

A word may be split over several runs, array elements or lines of a file. The text engine gets the pieces joined, with
fixed text (separators, labels) between them; its answer is compared with the question, and every difference is written
into the pieces it touches. However coarse the comparison, the pieces together say what the answer says.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ....domain.record import record

_WINDOW = 400
_WORDS = re.compile(r"\s+|[^\s]+")

Edit = tuple[int, int, str]


@record
class Segment:
    """A stretch of the joined text: a piece that may change, or fixed text (``key`` None)."""

    text: str
    key: int | None = None


def join(segments: Sequence[Segment]) -> str:
    """The joined text."""
    return "".join(segment.text for segment in segments)


def split_back(segments: Sequence[Segment], public: str) -> dict[int, str] | None:
    """The pieces that change when the joined text becomes ``public``: key -> new text.

    None when a difference touches no piece at all although it would have to (it adds text between two fixed ones).
    Differences in fixed text alone are dropped: labels are not part of the file.
    """
    edits = differences(join(segments), public)
    spans = _spans(segments)
    changes: dict[int, list[Edit]] = {}
    texts = {segment.key: segment.text for segment in segments if segment.key is not None}
    at = 0
    for start, end, new in edits:
        while at < len(spans) and spans[at][1] < start:
            at += 1
        if not _place(spans, at, (start, end, new), changes) and start == end:
            return None
    return {key: apply(texts[key], edits) for key, edits in changes.items()}


def apply(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with sorted, disjoint ``edits`` made."""
    out, at = [], 0
    for start, end, new in edits:
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


def splice(data: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    """``data`` with disjoint ``edits`` made, in any order."""
    out, at = [], 0
    for start, end, new in sorted(edits):
        out += [data[at:start], new]
        at = end
    return b"".join([*out, data[at:]])


def _spans(segments: Sequence[Segment]) -> list[tuple[int, int, int]]:
    spans, at = [], 0
    for segment in segments:
        if segment.key is not None:
            spans.append((at, at + len(segment.text), segment.key))
        at += len(segment.text)
    return spans


def _place(spans: list[tuple[int, int, int]], at: int, edit: Edit, changes: dict[int, list[Edit]]) -> bool:
    """Write one edit into the pieces it overlaps: the first takes the new text, the others lose theirs."""
    start, end, new = edit
    placed = False
    for index in range(at, len(spans)):
        left, right, key = spans[index]
        if left > end or (left == end and placed):
            break
        overlaps = (left < end and start < right) or (start == end and left <= start <= right)
        if overlaps:
            changes.setdefault(key, []).append((max(start, left) - left, min(end, right) - left, "" if placed else new))
            placed = True
            if start == end:
                break
    return placed


def differences(old: str, new: str) -> list[Edit]:
    """Sorted, disjoint edits that turn ``old`` into ``new``: by line, then by word, then trimmed by character."""
    if old == new:
        return []
    edits: list[Edit] = []
    for at, before, after in _blocks(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        for inner, was, now in _blocks(_WORDS.findall(before), _WORDS.findall(after)):
            if was != now:
                edits.append(_trimmed(at + inner, was, now))
    return edits


def _trimmed(at: int, was: str, now: str) -> Edit:
    head = 0
    while head < min(len(was), len(now)) and was[head] == now[head]:
        head += 1
    tail = 0
    while tail < min(len(was), len(now)) - head and was[-1 - tail] == now[-1 - tail]:
        tail += 1
    return at + head, at + len(was) - tail, now[head : len(now) - tail]


def _blocks(old: list[str], new: list[str]) -> list[tuple[int, str, str]]:
    """Where two lists of tokens differ: (offset in old, old text, new text). Linear: the window is bounded."""
    blocks: list[tuple[int, str, str]] = []
    i = j = offset = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and old[i] == new[j]:
            offset += len(old[i])
            i, j = i + 1, j + 1
            continue
        skip_old, skip_new = _meeting(old, new, i, j)
        for was, now in _paired(old[i : i + skip_old], new[j : j + skip_new]):
            blocks.append((offset, was, now))
            offset += len(was)
        i, j = i + skip_old, j + skip_new
    return blocks


def _paired(was: list[str], now: list[str]) -> list[tuple[str, str]]:
    """As many tokens on both sides changed one by one; otherwise they changed together."""
    return list(zip(was, now, strict=True)) if len(was) == len(now) else [("".join(was), "".join(now))]


def _meeting(old: list[str], new: list[str], i: int, j: int) -> tuple[int, int]:
    """How many tokens to skip on each side until they agree again, for two tokens in a row where possible."""
    ahead_old, ahead_new = old[i : i + _WINDOW], new[j : j + _WINDOW]
    known = {pair: at for at, pair in reversed(list(enumerate(pairwise([*ahead_new, ""]))))}
    best: tuple[int, int] | None = None
    for a, pair in enumerate(pairwise([*ahead_old, ""])):
        if best is not None and a >= sum(best):
            break
        b = known.get(pair)
        if b is not None and pair[0].strip() and (best is None or a + b < sum(best)):
            best = a, b
    return best or (len(old) - i, len(new) - j)
