"""Our own rules as they ship: ``python -m apprentice.adapters.sanitizing.shipping`` after every change of a rule.

Working out of the patterns of all rules what a text must hold takes some seconds, which every new home would pay with
its first bundle. A test compares the file with what this writes.
"""

from __future__ import annotations

from ...projections.sanitizer import load_ruleset
from .kept_rules import shipped, shipped_file
from .rulebook import own_texts


def content() -> bytes:
    """What the file should hold."""
    texts = own_texts()
    return shipped(texts, load_ruleset(texts))


if __name__ == "__main__":
    shipped_file().write_bytes(content())
