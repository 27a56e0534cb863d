"""Is every projection a fold: the same in one go or two, the same again, and never surprised?"""

from __future__ import annotations

import random
from typing import Any

import orjson
import pytest

from apprentice.domain import events as e
from apprentice.domain.ports import Recorded
from apprentice.projections.artifacts import artifacts
from apprentice.projections.bundle.layout import Packing, pack
from apprentice.projections.catalog import catalog
from apprentice.projections.checkpoints import checkpoints
from apprentice.projections.evaluation import evaluation
from apprentice.projections.fold import Fold, Running, run, shown
from apprentice.projections.outputs import outputs
from apprentice.projections.progress import progress
from apprentice.projections.run_folder import RunFolder
from apprentice.projections.run_status import run_status
from apprentice.projections.session_document import session_document
from apprentice.projections.session_events import session_events
from apprentice.projections.task import task
from apprentice.projections.traces import traces

from .history import record, session

FOLDS: list[Fold[Any, Any]] = [
    artifacts,
    catalog,
    checkpoints,
    evaluation,
    outputs,
    progress,
    run_status,
    session_document,
    session_events,
    task,
    traces,
]


@pytest.mark.parametrize("fold", FOLDS, ids=lambda f: f.name)
def test_a_fold_in_two_halves_gives_what_it_gives_in_one_go(fold: Fold[Any, Any]) -> None:
    """A driver folds as events come, a rebuild folds them all: both must write the same bytes."""
    events = record(session())
    whole = run(fold, events)

    for cut in range(len(events)):
        running = Running(fold)
        for one in events[:cut]:
            running.feed(one)
        running.result()  # looking in the middle changes nothing
        for one in events[cut:]:
            running.feed(one)
        assert whole == running.result()


@pytest.mark.parametrize("fold", FOLDS, ids=lambda f: f.name)
def test_a_fold_survives_erased_events(fold: Fold[Any, Any]) -> None:
    """An owner may erase any event; the rest of the session must still be shown."""
    events = session()
    for number in range(len(events)):
        erased = [*events]
        erased[number] = e.ErasedEvent(type=type(events[number]).__name__)
        run(fold, record(erased))
    run(fold, record([e.ErasedEvent(type=type(event).__name__) for event in events]))


@pytest.mark.parametrize("fold", FOLDS, ids=lambda f: f.name)
def test_a_fold_survives_any_order(fold: Fold[Any, Any]) -> None:
    """History is never refused: a strange one is shown as well as it can be."""
    events = session()
    dice = random.Random(7)
    for _ in range(30):
        dice.shuffle(events)
        run(fold, record(events))


def test_every_file_of_a_run_folder_is_the_same_in_two_halves() -> None:
    """What holds for each fold holds for the folder: no fold leans on another's leavings."""
    events = record(session())
    whole, halves = RunFolder(), RunFolder()
    whole.feed(events)
    halves.feed(events[:20])
    halves.files()
    halves.feed(events)

    assert whole.files() == halves.files()


def test_every_json_and_jsonl_file_can_be_read() -> None:
    """Files are for other programs: each parses, and ends with a newline."""
    folder = RunFolder()
    folder.feed(record(session()))

    for made in folder.files():
        if isinstance(made.entry.content, bytes):
            assert made.entry.content.endswith(b"\n")
            if made.entry.path.endswith(".jsonl"):
                assert all(isinstance(orjson.loads(row), dict) for row in made.entry.content.splitlines())
            else:
                assert isinstance(orjson.loads(made.entry.content), dict)


def test_no_file_of_a_run_folder_names_an_absolute_path() -> None:
    """A folder that is copied elsewhere must not speak of where it was made."""
    folder = RunFolder()
    folder.feed(record(session()))

    assert not [m.entry.path for m in folder.files() if m.entry.path.startswith("/")]


def test_a_bundle_packed_in_two_halves_is_the_same() -> None:
    """The manifest and every file must not depend on how often the packer looked."""
    events = record(session())
    whole = pack(events)
    packing = Packing(shown)
    for one in events[:30]:
        packing.feed(one)
    packing.packed()
    for one in events[30:]:
        packing.feed(one)

    assert whole == packing.packed()


def test_a_bundle_ends_before_what_closes_it() -> None:
    """A bundle that spoke of its own BundleBuilt could never be built again byte for byte."""
    events = record(session())
    bundle_at = next(r.version for r in events if isinstance(r.event, e.BundleBuilt))

    def upto(version: int) -> list[Recorded]:
        return [r for r in events if r.version <= version]

    assert bundle_at - 1 == pack(upto(bundle_at)).cut
    assert pack(upto(bundle_at - 1)) == pack(upto(bundle_at))
    assert bundle_at + 1 == pack(upto(bundle_at + 1)).cut
