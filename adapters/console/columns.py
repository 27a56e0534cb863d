"""How do rows become lines that fit a width? Aligned columns; the widest that may give way gives way first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .text import cells, clip, harmless, pad

GAP = "  "


class Column(NamedTuple):
    """One column: its title, and to how few terminal columns it may shrink (None: it never does)."""

    title: str
    least: int | None = None


Style = Callable[[str, str], str]
"""Given a cell's text as it will be printed, and what it says, the text in its style (escapes take no columns)."""


def unstyled(text: str, _: str) -> str:
    """No style at all."""
    return text


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int, styles: Sequence[Style] | None = None
) -> list[str]:
    """Title line and one line a row, none wider than ``width`` unless the columns that never shrink are.

    Cells are made harmless here.
    """
    shown = [[harmless(cell) for cell in row] for row in rows]
    widths = fit(columns, shown, width)
    lines = [_line([column.title for column in columns], widths, [unstyled] * len(columns))]
    lines += [_line(row, widths, styles or [unstyled] * len(columns)) for row in shown]
    return lines


def fit(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The columns' widths: as wide as their cells, less what must be saved, taken from the widest first."""
    widths = [
        max([cells(column.title), *(cells(row[number]) for row in rows)]) for number, column in enumerate(columns)
    ]
    excess = sum(widths) + len(GAP) * (len(columns) - 1) - width
    while excess > 0:
        spare = [w - c.least if c.least is not None else 0 for w, c in zip(widths, columns, strict=True)]
        if max(spare) <= 0:
            break
        widest = max((number for number in range(len(widths)) if spare[number] > 0), key=lambda n: widths[n])
        cut = min(excess, spare[widest], max(1, widths[widest] // 4))
        widths[widest] -= cut
        excess -= cut
    return widths


def _line(row: Sequence[str], widths: Sequence[int], styles: Sequence[Style]) -> str:
    last = len(row) - 1
    printed = [
        style(clip(cell, w) if number == last else pad(cell, w), cell)
        for number, (cell, w, style) in enumerate(zip(row, widths, styles, strict=True))
    ]
    return GAP.join(printed).rstrip()


def pairs(entries: Sequence[tuple[str, str]], width: int) -> list[str]:
    """``name  value`` lines; a value too long for its line goes on below itself, nothing is cut."""
    indent = max((cells(name) for name, _ in entries), default=0) + len(GAP)
    lines = []
    for name, value in entries:
        first, *rest = wrap(harmless(value), max(width - indent, 10))
        lines.append(pad(name, indent) + first)
        lines += [" " * indent + more for more in rest]
    return [line.rstrip() for line in lines]


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at blanks, and inside a word only where it must be."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cells(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, width)
        lines += whole
    return [*lines, line]


def _broken(word: str, width: int) -> list[str]:
    """A word in pieces that fit."""
    pieces = [""]
    for character in word:
        if cells(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
