"""How fast is the sanitizer beside hyperscan alone, and beside other scanners, on the same text?

``python -m apprentice.benchmarks sanitizer``, or alone, on a text of one's own:
``python -m apprentice.benchmarks.sanitizer [FOLDER] [MB]``

The text is FOLDER's files, by default the standard library's sources, half of them wrapped as JSON lines.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..adapters.sanitizing.cache import RuleCache
from ..adapters.sanitizing.rulebook import in_force
from ..adapters.sanitizing.tree import Job, sanitize_tree
from ..projections.sanitizer import Engine, Policy, Ruleset, sanitize_texts
from ..projections.sanitizer.loosened import loosened
from ..projections.sanitizer.patterns import Expression, compile_database
from .line import HEAD, Line

if TYPE_CHECKING:
    from hyperscan import Database

SCANNERS: Final[Mapping[str, tuple[str, ...]]] = {
    "ripgrep": ("rg", "--count", "-uuu", r"(?i)(password|secret|token|api_?key)\W{1,5}\w{8,}"),
    "gitleaks": ("gitleaks", "dir", "--no-banner", "--exit-code", "0"),
    "detect-secrets": ("detect-secrets", "scan", "--all-files"),
}
"""Programs that are measured beside it where they are installed; the folder is the last argument."""


def mixed_text(folder: Path, size: int) -> dict[str, bytes]:
    """Files of ``folder`` up to ``size`` bytes; every second one as JSON lines, as agents' streams are."""
    parts: dict[str, bytes] = {}
    total = 0
    for number, file in enumerate(sorted(folder.rglob("*.py"))):
        data = file.read_bytes()
        if number % 2:
            lines = data.decode("utf-8", "replace").splitlines()
            data = "\n".join(json.dumps({"n": n, "text": line}) for n, line in enumerate(lines)).encode()
        parts[f"{number % 8}/{number}.txt"] = data
        total += len(data)
        if total >= size:
            break
    return parts


def seconds(action: Callable[[], object], times: int = 1) -> float:
    """The least wall seconds of some calls."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        found.append(time.perf_counter() - begun)
    return min(found)


def lines(place: Path, folder: Path, size: int) -> Iterator[Line]:
    """All lines; ``place`` is an empty folder."""
    parts = mixed_text(folder, size)
    home = place / "home"
    home.mkdir(mode=0o700)
    yield from _in_memory(parts, home)
    source = place / "source"
    for name, data in parts.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(data)
    yield from _trees(source, place, home, in_force(home).ruleset)


def _in_memory(parts: Mapping[str, bytes], home: Path) -> Iterator[Line]:
    """Start-up and speed against hyperscan alone."""
    cache = RuleCache(home / "cache" / "rules")
    ruleset = in_force(home).ruleset
    compiling = seconds(Engine(ruleset, cache).matcher.compile)
    starting = seconds(lambda: Engine(in_force(home).ruleset, cache).scan(b"password"), 3)
    base = f"compiling all rules {compiling:.1f} s, once"
    yield Line("sanitizer: start, rules cached", f"{starting * 1000:.0f} ms", base, starting, "s", 0.3)
    engine = Engine(ruleset, cache, worth=0)
    database = compile_database([Expression(loosened(rule.hint), number) for number, rule in enumerate(ruleset.rules)])
    scan_alone(database, dict(list(parts.items())[:3]))
    megabytes = sum(map(len, parts.values())) / 1e6
    alone = megabytes / seconds(lambda: scan_alone(database, parts), 2)
    base = f"hyperscan, all rules {alone:.1f} MB/s"
    for what, budget, action in (
        ("rule scan", 0.25, lambda: [engine.matcher.findings(data) for data in parts.values()]),
        ("end to end, views and gate", 0.1, lambda: sanitize_texts(parts, engine, Policy(b"benchmark"))),
    ):
        rate = megabytes / seconds(action, 2)
        yield Line(f"sanitizer: {what}", f"{rate:.1f} MB/s", base, rate / alone, "x", budget, least=True)


def _trees(source: Path, place: Path, home: Path, ruleset: Ruleset) -> Iterator[Line]:
    """Whole folders: other programs, two cores, a second run, memory."""
    megabytes = sum(f.stat().st_size for f in source.rglob("*") if f.is_file()) / 1e6
    cold = {n: seconds(lambda n=n: _clean(source, place, home, ruleset, n, fresh=True)) for n in (1, 2)}  # type: ignore[misc]
    rates = [f"{name} {megabytes / taken:.1f} MB/s" for name, taken in _others(source).items()]
    base = ", ".join([f"one process {cold[1]:.1f} s", *rates])
    yield Line("sanitizer: a folder, two processes", f"{cold[2]:.1f} s", base, cold[1] / cold[2], "x", 1.7, least=True)
    again = seconds(lambda: _clean(source, place, home, ruleset, 1, fresh=False))
    base = f"first run {cold[1]:.1f} s"
    yield Line("sanitizer: second run", f"{again * 1000:.0f} ms", base, cold[1] / again, "x", 20, least=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Line("sanitizer: memory of all this", f"{megabytes:.0f} MB of text", "", peak, "MB", 600)


def _clean(source: Path, place: Path, home: Path, ruleset: Ruleset, workers: int, *, fresh: bool) -> None:
    """Clean the folder into a new one; ``fresh``: nothing is kept from an earlier run but compiled rules.

    What was written stays until the end: removing it is no part of the work, and slows the next (``regeneration.py``).
    """
    if fresh:
        for file in (home / "cache").glob("sanitizer.db*"):
            file.unlink()
    target = Path(tempfile.mkdtemp(dir=place))
    sanitize_tree(Job(source, target, home / "cache", ruleset, b"benchmark", ()), workers)


def _others(source: Path) -> dict[str, float]:
    """Seconds of each other program that is installed; they only look, and change nothing."""
    found = {}
    for name, argv in SCANNERS.items():
        if shutil.which(argv[0]):
            command = [*argv, os.fspath(source)]
            found[name] = seconds(lambda command=command: subprocess.run(command, capture_output=True, check=False))  # type: ignore[misc]
    return found


def scan_alone(database: Database, parts: Mapping[str, bytes]) -> None:
    """One pass of hyperscan over each part."""
    for data in parts.values():
        database.scan(data, match_event_handler=ignore)


def ignore(*_: object) -> None:
    """Hyperscan's own speed: a match is counted by nobody."""


def main(folder: Path, size: int) -> None:
    """Print the table."""
    sys.stdout.write(HEAD + "\n")
    with tempfile.TemporaryDirectory() as place:
        for line in lines(Path(place), folder, size):
            sys.stdout.write(line.text() + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(sysconfig.get_paths()["stdlib"])
    main(chosen, int(float(sys.argv[2]) * 1e6) if len(sys.argv) > 2 else 20_000_000)
