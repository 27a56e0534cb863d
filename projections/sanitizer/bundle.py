"""How do all parts of a bundle come out when each has learned from the others?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...domain.later import later
from ...domain.record import record
from .engine import Engine, Policy, Redacted
from .findings import Finding
from .rules import Ruleset, load_ruleset
from .vocabulary import Vocabulary, learn, vocabulary


@record
class Sanitized:
    """The parts of a bundle as they may be published.

    ``names`` maps each original name to its public one, ``withheld`` names parts whose gate failed, with the reason.
    """

    parts: Mapping[str, bytes]
    names: Mapping[str, str]
    redactions: Mapping[str, Redacted]
    withheld: Mapping[str, str]


def standard_ruleset(extra: Mapping[str, str] | None = None) -> Ruleset:
    """Our own rules, with the owner's texts after them; what is read out of their patterns takes seconds, once.

    The command line takes it from ``rules/own.read`` (``adapters/sanitizing/kept_rules.py``).
    """
    own = {file.name: file.read_text("utf-8") for file in sorted(Path(__file__).with_name("rules").glob("*.toml"))}
    added = {f"~{name}": text for name, text in (extra or {}).items()}
    return load_ruleset({**own, **added})


def sanitize_texts(
    parts: Mapping[str, bytes], engine: Engine, policy: Policy, known: Vocabulary | None = None
) -> Sanitized:
    """Scan every part, then replace in every part what any of them taught; names are cleaned like texts."""
    found: dict[str, list[Finding]] = {name: engine.scan(parts[name]) for name in sorted(parts)}
    of_names: dict[str, list[Finding]] = {name: scan_name(engine, name) for name in sorted(parts)}
    learned = learn([f for group in (*found.values(), *of_names.values()) for f in group if not policy.keeps(f)])
    words = vocabulary([*(known.entries if known else ()), *learned.entries])
    cleaned = {name: engine.clean(parts[name], found[name], words, policy) for name in found}
    names: dict[str, str] = {}
    for name in found:
        names[name] = unused(sanitize_name(engine, name, words, policy), names)
    withheld = {name: gate_failure(part.left) for name, part in cleaned.items() if part.left}
    public = {names[name]: cleaned[name].data for name in found if name not in withheld}
    return Sanitized(public, names, cleaned, withheld)


def gate_failure(left: Sequence[Finding]) -> str:
    """Why finished output may not leave."""
    return f"the gate still finds {left[0].rule} at {left[0].start}"


def scan_name(engine: Engine, name: str) -> list[Finding]:
    """What a file or member name gives away; offsets are those in the name."""
    raw = name.encode("utf-8", "surrogateescape")
    lead = rooted(raw)
    return [finding.moved(-len(lead)) for finding in engine.scan(lead + raw) if finding.start >= len(lead)]


def sanitize_name(engine: Engine, name: str, words: Vocabulary, policy: Policy) -> str:
    """A file or member name without secrets and personal names; folders stay folders."""
    raw = name.encode("utf-8", "surrogateescape")
    lead = rooted(raw)
    public = engine.clean(lead + raw, engine.scan(lead + raw), words, policy).data
    return public.removeprefix(lead).decode("utf-8", "surrogateescape")


def rooted(name: bytes) -> bytes:
    """The slash that a path in an archive or a backup has lost: ``home/alice/x`` was ``/home/alice/x``."""
    return b"/" if _HOME.match(name) else b""


_HOME = later(rb"(?:home|Users|export/home|var/home|data/home)/[^/]+/.")


def unused(name: str, taken: Mapping[str, str]) -> str:
    """``name``, numbered if another part already came out under it."""
    number, candidate = 1, name
    while candidate in taken.values():
        number += 1
        stem, dot, ending = name.rpartition(".")
        candidate = f"{stem}-{number}.{ending}" if dot else f"{name}-{number}"
    return candidate
