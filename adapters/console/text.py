"""How is a stranger's text made harmless on a terminal, and how wide is it there?"""

from __future__ import annotations

import unicodedata
from typing import Final

ELLIPSIS: Final = "…"
_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that move the cursor, reorder what is read, or show nothing: controls, bidi overrides,
surrogates, private use, unassigned, line and paragraph separators."""
_JOINERS: Final = frozenset("\u200c\u200d")
"""Format characters that Persian, Indic scripts and emoji cannot be written without; they cannot reorder."""


def harmless(text: str) -> str:
    """One line that shows what is there: what a terminal would obey is written out as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _plain(character) else _escape(character) for character in text)


def harmless_lines(text: str) -> list[str]:
    """The same for text of several lines, a tab becoming four spaces."""
    return [harmless(line.replace("\t", "    ")) for line in text.replace("\r\n", "\n").split("\n")]


def _plain(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _UNPRINTABLE


def _escape(character: str) -> str:
    """Newlines and tabs in one line of output are spaces; anything else is shown by its number."""
    if character in "\n\t":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def clip(text: str, width: int) -> str:
    """The beginning of the text that fits ``width`` columns, an ellipsis in its last one where it was cut."""
    if len(text) <= width and text.isascii():
        return text
    if cells(text) <= width:
        return text
    used, kept = 1, []
    for character in text:
        used += _cell(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept) + ELLIPSIS if width > 0 else ""


def pad(text: str, width: int) -> str:
    """The text clipped and filled up with blanks to exactly ``width`` columns."""
    clipped = clip(text, width)
    return clipped + " " * (width - cells(clipped))
