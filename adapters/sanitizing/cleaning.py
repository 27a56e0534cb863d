"""What is the public form of one file among others? Look at all, learn, then replace in each; the gate has the last word.

    cleaning = Cleaning(detector, policy)
    found = {name: cleaning.look(data, name) for name, data in files.items()}
    words = cleaning.learned(found.values()) + known
    public = {name: cleaning.public(data, name, found[name], words) for name, data in files.items()}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256

from ...projections.sanitizer import Finding, Policy, Vocabulary, learn
from ...projections.sanitizer.bundle import sanitize_name, scan_name
from ...projections.sanitizer.placeholders import mostly_placeholder, tag
from .answering import Answers
from .containers.dispatch import clean as clean_file
from .containers.dispatch import scan as parts_of_file
from .containers.part import Part, Withheld
from .detecting import Detector
from .kept_findings import FileFindings, PublicForm, pack_findings, pack_public, unpack_public


class Cleaning:
    """The rules, and what the owner decided. ``allowed`` holds sha256 of whole files that may go as they are."""

    def __init__(self, detector: Detector, policy: Policy, allowed: frozenset[str] = frozenset()) -> None:
        self.detector = detector
        self.policy = policy
        self._allowed = allowed

    def look(self, data: bytes, name: str = "") -> FileFindings:
        """The first pass over a file."""
        return self.detector.file(data, name)

    def look_at_name(self, name: str) -> list[Finding]:
        """The first pass over a file's name."""
        return scan_name(self.detector.engine, name)

    def learned(self, findings: Iterable[Finding]) -> Vocabulary:
        """What findings teach about all other files; what the owner allows teaches nothing."""
        return learn(f for f in findings if not self.policy.keeps(f))

    def name(self, name: str, words: Vocabulary) -> str:
        """The public form of a name; folders stay folders."""
        return sanitize_name(self.detector.engine, name, words, self.policy)

    def public(self, data: bytes, name: str, found: FileFindings, words: Vocabulary) -> PublicForm:
        """The second pass: the file's public form, or why there is none. Never raises for any ``data``."""
        content = sha256(data)
        if found.withheld is not None or content.hexdigest() in self._allowed:
            return self._as_it_is(content.hexdigest(), found.withheld)
        key = self._key("public", content.digest(), sha256(pack_findings(found)).digest(), words)
        kept = self.detector.kept.get(key)
        form = unpack_public(kept) if kept is not None else self._made(data, name, found, words)
        if kept is None:
            self.detector.kept.put(key, pack_public(form))
        if form.withheld is not None or (form.data is None and not any(p.findings for p in found.parts)):
            # Unchanged and without findings: the gate would look at the same bytes and find the same nothing.
            return form
        reason = self._gate(data if form.data is None else form.data, name, words)
        return PublicForm(None, (), reason) if reason else form

    def _as_it_is(self, digest: str, withheld: str | None) -> PublicForm:
        return PublicForm(None, (), None if digest in self._allowed else withheld)

    def _made(self, data: bytes, name: str, found: FileFindings, words: Vocabulary) -> PublicForm:
        answers = Answers(self.detector, found, words, self.policy)
        cleaned = clean_file(data, name, answers)
        if isinstance(cleaned, Withheld):
            return PublicForm(None, (), cleaned.reason)
        return PublicForm(cleaned.data if cleaned.changed else None, tuple(answers.rows))

    def _gate(self, public: bytes, name: str, words: Vocabulary) -> str:
        """Why a finished file may not leave; empty when it may."""
        rules = sha256("".join(group.digest for group in self.detector.groups).encode()).digest()
        key = self._key("gate", sha256(public).digest(), rules, words)
        kept = self.detector.kept.get(key)
        if kept is None:
            kept = self.gate(public, name, words).encode()
            self.detector.kept.put(key, kept)
        return kept.decode()

    def gate(self, public: bytes, name: str, words: Vocabulary) -> str:
        """What rules and known values still find in a finished file, as a reason to withhold it; empty when nothing."""
        try:
            return next(self._left(public, name, words), "")
        except Withheld as refused:
            return refused.reason

    def _left(self, public: bytes, name: str, words: Vocabulary) -> Iterator[str]:
        for part in parts_of_file(public, name):
            if part.kind == "personal":
                if part.data.strip() and not mostly_placeholder(part.data):
                    yield f"the gate still finds a personal field in {part.name}"
                continue
            left = self.detector.engine.gate(part.data, words, self.policy)
            if left:
                yield f"the gate still finds {left[0].rule}{_in(part)}"

    def _key(self, what: str, content: bytes, more: bytes, words: Vocabulary) -> bytes:
        """Under which a result is kept: everything it depends on."""
        about = f"{what}\0{self.detector.version}\0{words.sha256}\0{self.policy_digest}\0"
        return sha256(about.encode() + content + more).digest()

    @cached_property
    def policy_digest(self) -> str:
        """Digest of key, allow-list and identity table; keyed, so that it may be seen."""
        policy = self.policy
        rows = [*sorted(policy.allowed), "", *(f"{k}\0{v}" for k, v in sorted(policy.identities.items()))]
        return tag(policy.key, "policy", "\0".join(rows).encode(), 64)


def _in(part: Part) -> str:
    return "" if part.name == "text" else f" in {part.name}"
