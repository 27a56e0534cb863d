"""What must not be published in this text, and what does the text look like without it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from ...domain.record import changed, fresh, record
from .blocks import BLOCK, MARGIN, Block, blocks
from .findings import Finding, resolve
from .matcher import Matcher
from .nominate import WORTH, Cache
from .placeholders import number_placeholder, placeholder, tag
from .reading import Reading, Readings
from .rules import Ruleset
from .vocabulary import Vocabulary
from .walk import walk

ENGINE_VERSION = "5"
"""Raised with every change that can alter findings or output; part of every cache key and bundle."""
ROUNDS = 4
REMEMBERED = 4096
"""Digests of texts that passed the gate; a container has many parts."""


@record
class Redaction:
    """One replacement as it may be published, with the original offsets for the private report."""

    rule: str
    category: str
    view: str
    placeholder: str
    value_id: str
    output: int
    start: int
    end: int

    def public(self, file: str) -> dict[str, str | int]:
        """A row of the bundle's report: no secret, no original offset, no plain hash."""
        row: dict[str, str | int] = {
            "rule": self.rule,
            "file": file,
            "offset": self.output,
            "view": self.view,
            "category": self.category,
        }
        return {**row, "placeholder": self.placeholder, "value_id": self.value_id}

    def private(self, file: str) -> dict[str, str | int]:
        """The same with the offsets in the raw content."""
        return {**self.public(file), "raw_start": self.start, "raw_end": self.end}


@record
class Redacted:
    """A text without its findings."""

    data: bytes
    redactions: tuple[Redaction, ...]
    left: tuple[Finding, ...] = ()
    """What the gate still finds; a part with anything here must be withheld."""


@record
class Policy:
    """What the owner decided and knows: the key, allowed values, numbered names.

    ``allowed`` holds ids of values (``value_id``) that may be published; ``identities`` numbers known names.
    """

    key: bytes
    allowed: frozenset[str] = frozenset()
    identities: Mapping[str, int] = fresh(factory=dict)

    def value_id(self, finding: Finding) -> str:
        """The keyed id of a finding's value."""
        return tag(self.key, finding.category, finding.value, 16)

    def keeps(self, finding: Finding) -> bool:
        """Whether the owner allows this value."""
        return bool(self.allowed) and finding.encoding is None and self.value_id(finding) in self.allowed


