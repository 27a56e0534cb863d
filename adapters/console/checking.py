"""Does a finished bundle still hold something that must not be published? The gate, over every file and member."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...projections.bundle.check import Checked, Finding
from ...projections.sanitizer import Policy, Vocabulary
from ...projections.sanitizer.placeholders import tag
from ..sanitizing.cache import RuleCache
from ..sanitizing.cleaning import Cleaning
from ..sanitizing.containers.limits import Limits
from ..sanitizing.detecting import Detector
from ..sanitizing.rulebook import in_force
from ..sanitizing.streaming import LARGE, gate_stream, is_plain_text
from .wiring import House

_KEY = b"a key for looking only: nothing is replaced"


def gate_findings(house: House, folder: Path, checked: Checked, stream: str | None) -> list[Finding]:
    """What rules (and, for a run of this home, known values) find in a bundle's files and names."""
    cleaning, words = _session(house, stream) if stream is not None else (_stranger(house, checked), Vocabulary())
    fine = {str(row.get("sha256")) for row in checked.manifest.get("allowed") or [] if isinstance(row, dict)}
    found = []
    for file in checked.files:
        found += [
            Finding(file.path, f"has a name that gives away {rule}") for rule in _in_name(cleaning, file.path, words)
        ]
        reason = "" if file.sha256 in fine else _in_file(cleaning, folder / file.path, file.path, file.size, words)
        if reason:
            found.append(Finding(file.path, reason))
    return found


def _session(house: House, stream: str) -> tuple[Cleaning, Vocabulary]:
    events = list(house.log.read(stream))
    prepared = house.cleaners.prepare(stream, events, house.bundles.text)
    return prepared.cleaner.cleaning, prepared.cleaner.known


def _stranger(house: House, checked: Checked) -> Cleaning:
    """For a bundle from elsewhere: the rules alone; its own run id is a name, not a secret."""
    detector = Detector(in_force(house.home).ruleset, RuleCache(house.home / "cache" / "rules"))
    run_id = str(checked.manifest.get("run_id") or checked.manifest.get("session_id") or "")
    return Cleaning(detector, Policy(_KEY, frozenset({tag(_KEY, "secret", run_id.encode(), 16)})))


def _in_name(cleaning: Cleaning, path: str, words: Vocabulary) -> Iterator[str]:
    left = cleaning.detector.engine.gate(path.encode("utf-8", "surrogateescape"), words, cleaning.policy)
    yield from (finding.rule for finding in left[:1])


def _in_file(cleaning: Cleaning, path: Path, name: str, size: int, words: Vocabulary) -> str:
    if size > LARGE:
        with path.open("rb") as file:
            if is_plain_text(file):
                file.seek(0)
                return gate_stream(file, cleaning.detector.engine, words, cleaning.policy)
        if size > Limits().file_bytes:
            return "is too large to look into"
    reason = cleaning.gate(path.read_bytes(), name, words)
    return reason if not reason or reason.startswith("the gate") else f"cannot be looked into: {reason}"
