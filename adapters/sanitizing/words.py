"""Which learned values hold where? Two vocabularies that are looked for together."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Final, cast

from ...projections.sanitizer import Finding, Known, Vocabulary
from ...projections.sanitizer.entropy import entropy
from ...projections.sanitizer.vocabulary import Search

_SHORTEST: Final = 16
_ENTROPY: Final = 3.0


class Both(Vocabulary):
    """What a folder of its own knows, and what all folders share, without building the shared search again."""

    def __init__(self, own: Vocabulary, shared: Vocabulary) -> None:
        super().__init__((*own.entries, *shared.entries))
        object.__setattr__(self, "parts", (own, shared))

    @cached_property
    def sha256(self) -> str:
        """Digest of both."""
        own, shared = self._parts
        return hashlib.sha256(f"{own.sha256}{shared.sha256}".encode()).hexdigest()

    @cached_property
    def search(self) -> Search:
        """Both searches, one after the other."""
        return cast(Search, _Searches(*self._parts))

    @property
    def _parts(self) -> tuple[Vocabulary, Vocabulary]:
        return cast(tuple[Vocabulary, Vocabulary], self.__dict__["parts"])


class _Searches:
    """What the engine asks of a search."""

    def __init__(self, *parts: Vocabulary) -> None:
        self._parts = [part for part in parts if part.entries]

    def findings(self, text: bytes) -> list[Finding]:
        """Every occurrence of any of the values."""
        return [found for part in self._parts for found in part.search.findings(text)]


def speaks_for_all(entry: Known) -> bool:
    """Whether a value is so clearly drawn at random that it is a secret wherever it stands.

    Names, short passwords and personal data hold in the folder that taught them: ``report`` may be somebody's
    account in one project and a word in the next.
    """
    value = entry.value
    if entry.category != "secret" or len(value) < _SHORTEST:
        return False
    kinds = (any(48 <= b < 58 for b in value), any(65 <= b < 91 or 97 <= b < 123 for b in value))
    return all(kinds) and entropy(value) >= _ENTROPY