class Engine:
    """A ruleset at work. Not for use by two threads at once.

    Hyperscan takes part where compiled rules are in ``cache``, or once ``worth`` bytes of text concern a set of rules.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        cache: Cache | None = None,
        *,
        hyperscan: bool = True,
        worth: int = WORTH,
        block: int = BLOCK,
        margin: int = MARGIN,
    ) -> None:
        self.ruleset = ruleset
        self._block_size, self._margin = block, margin
        self._passed: dict[tuple[bytes, str, int], Policy] = {}
        self._readings = Readings()
        self.matcher = Matcher(ruleset, cache, hyperscan, worth)

    def scan(self, data: bytes | Iterable[bytes]) -> list[Finding]:
        """Everything the rules find, in all views.

        Offsets are bytes of ``data``, end exclusive, sorted, never overlapping. A stream of chunks gives the same
        findings as the whole; memory stays bounded by ``BLOCK``.
        """
        if not isinstance(data, bytes):
            return [found for block in blocks(data, self._block_size, self._margin) for found in self._block(block)]
        if len(data) > self._block_size + self._margin:
            return self.scan(data[i : i + BLOCK] for i in range(0, len(data), BLOCK))
        reading = Reading(data)
        found = resolve(data, walk(reading, self.matcher.findings))
        self._readings.keep(reading)
        return found

    def _block(self, block: Block) -> list[Finding]:
        """The findings that begin in a block, at offsets of the stream."""
        found = resolve(block.data, walk(Reading(block.data), self.matcher.findings))
        return [f.moved(block.offset) for f in found if block.low <= f.start < block.high]

    def redact(self, data: bytes, findings: Iterable[Finding], vocabulary: Vocabulary, policy: Policy) -> Redacted:
        """``data`` with each finding, and each value of ``vocabulary``, replaced; all other bytes stay.

        What a first replacement brings to light (a token that now stands alone) is replaced too.
        """
        known = self.known(data, vocabulary)
        return redact_spans(data, resolve(data, [*findings, *known]), policy)

    def known(self, data: bytes, vocabulary: Vocabulary) -> list[Finding]:
        """Where the values of ``vocabulary`` stand, in all views; they may overlap."""
        reading = self._readings.take(data)
        return walk(reading, vocabulary.search.findings) if vocabulary.entries else []

    def clean(self, data: bytes, findings: Iterable[Finding], vocabulary: Vocabulary, policy: Policy) -> Redacted:
        """``redact``, repeated until the gate finds nothing; the caller withholds what still fails."""
        redacted = self.redact(data, findings, vocabulary, policy)
        done = redacted.redactions
        if not done:
            return redacted  # unchanged, and scanned as input: the gate would find the same nothing
        left = self.gate(redacted.data, vocabulary, policy)
        for _ in range(ROUNDS):
            if not left:
                break
            redacted = redact_spans(redacted.data, left, policy)
            done += redacted.redactions
            left = self.gate(redacted.data, vocabulary, policy)
        return Redacted(redacted.data, done, tuple(left))

    def gate(self, data: bytes, vocabulary: Vocabulary, policy: Policy) -> list[Finding]:
        """What rules and known values still find in finished output; anything here is a failure.

        What passed with these values and this policy is not read again: ``clean`` asks first, the finished file later.
        """
        about = (sha256(data).digest(), vocabulary.sha256, id(policy))
        if about in self._passed:
            return []
        left = [f for f in resolve(data, self._left(data, vocabulary)) if not allowed(f, policy)]
        if not left:
            self._remember(about, policy)
        return left

    def _left(self, data: bytes, vocabulary: Vocabulary) -> list[Finding]:
        """What rules and known values find, over all views; one walk for both, where the text is not too long."""
        if len(data) > self._block_size + self._margin or not vocabulary.entries:
            return [*self.scan(data), *self.known(data, vocabulary)]
        return walk(Reading(data), lambda text: [*self.matcher.findings(text), *vocabulary.search.findings(text)])

    def _remember(self, about: tuple[bytes, str, int], policy: Policy) -> None:
        """Know that a text passed; the policy is held, so that its id stays its own."""
        if len(self._passed) >= REMEMBERED:
            self._passed.clear()
        self._passed[about] = policy


def allowed(finding: Finding, policy: Policy) -> bool:
    """Whether all of a finding is allowed by the owner or is our own placeholder."""
    if finding.encoding is not None:
        return all(allowed(inner, policy) for inner in finding.inner)
    return policy.keeps(finding)


def redact_spans(data: bytes, findings: Iterable[Finding], policy: Policy) -> Redacted:
    """Replace resolved findings from left to right."""
    pieces: list[bytes] = []
    rows: list[Redaction] = []
    at = size = 0
    for finding in findings:
        if allowed(finding, policy):
            continue
        new, inner = written(data, finding, policy)
        pieces += (data[at : finding.start], new)
        size += finding.start - at
        rows += [changed(row, output=size, start=finding.start, end=finding.end) for row in inner]
        size += len(new)
        at = finding.end
    pieces.append(data[at:])
    return Redacted(b"".join(pieces), tuple(rows))


def written(data: bytes, finding: Finding, policy: Policy) -> tuple[bytes, list[Redaction]]:
    """What is written in the place of one finding, and its rows."""
    if finding.encoding is not None:
        redacted = redact_spans(finding.content, finding.inner, policy)
        view = f"{finding.view}>"
        return finding.encoding.encode(redacted.data), [
            changed(row, view=view + row.view) for row in redacted.redactions
        ]
    new = placeholder(policy.key, finding.category, finding.value, policy.identities)
    if bare_number(data, finding):
        new = number_placeholder(policy.key, finding.category, finding.value)
    row = Redaction(
        finding.rule,
        finding.category,
        finding.view,
        new.decode(),
        policy.value_id(finding),
        0,
        finding.start,
        finding.end,
    )
    return new, [row]


def bare_number(data: bytes, finding: Finding) -> bool:
    """Whether the span is a number of a JSON text, or several in a list, where a word would break it."""
    if not finding.value.translate(None, b", \t\r\n.+-").isdigit() or data.lstrip()[:1] not in (b"{", b"["):
        return False
    before = data[max(0, finding.start - 20) : finding.start].rstrip()[-1:]
    after = data[finding.end : finding.end + 20].lstrip()[:1]
    return before in (b":", b"[", b",") and after in (b",", b"}", b"]")
