"""Are the budgets of DESIGN.md met on this machine?

    .venv/bin/python -m apprentice.benchmarks [--quick] [--in FOLDER] [LINE ...]

Prints a row per budget line: what was measured, its baseline in the same run, the figure, the budget, and whether it
is met. ``--quick`` takes a tenth of the sizes; LINE (append, load, fold, bundle, start, fresh, rebuild, memory, steps,
kill, sanitizer) takes only those. FOLDER (default: the current one) says which file system; about 6 GB and ten
minutes for all of it. Exit code 6 if a budget is missed.
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

from apprentice.benchmarks import append, bundle, load, projections, regeneration, sanitizer, starting, steps
from apprentice.benchmarks.generate import fill_catalog, fill_log
from apprentice.benchmarks.line import HEAD, Line
from apprentice.benchmarks.programs import ROOT, Installed


class Bench:
    """The lines, in a throw-away ``folder``; ``scale`` 1 is the size the budgets speak of."""

    def __init__(self, folder: Path, scale: float) -> None:
        self.folder = folder
        self.scale = scale

    @cached_property
    def installed(self) -> Installed:
        """The wheel in its environment, made for the first line that needs it."""
        return Installed(self.place("installed"))

    def place(self, name: str) -> Path:
        """A folder of that name."""
        (self.folder / name).mkdir()
        return self.folder / name

    def append(self) -> Iterator[Line]:
        """One durable append."""
        found = append.measure(self.place("append"), int(2000 * max(self.scale, 0.5)))
        for state, where, budgets in (("", "", (1.3, 1.8)), ("round_", ", written round", (None, None))):
            base = f"raw sqlite3 insert {found[f'{state}raw_us']:.0f} us"
            for name, what, budget in zip(("append", "with_catalog"), ("", " with the catalog"), budgets, strict=True):
                measured, ratio = f"{found[f'{state}{name}_us']:.0f} us", found[f"{state}{name}_x_raw"]
                yield Line(f"durable append, p50{what}{where}", measured, base, ratio, "x", budget)

    def load(self) -> Iterator[Line]:
        """Load and apply."""
        found = load.measure(self.place("load"), 10_000)
        base = f"SELECT + orjson.loads {found['baseline_ms']:.1f} ms"
        yield Line("load 10,000 events", f"{found['load_ms']:.1f} ms", base, found["load_x_baseline"], "x", 4.0)

    def fold(self) -> Iterator[Line]:
        """The projections."""
        events = projections.history(projections.EVENTS)
        rates = {
            fold.name: projections.rate(partial(projections.fold_one, fold, events), len(events))
            for fold in projections.FOLDS
        }
        slowest = min(rates, key=lambda name: rates[name])
        yield Line("fold one projection", f"slowest: {slowest}", "", rates[slowest], "events/s", 150_000, least=True)
        together = projections.rate(partial(projections.fold_all, events), len(events))
        yield Line("fold all projections", "", "", together, "events/s", 15_000, least=True)

    def bundle(self) -> Iterator[Line]:
        """A bundle of a thousand files."""
        times = {name: bundle.measure(work) for name, work in bundle.ways(self.place("bundle")).items()}
        ratio = times["bundle"] / times["copy"]
        base = f"copying {times['copy']:.0f} ms"
        yield Line("a bundle of 1,000 small artifacts", f"{times['bundle']:.0f} ms", base, ratio, "x", 5.0)

    def start(self) -> Iterator[Line]:
        """Whole commands."""
        million = self.place("million")
        count = fill_log(million, int(10_000 * self.scale), 100)
        fill_catalog(million)
        sys.stderr.write(f"(the large log: {count:,} events)\n")
        yield from starting.lines(self.installed, self.place("starting"), million, 20)

    def fresh(self) -> Iterator[Line]:
        """A command on a long session."""
        yield starting.fresh_command(self.installed, self.place("fresh"), 10)

    def rebuild(self) -> Iterator[Line]:
        """Regeneration on two cores."""
        yield regeneration.line(self.place("rebuild"), int(1000 * self.scale))

    def memory(self) -> Iterator[Line]:
        """A large asset."""
        yield starting.memory(self.installed, self.place("memory"), int(2_000_000_000 * self.scale))

    def steps(self) -> Iterator[Line]:
        """A long attempt."""
        yield from steps.lines(self.installed, self.place("steps"))

    def kill(self) -> Iterator[Line]:
        """The crash rounds."""
        yield starting.killed(ROOT)

    def sanitizer(self) -> Iterator[Line]:
        """Rules, views and gate beside hyperscan alone."""
        library = Path(sysconfig.get_paths()["stdlib"])
        yield from sanitizer.lines(self.place("sanitizer"), library, int(20_000_000 * self.scale))


def main() -> int:
    """Measure and print; 6 if a budget is missed."""
    names = ("append", "load", "fold", "bundle", "start", "fresh", "rebuild", "memory", "steps", "kill", "sanitizer")
    parser = argparse.ArgumentParser(prog="python -m apprentice.benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("lines", nargs="*", metavar="LINE", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--in", dest="folder", default=".", help="where to write (it is removed again)")
    said = parser.parse_args()
    unknown = set(said.lines) - set(names)
    if unknown:
        parser.error(f"no line is called {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    _say(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}\n\n{HEAD}")
    missed = 0
    with tempfile.TemporaryDirectory(dir=said.folder) as root:
        bench = Bench(Path(root), 0.1 if said.quick else 1.0)
        for name in said.lines or names:
            measure: Callable[[], Iterator[Line]] = getattr(bench, name)
            for line in measure():
                missed += not line.met
                _say(line.text())
    return 6 if missed else 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
