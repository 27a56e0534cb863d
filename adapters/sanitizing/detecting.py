"""What do the rules find in a file, whatever its type, and what of it is known from an earlier look?

The rules are looked for in groups: our own, and each file of the owner's. Findings are kept one entry a group, under
(content, engine, container libraries, digest of the group), so that a changed rule costs one group's scan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import cached_property
from hashlib import sha256
from typing import Final, Protocol

from ...domain.errors import Refused
from ...domain.record import record
from ...projections.sanitizer import ENGINE_VERSION, Engine, Finding, Ruleset, RulesetError
from ...projections.sanitizer.bundle import scan_name
from ...projections.sanitizer.findings import resolve
from .cache import NoCache, RuleCache
from .containers.dispatch import scan as parts_of_file
from .containers.part import Part, Withheld
from .containers.versions import library_versions
from .kept_findings import FileFindings, FoundIn, pack_findings, unpack_findings
from .source import Source

OWN: Final = frozenset({"assignments", "commands", "credentials", "declared", "keys", "paths", "personal", "vendors"})
"""Groups of our own rules. They are scanned together: apart, the views of a text would be made once for each."""


class Keep(Protocol):
    """Where results are kept."""

    def get(self, key: bytes) -> bytes | None:
        """The bytes under ``key``, or ``None``."""

    def put(self, key: bytes, value: bytes) -> None:
        """Keep ``value``."""


@record
class Group:
    """Rules that are scanned together."""

    ruleset: Ruleset
    digest: str


def groups_of(ruleset: Ruleset) -> tuple[Group, ...]:
    """Our own rules, then each of the owner's groups, sorted by name."""
    there = ruleset.group_names
    if there <= OWN:
        return (Group(ruleset, ruleset.rules_sha256),) if there else ()
    named = [there & OWN, *({name} for name in sorted(there - OWN))]
    return tuple(_group(ruleset, names) for names in named if names)


def _group(ruleset: Ruleset, names: Set[str]) -> Group:
    rules = tuple(rule for rule in ruleset.rules if rule.group in names)
    part = Ruleset(ruleset.name, ruleset.version, rules, ruleset.allowlists)
    return Group(part, part.rules_sha256)


_ENGINES: Final[dict[str, Engine]] = {}
"""One engine a group of rules and process: the same rules find the same, and their expressions compile once."""


class Detector:
    """A ruleset at work. Not for use by two threads at once."""

    def __init__(self, ruleset: Ruleset, rules: RuleCache | None = None, kept: Keep | None = None) -> None:
        self.ruleset = ruleset
        self.groups = groups_of(ruleset)
        self.kept: Keep = kept or NoCache()
        self._rules = rules

    @cached_property
    def version(self) -> str:
        """What decides the findings besides content and rules."""
        return "|".join([ENGINE_VERSION, *(f"{name} {value}" for name, value in library_versions().items())])

    @cached_property
    def engine(self) -> Engine:
        """All rules at once: for replacing, and for the gate."""
        if len(self.groups) == 1:
            return self._engine(self.groups[0])
        return Engine(self.ruleset, self._rules)

    def compile(self) -> None:
        """Have all rules compiled in the cache. Raises Refused: hyperscan does not take a pattern; says which."""
        try:
            for group in self.groups:
                self._engine(group).matcher.compile()
            self.engine.matcher.compile()
        except RulesetError as error:
            raise Refused(str(error), "change the rule; RE2 and hyperscan must both take it") from error

    def file(self, source: Source) -> FileFindings:
        """What all groups find in a file, its parts in order; read only where something is not known yet."""
        found = [self._by_group(group, source) for group in self.groups]
        return found[0] if len(found) == 1 else _joined(source, found)

    def text(self, data: bytes) -> list[Finding]:
        """What all groups find in one piece of text, kept nowhere."""
        if len(self.groups) == 1:
            return self.engine.scan(data)
        return resolve(data, [f for group in self.groups for f in self._engine(group).scan(data)])

    def stream(self, digest: bytes, chunks: Callable[[], Iterable[bytes]]) -> FileFindings:
        """The same for a text that is too large to hold: one part, read only where it is not known yet."""
        key = sha256(b"stream\0" + digest + f"{self.version}\0{self.ruleset.sha256}".encode()).digest()
        kept = self.kept.get(key)
        if kept is not None:
            return unpack_findings(kept)
        found = FileFindings((FoundIn("text", digest, tuple(self.engine.scan(chunks()))),))
        self.kept.put(key, pack_findings(found))
        return found

    def _by_group(self, group: Group, source: Source) -> FileFindings:
        key = sha256(b"findings\0" + source.digest + f"{self.version}\0{group.digest}".encode()).digest()
        kept = self.kept.get(key)
        if kept is not None:
            return unpack_findings(kept)
        found = _walked(self._engine(group), source.read(), source.name)
        self.kept.put(key, pack_findings(found))
        return found

    def _engine(self, group: Group) -> Engine:
        if group.digest not in _ENGINES:
            _ENGINES[group.digest] = Engine(group.ruleset, self._rules)
        return _ENGINES[group.digest]


def _walked(engine: Engine, data: bytes, filename: str) -> FileFindings:
    """Every part of a file, scanned; parts without a finding are named too, so that they are not scanned again."""
    parts: list[FoundIn] = []
    try:
        for part in parts_of_file(data, filename):
            if part.kind != "personal":
                parts.append(FoundIn(part.kind, sha256(part.data).digest(), tuple(_scanned(engine, part))))
    except Withheld as refused:
        return FileFindings(tuple(parts), refused.reason)
    return FileFindings(tuple(parts))


def _scanned(engine: Engine, part: Part) -> list[Finding]:
    if part.kind != "name":
        return engine.scan(part.data)
    return scan_name(engine, part.data.decode("utf-8", "surrogateescape"))


def _joined(source: Source, groups: list[FileFindings]) -> FileFindings:
    """One list of parts; where several groups found something, overlaps are settled over the part's own bytes."""
    by_part = list(zip(*(group.parts for group in groups), strict=True))
    if all(sum(bool(found.findings) for found in row) < 2 for row in by_part):
        merged = (next((found for found in row if found.findings), row[0]) for row in by_part)
        return FileFindings(tuple(merged), groups[0].withheld)
    again = _same_parts(source.read(), source.name)
    settled = (
        FoundIn(row[0].kind, row[0].digest, tuple(resolve(part.data, [f for found in row for f in found.findings])))
        for row, part in zip(by_part, again, strict=False)
    )
    return FileFindings(tuple(settled), groups[0].withheld)


def _same_parts(data: bytes, filename: str) -> Iterator[Part]:
    try:
        yield from (part for part in parts_of_file(data, filename) if part.kind != "personal")
    except Withheld:  # the reason is known from the first walk
        return
