"""What does a search find in a text, in all ways the text can be read?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ...domain.later import later
from ...domain.record import changed
from .findings import ENCODED, Finding, resolve
from .reading import Encoded, Reading

Search = Callable[[bytes], list[Finding]]


def walk(reading: Reading, search: Search) -> list[Finding]:
    """What ``search`` finds in a text and in all its views, with spans in the text itself."""
    found = [*search(reading.text), *inside(reading, search)]
    covered = Covered(found)
    for view, encoded in reading.views:
        hits = [*search(view.text), *(inside(encoded, search) if view.name != "wrapped" else ())]
        for hit in hits:
            span = view.trace(hit.start, hit.end)
            if span is None or covered.has(*span, view.name == "wrapped"):
                continue
            start, end = span
            if view.name in ("joined", "wrapped") and apart(reading.text[start:end]):
                continue
            if hit.encoding is not None and hit.encoding.layout:  # its line ends are escapes here
                whole = replace(hit, value=hit.content, encoding=None, content=b"", inner=())
                found.append(replace(whole, start=start, end=end, view=view.name))
            elif hit.encoding is not None:
                if hit.encoding.name.startswith("utf-16"):
                    continue
                unwrapped = changed(hit.encoding, width=0)  # a line end may be an escape here
                found.append(replace(hit, start=start, end=end, encoding=unwrapped))
            else:
                found.append(replace(hit, start=start, end=end, view=view.name))
            covered.add(start, end)
    return found


def apart(raw: bytes) -> bool:
    """Whether what was joined does not belong together: quotes of several depths of escaping, or a list of names.

    The quote that ends a text within JSON and the one that ends the JSON text are no two pieces of one literal. Lines
    of one token are of one width, but for the first, which may begin behind a key, and the last, which is no longer.
    """
    depths = {len(signs) for signs in _QUOTES.findall(raw)} if b'\\"' in raw else ()
    if len(depths) > 1 or any(len(quote) < len(line) for line, quote in _END_OF_TEXT.findall(raw)):
        return True
    lines = [line.strip() for line in raw.split(b"\n")]
    widths = {len(line) for line in lines[1:-1]}
    return len(lines) > 3 and not _SEPARATE.search(raw) and len(widths) > 1


_QUOTES = later(rb"(\\*)\"")
_END_OF_TEXT = later(rb"[\"'`][ \t]{0,40}(?:\\{1,8}r)?(\\{1,8})n[ \t]{0,80}(\\{0,8})\"")
_SEPARATE = later(rb"[\"'`+\\]")
"""Signs of a literal in pieces, which may be of any width."""


class Covered:
    """Which spans have been found already."""

    def __init__(self, found: Iterable[Finding]) -> None:
        self._spans = {(f.start, f.end) for f in found}

    def has(self, start: int, end: int, within: bool) -> bool:
        """Whether the span is known; ``within``: a known span that holds it counts too."""
        return (start, end) in self._spans or (within and any(a <= start and end <= b for a, b in self._spans))

    def add(self, start: int, end: int) -> None:
        """Know this span."""
        self._spans.add((start, end))


def inside(encoded: Encoded, search: Search) -> list[Finding]:
    """What is found in the encoded parts of a text; each gives one finding over the whole token."""
    found = []
    for region, reading in encoded.parts:
        inner = resolve(region.content, walk(reading, search))
        if inner:
            found.append(
                Finding(
                    region.start, region.end, inner[0].rule, inner[0].category, region.encoding.name, ENCODED,
                    learn=False, encoding=region.encoding, content=region.content, inner=tuple(inner),
                )
            )  # fmt: skip
    return found
