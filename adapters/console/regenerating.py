"""How are bundles made again after the rules changed? One session after the other, in a few processes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from ...domain.engine import Engine
from ...domain.errors import ApprenticeError, NotAccepted, Refused, SessionIsBusy
from ...projections.bundle.diff import diff
from ...projections.bundle.digest import FileLine
from ...projections.bundle.rule_changes import Rows, rule_changes, rules_of
from ..process.orphan import end_with_parent
from ..sanitizing.rulebook import Rulebook, by_name, install
from ..settings import Settings
from ..views.comparing import rows_of
from ..views.tree import line_of, list_tree
from .talking import Console
from .text import harmless
from .wiring import House


@dataclass
class Made:
    """What became of one bundle. ``state``: built, unchanged, would change, none, busy, stopped, failed."""

    stream: str
    run_id: str
    state: str
    before: str | None = None
    after: str | None = None
    files: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    why: str | None = None
    hint: str | None = None


@dataclass(frozen=True)
class Order:
    """What is to be done; goes to each process as it is."""

    home: Path
    settings: Settings
    ruleset: str | None
    dry_run: bool


_WORTH_COMPILING: Final = 100
"""Sessions for which all rules are compiled before the processes begin; for fewer, words and RE2 alone will do."""


def regenerate(
    console: Console, house: House, streams: Sequence[str], ruleset: str | None, dry_run: bool, jobs: int
) -> int:
    """Bring the bundles of these sessions to their cut and the rules in force (or ``ruleset``), recording new ones."""
    book = _book(house, ruleset)
    order = Order(house.home, house.settings, book.ruleset.sha256 if ruleset is not None else None, dry_run)
    if len(streams) > _WORTH_COMPILING:
        house.cleaners.compile()
    house.close_log()
    made = []
    for one in _all(order, streams, jobs):
        made.append(one)
        console.say(_line(one))
    if console.json:
        rules = book.ruleset
        about = {"name": rules.name, "version": rules.version, "sha256": rules.sha256}
        console.document(
            {"sessions": len(made), "ruleset": about, "dry_run": dry_run, "bundles": [asdict(m) for m in made]}
        )
    else:
        counts = {state: sum(m.state == state for m in made) for state in dict.fromkeys(m.state for m in made)}
        console.line(
            f"{len(made)} sessions: " + (", ".join(f"{n} {state}" for state, n in counts.items()) or "nothing to do")
        )
    states = {m.state for m in made}
    return 1 if "failed" in states else 6 if states & {"stopped", "busy"} else 0


def _book(house: House, ruleset: str | None) -> Rulebook:
    """The rules to use; kept, so that every process finds them."""
    if ruleset is None:
        return house.cleaners.current
    if ruleset.endswith(".toml"):
        raise Refused(
            "--ruleset takes a digest or a version",
            f"put `{ruleset}` into `{house.home / 'rules'}` to use it beside ours",
        )
    book = by_name(house.home, ruleset)
    install(house.home, book)
    return book


def _all(order: Order, streams: Sequence[str], jobs: int) -> Iterator[Made]:
    """Each session's, in the order asked for."""
    if jobs == 1 or len(streams) < 2:
        with _Bench(order) as bench:
            yield from map(bench.make, streams)
        return
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with context.Pool(min(jobs, len(streams)), _open, (order,)) as pool:
        yield from pool.imap(_make, streams, chunksize=1)


class _Bench:
    """One process's home."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._house = House(order.home, order.settings, os.environ)

    def __enter__(self) -> _Bench:
        return self

    def __exit__(self, *_: object) -> None:
        self._house.close()

    def make(self, stream: str) -> Made:
        """One session's bundle; what goes wrong is told, not raised: the others are still to be made."""
        try:
            return self._make(stream)
        except NotAccepted as error:
            return Made(stream, stream, "stopped", why=str(error), hint=error.hint)
        except SessionIsBusy as error:
            return Made(stream, stream, "busy", why=str(error), hint=error.hint)
        except ApprenticeError as error:
            return Made(stream, stream, "failed", why=str(error), hint=error.hint)

    def _make(self, stream: str) -> Made:
        house = self._house
        engine = house.engine(stream)
        run_id = engine.session.run_id
        if not run_id or engine.session.erased:
            return Made(stream, stream, "none")
        with house.leases.driving(stream) as mine:
            if not mine:
                raise SessionIsBusy(run_id)
            known = house.bundles.is_current(stream, self._order.ruleset)
            if known is not None:
                return Made(stream, run_id, "unchanged", known, known)
            there = house.home / "runs" / run_id / "contribution_bundle"
            return self._try(stream, run_id, there) if self._order.dry_run else self._build(engine, stream, there)

    def _try(self, stream: str, run_id: str, there: Path) -> Made:
        """What would change."""
        filled = self._house.bundles.preview(stream, self._order.ruleset)
        changed = [d.path for d in diff(_lines(there), filled.lines)]
        after = [r.redaction.public(r.path) for r in filled.public.rows] if filled.public is not None else []
        state = "would change" if changed else "unchanged"
        return Made(stream, run_id, state, files=changed, rules=_rules(rows_of(there), after))

    def _build(self, engine: Engine, stream: str, there: Path) -> Made:
        lines, rows, before = list(_lines(there)), list(rows_of(there)), engine.session.bundle_digest
        built = self._house.bundles.build(stream, self._order.ruleset)
        engine.record_bundle(built)
        changed = [d.path for d in diff(lines, _lines(there))]
        return Made(stream, engine.session.run_id, "built", before, built.digest, changed, _rules(rows, rows_of(there)))


def _lines(bundle: Path) -> Iterator[FileLine]:
    if bundle.is_dir():
        yield from (line_of(bundle, f) for f in list_tree(bundle))


def _rules(before: Rows, after: Rows) -> list[str]:
    return rules_of(rule_changes(before, after))


_BENCH: list[_Bench] = []
"""The one of this worker process."""


def _open(order: Order) -> None:
    end_with_parent()
    _BENCH.append(_Bench(order))


def _make(stream: str) -> Made:
    return _BENCH[0].make(stream)


def _line(one: Made) -> str:
    """A session in a line."""
    files = f", {len(one.files)} files" if one.files else ""
    rules = f", rules: {', '.join(one.rules)}" if one.rules else ""
    return harmless(f"{one.run_id}: {one.state}{files}{rules}" + (f": {one.why}" if one.why else ""))
