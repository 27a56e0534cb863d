"""How is a whole folder cleaned? By a few workers; what one learns and is surely a secret, all of them look for."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from ...domain.errors import ApprenticeError
from ...projections.sanitizer import ENGINE_VERSION, Known, Policy, Ruleset, vocabulary
from ..process.orphan import end_with_parent
from .cache import FileCache, RuleCache
from .cleaning import Cleaning
from .context import known_in
from .detecting import Detector
from .sizes import size_class
from .tree_files import Found, files_below, shares
from .tree_worker import REPORTS, Outcome, TreeWorker

_WORTH_ANOTHER: Final = 2 * 1024 * 1024
"""Bytes and files' weight for which a second process pays."""
_WORTH_COMPILING: Final = 16 * 1024 * 1024
"""Bytes for which all rules are compiled at once, in one process; below it each compiles what it needs much."""


@dataclass(frozen=True)
class Job:
    """Everything a worker needs; goes to its process as it is."""

    source: Path
    target: Path
    cache: Path
    ruleset: Ruleset
    key: bytes
    contexts: tuple[bytes, ...]


@dataclass(frozen=True)
class Report:
    """What became of a folder, sorted by public path."""

    outcomes: list[Outcome]

    @property
    def withheld(self) -> list[Outcome]:
        """The files that were not written."""
        return [one for one in self.outcomes if one.withheld is not None]


def sanitize_tree(job: Job, workers: int) -> Report:
    """Clean every file below ``job.source`` into ``job.target``, an existing folder; the report is written there.

    Raises:
        ApprenticeError: a worker died; what is in the target is not complete.
    """
    files = files_below(job.source)
    piles = shares(files, workers if sum(f.size + 4096 for f in files) > _WORTH_ANOTHER else 1)
    outcomes = _alone(job, piles) if len(piles) < 2 else _together(job, piles)
    report = Report(sorted(outcomes, key=lambda one: (one.public, one.path)))
    _write_report(job, report)
    return report


def worker_of(job: Job, *, kept: bool) -> TreeWorker:
    """The worker of one process."""
    cache = FileCache(job.cache) if kept else None
    detector = Detector(job.ruleset, RuleCache(job.cache / "rules"), cache)
    known = known_in(job.contexts, detector.text)
    return TreeWorker(
        job.source, job.target, Cleaning(detector, Policy(job.key, identities=known.identities)), known.words
    )


def _compile(job: Job) -> None:
    """Have the compiled rules in the cache before several processes want them."""
    Detector(job.ruleset, RuleCache(job.cache / "rules")).compile()


def _alone(job: Job, piles: list[list[Found]]) -> list[Outcome]:
    share = piles[0] if piles else []
    worker = worker_of(job, kept=True)
    return list(worker.write(share, vocabulary(worker.look(share))))


def _together(job: Job, piles: list[list[Found]]) -> list[Outcome]:
    if sum(found.size for pile in piles for found in pile) > _WORTH_COMPILING:
        _compile(job)
    with _processes(job, piles) as lines:
        learned: list[Known] = [entry for line in lines for entry in _hear(line)]
        for line in lines:
            line.send(learned)
        return [outcome for line in lines for outcome in _hear(line)]


@contextmanager
def _processes(job: Job, piles: Sequence[list[Found]]) -> Iterator[list[Connection]]:
    """A process for each share, with a line to it; they are gone afterwards."""
    context = get_context("fork") if sys.platform == "linux" else get_context("spawn")
    running, lines = [], []
    for pile in piles:
        mine, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(job, pile, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append(process)
        lines.append(mine)
    try:
        yield lines
    finally:
        for process, line in zip(running, lines, strict=True):
            line.close()
            process.join(5)
            if process.is_alive():
                process.terminate()


def _serve(job: Job, share: list[Found], line: Connection) -> None:
    """A worker process: look, say what was learned, hear what all learned, write, say what became of the files."""
    end_with_parent()
    worker = worker_of(job, kept=True)
    line.send(worker.look(share))
    shared = vocabulary(line.recv())
    line.send(list(worker.write(share, shared)))


def _hear(line: Connection) -> Any:  # noqa: ANN401 - what the worker sent
    try:
        return line.recv()
    except EOFError as error:
        raise ApprenticeError(
            "a process of the sanitizer ended before its work was done", "run it again, with --jobs 1 to see why"
        ) from error


def _write_report(job: Job, report: Report) -> None:
    """Two files at the top of the target: every replacement, and what was withheld."""
    rows = [json.dumps(row.public(one.public)) for one in report.outcomes for row in one.redactions]
    _new(job.target / REPORTS[0], "".join(f"{row}\n" for row in rows))
    document = {
        "ruleset": {"name": job.ruleset.name, "version": job.ruleset.version, "sha256": job.ruleset.sha256},
        "engine": ENGINE_VERSION,
        "files": len(report.outcomes),
        "redactions": len(rows),
        "withheld": [withheld_row(one) for one in report.withheld],
        "not_looked_at": "what pictures and pages show is not read",
    }
    _new(job.target / REPORTS[1], json.dumps(document, indent=2) + "\n")


def withheld_row(one: Outcome) -> Mapping[str, str]:
    """A withheld file as it may be published."""
    return {"path": one.public, "type": one.type, "size": size_class(one.size), "reason": one.withheld or ""}


def _new(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666), "wb") as file:
        file.write(text.encode("utf-8", "backslashreplace"))
