"""What does the sanitizer answer when a container asks for the public form of one of its parts?"""

from __future__ import annotations

from hashlib import sha256

from ...domain.record import changed
from ...projections.sanitizer import Finding, Policy, Redaction, Vocabulary
from ...projections.sanitizer.bundle import sanitize_name
from ...projections.sanitizer.placeholders import mostly_placeholder, placeholder, tag
from .containers.part import Part
from .detecting import Detector
from .kept_findings import FileFindings

PERSONAL = "person"
"""Category of a field that is personal whatever it says."""


class Answers:
    """The `replace` of one file: a pure function of the part, given what was found and learned."""

    def __init__(self, detector: Detector, found: FileFindings, words: Vocabulary, policy: Policy) -> None:
        self._detector = detector
        self._known = {(part.kind, part.digest): part.findings for part in found.parts}
        self._words = words
        self._policy = policy
        self.rows: list[Redaction] = []

    def __call__(self, part: Part) -> bytes:
        """The public bytes of a part."""
        if part.kind == "personal":
            return self._personal(part)
        if part.kind == "name":
            return self._name(part)
        redacted = self._detector.engine.clean(part.data, self._findings(part), self._words, self._policy)
        self.rows += [changed(row, view=_within(part.name, row.view)) for row in redacted.redactions]
        return redacted.data

    def _findings(self, part: Part) -> tuple[Finding, ...]:
        """From the first pass; a part that carries answers already was not seen there."""
        known = self._known.get((part.kind, sha256(part.data).digest()))
        return tuple(self._detector.text(part.data)) if known is None else known

    def _name(self, part: Part) -> bytes:
        name = part.data.decode("utf-8", "surrogateescape")
        public = sanitize_name(self._detector.engine, name, self._words, self._policy)
        new = public.encode("utf-8", "surrogateescape")
        if new != part.data:
            self._row(part, "name-of-a-file", "name", new)
        return new

    def _personal(self, part: Part) -> bytes:
        if not part.data.strip() or mostly_placeholder(part.data):
            return part.data
        new = placeholder(self._policy.key, PERSONAL, part.data, self._policy.identities)
        self._row(part, "personal-field", PERSONAL, new)
        return new

    def _row(self, part: Part, rule: str, category: str, new: bytes) -> None:
        value_id = tag(self._policy.key, category, part.data, 16)
        shown = new.decode("utf-8", "replace")
        self.rows.append(Redaction(rule, category, part.name, shown, value_id, 0, 0, len(part.data)))


def _within(part: str, view: str) -> str:
    """A view of a part of a container names both; a plain text has one part, which needs no name."""
    return view if part == "text" else f"{part}>{view}"
