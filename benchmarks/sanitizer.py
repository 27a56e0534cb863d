"""How fast is the sanitizer beside hyperscan alone, on the same text?

``python -m apprentice.benchmarks.sanitizer [FOLDER] [MB]``

The text is FOLDER's files, by default the standard library's sources, half of them wrapped as JSON lines.
"""

from __future__ import annotations

import json
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..projections.sanitizer import Engine, Policy, sanitize_texts, standard_ruleset, vocabulary
from ..projections.sanitizer.patterns import compile_database

if TYPE_CHECKING:
    from hyperscan import Database


class Memory:
    """Compiled rules between two engines."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        return self.kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        self.kept[key] = value


def mixed_text(folder: Path, size: int) -> dict[str, bytes]:
    """Files of ``folder`` up to ``size`` bytes; every second one as JSON lines, as agents' streams are."""
    parts: dict[str, bytes] = {}
    total = 0
    for number, file in enumerate(sorted(folder.rglob("*.py"))):
        data = file.read_bytes()
        if number % 2:
            lines = data.decode("utf-8", "replace").splitlines()
            data = "\n".join(json.dumps({"n": n, "text": line}) for n, line in enumerate(lines)).encode()
        parts[f"{number}.txt"] = data
        total += len(data)
        if total >= size:
            break
    return parts


def seconds(action: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def main(folder: Path, size: int) -> None:
    """Print megabytes a second, and each as a share of hyperscan alone."""
    parts = mixed_text(folder, size)
    megabytes = sum(map(len, parts.values())) / 1e6
    ruleset, memory, policy = standard_ruleset(), Memory(), Policy(b"benchmark")
    compiling = seconds(Engine(ruleset, memory).matcher.compile)
    loading = seconds(lambda: Engine(standard_ruleset(), memory))
    engine = Engine(ruleset, memory)
    database = compile_database([rule.regex.encode() for rule in ruleset.rules])
    sanitize_texts(dict(list(parts.items())[:3]), engine, policy, vocabulary(()))
    actions: dict[str, Callable[[], object]] = {
        "hyperscan alone, all rules": lambda: scan_alone(database, parts),
        "rule scan (hyperscan, RE2, validators)": lambda: [engine.matcher.findings(d) for d in parts.values()],
        "scan in all views": lambda: [engine.scan(d) for d in parts.values()],
        "end to end: scan, redact, gate": lambda: sanitize_texts(parts, engine, policy),
    }
    sys.stdout.write(f"{megabytes:.1f} MB; rules compiled in {compiling:.2f} s, loaded in {loading:.2f} s\n")
    alone = 0.0
    for name, action in actions.items():
        rate = megabytes / seconds(action)
        alone = alone or rate
        sys.stdout.write(f"{name:42} {rate:8.1f} MB/s  {rate / alone:5.2f}\n")


def scan_alone(database: Database, parts: Mapping[str, bytes]) -> None:
    """One pass of hyperscan over each part."""
    for data in parts.values():
        database.scan(data, match_event_handler=ignore)


def ignore(*_: object) -> None:
    """Hyperscan's own speed: a match is counted by nobody."""


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(sysconfig.get_paths()["stdlib"])
    main(chosen, int(float(sys.argv[2]) * 1e6) if len(sys.argv) > 2 else 20_000_000)
