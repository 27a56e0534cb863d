"""Is an html file marked up, and would a reader see anything?"""

import re
from pathlib import Path
from typing import Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .text import too_large, whole_text

_PARSED: Final = 4 << 20  # bytes; a page of nothing but `<` takes two seconds
_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9-]{0,30}")
_HIDDEN: Final = frozenset({"script", "style", "title", "template", "noscript"})
# Elements that show something without having text.
_SHOWN: Final = frozenset(
    {"img", "svg", "canvas", "video", "audio", "iframe", "object", "embed", "input", "hr", "math"}
)


def look(path: Path) -> str:
    """At least one element, and text outside script, style and title, or an element that shows something."""
    if (note := too_large(path, _PARSED)) is not None:
        return note
    elements, shown = _scan(whole_text(path))
    if elements == 0:
        raise WrongTypeError("no html element in it", "txt")
    if not shown:
        raise EmptyError("elements, but nothing to see: no text, no picture")
    return counted(elements, "element")


def _scan(text: str) -> tuple[int, bool]:
    """Elements opened, and whether a reader sees anything.

    A scan by `str.find`, linear in the text: the standard parser goes over unclosed markup again and again.
    """
    low = text.lower()
    at, elements, shown = 0, 0, False
    while (opened := text.find("<", at)) >= 0:
        shown = shown or bool(text[at:opened].strip())
        name = _NAME.match(low, opened + 1)
        if name is None:
            at = _after_markup(low, opened)
            shown = shown or at == opened + 1
            continue
        elements += 1
        shown = shown or name[0] in _SHOWN or (name[0] == "script" and "src" in low[opened : opened + 200])
        at = _after(low, ">", name.end())
        if name[0] in _HIDDEN:
            at = _after(low, f"</{name[0]}", at)
            at = _after(low, ">", at)
    return elements, shown or bool(text[at:].strip())


def _after_markup(low: str, opened: int) -> int:
    """The end of a comment, a declaration or an end tag; a lone ``<`` is text."""
    if low.startswith("<!--", opened):
        return _after(low, "-->", opened + 4)
    if low[opened + 1 : opened + 2] in {"!", "/", "?"}:
        return _after(low, ">", opened + 1)
    return opened + 1


def _after(low: str, mark: str, start: int) -> int:
    found = low.find(mark, start)
    return len(low) if found < 0 else found + len(mark)


CHECKER: Final = Checker(("html", "htm"), "1", look)
