"""What was found, where, and which of several overlapping findings holds?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from .encodings import Encoding

ENCODED = 60
"""Priority of a token that is decoded, cleaned and encoded again: above loose rules, below rules sure of the token."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the sanitizer found.

    ``start`` and ``end`` are byte offsets into the raw bytes, end exclusive. ``value`` is what stands there, decoded:
    it is private and never printed. A token in an encoding that can be written again has ``encoding``, its decoded
    ``content`` and the findings ``inner`` to that content.
    """

    start: int
    end: int
    rule: str
    category: str
    view: str = "raw"
    priority: int = 50
    value: bytes = field(default=b"", repr=False)
    learn: bool = True
    encoding: Encoding | None = field(default=None, repr=False)
    content: bytes = field(default=b"", repr=False)
    inner: tuple[Finding, ...] = ()

    def moved(self, by: int) -> Finding:
        """The same finding in a text that begins ``by`` bytes earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


def leaves(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings themselves, those inside encoded tokens included."""
    for finding in findings:
        if finding.encoding is None:
            yield finding
        else:
            yield from leaves(finding.inner)


def resolve(data: bytes, findings: Iterable[Finding]) -> list[Finding]:
    """Sorted, never overlapping: each heap of overlapping findings becomes one that covers them all.

    The one of highest priority names it, then the longest, then the first, then by rule id. Findings of one
    encoded token are joined, so that what each found inside is kept.
    """
    heap: list[Finding] = []
    end = -1
    resolved: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if finding.start >= end and heap:
            resolved.append(merge(data, heap))
            heap = []
        heap.append(finding)
        end = max(end, finding.end) if len(heap) > 1 else finding.end
    return [*resolved, merge(data, heap)] if heap else resolved


def merge(data: bytes, heap: list[Finding]) -> Finding:
    """One finding for a heap of overlapping ones."""
    if len(heap) == 1:
        return heap[0]
    start, end = heap[0].start, max(finding.end for finding in heap)
    best = min(heap, key=lambda f: (-f.priority, f.start - f.end, f.start, f.rule))
    dumped = [f for f in heap if f.encoding is not None and f.encoding.layout and (f.start, f.end) == (start, end)]
    best = dumped[0] if dumped else best  # what its column of characters shows is found inside, too
    if best.encoding is not None and (best.start, best.end) == (start, end):
        same = [f.inner for f in heap if f.encoding is not None and f.content == best.content]
        return replace(best, inner=tuple(resolve(best.content, [i for inner in same for i in inner])))
    if (best.start, best.end) == (start, end):
        return best
    covering = [f for f in heap if (f.start, f.end) == (start, end) and f.encoding is None]
    value = covering[0].value if covering else data[start:end]
    return replace(best, start=start, end=end, value=value, encoding=None, content=b"", inner=())
