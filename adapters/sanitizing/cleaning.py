"""What is the public form of one file among others? Look at all, learn, replace in each; the gate has the last word.

cleaning = Cleaning(detector, policy)
found = {source.name: cleaning.look(source) for source in files}
words = cleaning.learned(f for file in found.values() for f in file.all) + known
public = {source.name: cleaning.public(source, found[source.name], words) for source in files}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256

from ...domain.record import changed
from ...projections.sanitizer import Finding, Policy, Redaction, Vocabulary, learn
from ...projections.sanitizer.bundle import rooted
from ...projections.sanitizer.placeholders import mostly_placeholder, tag
from .answering import Answers
from .containers.dispatch import clean as clean_file
from .containers.dispatch import scan as parts_of_file
from .containers.part import Part, Withheld
from .detecting import Detector
from .kept_findings import FileFindings, PublicForm, pack_findings, pack_public, unpack_public
from .naming import fitting
from .source import Source, of_bytes


class Cleaning:
    """The rules, and what the owner decided. ``allowed`` holds sha256 of whole files that may go as they are."""

    def __init__(self, detector: Detector, policy: Policy, allowed: frozenset[str] = frozenset()) -> None:
        self.detector = detector
        self.policy = policy
        self._allowed = allowed

    def look(self, source: Source) -> FileFindings:
        """The first pass over a file."""
        return self.detector.file(source)

    def look_at_name(self, name: str) -> list[Finding]:
        """The first pass over a file's name."""
        return self.detector.file(_named(name)).all

    def learned(self, findings: Iterable[Finding]) -> Vocabulary:
        """What findings teach about all other files; what the owner allows teaches nothing."""
        return learn(f for f in findings if not self.policy.keeps(f))

    def name(self, name: str, words: Vocabulary) -> tuple[str, tuple[Redaction, ...]]:
        """The public form of a name, and what was replaced; folders stay folders."""
        source = _named(name)
        key = self._key("name", source.digest, self._rules, words)
        kept = self.detector.kept.get(key)
        if kept is not None:
            form = unpack_public(kept)
        else:
            found = self.detector.file(source)
            redacted = self.detector.engine.clean(source.read(), found.all, words, self.policy)
            form = PublicForm(redacted.data, tuple(changed(row, view="name") for row in redacted.redactions))
            self.detector.kept.put(key, pack_public(form))
        public = (form.data or b"").decode("utf-8", "surrogateescape")
        public = public.removeprefix("/") if source.read() != name.encode("utf-8", "surrogateescape") else public
        return public if public == name else fitting(public), form.redactions

    def public(self, source: Source, found: FileFindings, words: Vocabulary) -> PublicForm:
        """The second pass: the file's public form, or why there is none. Never raises for any content."""
        if self.allows(source.digest.hex()):
            return PublicForm(None, ())
        if found.withheld is not None:
            return PublicForm(None, (), found.withheld)
        key = self._key("public", source.digest, sha256(pack_findings(found)).digest(), words)
        kept = self.detector.kept.get(key)
        form = unpack_public(kept) if kept is not None else self._made(source, found, words)
        if kept is None:
            self.detector.kept.put(key, pack_public(form))
        if form.withheld is not None or (form.data is None and not found.all):
            # Unchanged and without findings: the gate would look at the same bytes and find the same nothing.
            return form
        reason = self._gate(source if form.data is None else of_bytes(form.data, source.name), words)
        return PublicForm(None, (), reason) if reason else form

    def allows(self, sha256: str) -> bool:
        """Whether the owner lets exactly this content go as it is."""
        return sha256 in self._allowed

    def _made(self, source: Source, found: FileFindings, words: Vocabulary) -> PublicForm:
        answers = Answers(self.detector, found, words, self.policy)
        cleaned = clean_file(source.read(), source.name, answers)
        if isinstance(cleaned, Withheld):
            return PublicForm(None, (), cleaned.reason)
        return PublicForm(cleaned.data if cleaned.changed else None, tuple(answers.rows))

    def _gate(self, public: Source, words: Vocabulary) -> str:
        """Why a finished file may not leave; empty when it may."""
        key = self._key("gate", public.digest, self._rules, words)
        kept = self.detector.kept.get(key)
        if kept is None:
            kept = self.gate(public.read(), public.name, words).encode()
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
    def _rules(self) -> bytes:
        """Digest of all groups of rules."""
        return sha256("".join(group.digest for group in self.detector.groups).encode()).digest()

    @cached_property
    def policy_digest(self) -> str:
        """Digest of key, allow-list and identity table; keyed, so that it may be seen."""
        policy = self.policy
        rows = [*sorted(policy.allowed), "", *(f"{k}\0{v}" for k, v in sorted(policy.identities.items()))]
        return tag(policy.key, "policy", "\0".join(rows).encode(), 64)


def _named(name: str) -> Source:
    """A name as a text to look at, with the slash that a path in a backup has lost."""
    raw = name.encode("utf-8", "surrogateescape")
    return of_bytes(rooted(raw) + raw)


def _in(part: Part) -> str:
    return "" if part.name == "text" else f" in {part.name}"
