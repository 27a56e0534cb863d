"""Which known name was probably meant by one that nobody knows?"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """At most so many of the known names, the likeliest first."""
    import difflib  # most commands misspell nothing

    return difflib.get_close_matches(word, list(known), n=most)
