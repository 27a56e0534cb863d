"""Does pruning take only what can be made again or what nobody names, also beside a running session? Is du right?"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from apprentice.adapters.console.wiring import House
from apprentice.adapters.keeping.pruning import Pruner
from apprentice.adapters.settings import Settings
from apprentice.domain import events as e
from apprentice.domain.ports import Pending

from ...cli.conftest import record
from ...cli.running import CommandLine
from ...domain import story
from .conftest import asset, run

MONTHS_AGO = time.time() - 100 * 86_400


def _aged(home: Path) -> None:
    """Make every file look as if it were from months ago."""
    for path in home.rglob("*"):
        os.utime(path, (MONTHS_AGO, MONTHS_AGO), follow_symlinks=False)


def _garbage(home: Path) -> str:
    """A blob that no event names; its digest."""
    house = House(home, Settings())
    content = house.contents.put(b"left behind by a crash", "text/plain")
    house.close()
    assert content.blob is not None
    return content.blob


def test_old_blobs_that_nobody_names_go_and_no_other(line: CommandLine) -> None:
    """What a crash left between storing and naming is found; what the log names stays."""
    run(line, "one", "Write a.md")
    garbage = _garbage(line.home)
    assert [] == line("prune", "--blobs", "--older-than", "0d", "--json").document["removed"]
    _aged(line.home)

    dry = line("prune", "--blobs", "--dry-run", "--json").document
    done = line("prune", "--blobs", "--json").document

    assert [garbage] == [one["name"] for one in dry["removed"]] == [one["name"] for one in done["removed"]]
    assert (True, False, 22) == (dry["dry_run"], done["dry_run"], done["freed"])
    assert [] == line("prune", "--blobs", "--json").document["removed"]
    assert 0 == line("verify", "--all").code


def test_a_blob_that_is_named_while_pruning_stays(line: CommandLine) -> None:
    """The log is looked at again under its write lock: whoever named it meanwhile is heard."""
    garbage = _garbage(line.home)
    _aged(line.home)
    house = House(line.home, Settings())
    pruner = Pruner(house.home, house.log, house.store, house.leases.driving, 0.0, dry=False)
    other = _garbage_of(house, b"another")
    os.utime(line.home / "blobs" / other[:2] / other[2:], (MONTHS_AGO, MONTHS_AGO))
    first, second = sorted([garbage, other])

    going = pruner.blobs()
    gone = [next(going).name]
    event = e.AssetAdded(name="a", content=story.blob(second))
    stream = house.log.new_stream("late")
    house.log.append(stream, 0, "c-1", [Pending(event, house.clock.now(), "engine", "user")])
    gone += [one.name for one in going]

    assert [first] == gone
    assert house.store.has(second)
    house.close()


def test_a_blob_that_was_stored_again_is_young(line: CommandLine) -> None:
    """A session that starts right now with the same file has not named it yet."""
    _garbage(line.home)
    _aged(line.home)
    _garbage(line.home)

    assert [] == line("prune", "--blobs", "--older-than", "0d", "--json").document["removed"]


def _garbage_of(house: House, data: bytes) -> str:
    content = house.contents.put(data, "text/plain")
    assert content.blob is not None
    return content.blob


def test_workspaces_of_sessions_at_rest_go_and_are_made_again(line: CommandLine, tmp_path: Path) -> None:
    """Deleting one loses nothing: the next attempt gets everything it needs."""
    run(line, "one", "Summarise sales.csv into sum.csv", asset(tmp_path / "given", "sales.csv", "region,amount\nN,3\n"))
    assert [] == line("prune", "--workspaces", "--json").document["removed"]

    said = line("prune", "--workspaces", "--older-than", "0m", "--json").document

    assert [("workspace", "one")] == [(one["kind"], one["name"]) for one in said["removed"]]
    assert not (line.home / "workspaces" / "one").exists()
    assert (line.home / "agents").exists()
    assert 0 == line("continue", "one", "Also write note.md").code
    assert 0 == line("verify", "--all").code


def test_the_agents_own_folder_goes_only_when_the_session_is_finished(line: CommandLine) -> None:
    """Its memory of a session is needed as long as the session may go on."""
    run(line, "one", "Write a.md")
    line("finish", "one")

    said = line("prune", "--workspaces", "--older-than", "0m", "--json").document

    assert ["agent", "workspace"] == sorted(one["kind"] for one in said["removed"])


def test_a_driven_and_an_interrupted_session_keep_their_workspace(line: CommandLine) -> None:
    """What lies in it is not kept anywhere else yet."""
    attempt = [*story.begun(), story.prepared(1), story.attempt_started(1)]
    running = record(line.home, story.RUN_ID, [story.started(run_id=story.RUN_ID), *attempt[1:]])
    resting = record(line.home, "resting", [story.started(run_id="resting")])
    for name in (story.RUN_ID, "resting"):
        (line.home / "workspaces" / name).mkdir(parents=True)
    house = House(line.home, Settings())
    with house.leases.driving(resting):
        said = line("prune", "--workspaces", "--older-than", "0m", "--json")
    house.close()

    assert running != resting
    assert [] == said.document["removed"]
    assert ["resting"] == [
        one["name"] for one in line("prune", "--workspaces", "--older-than", "0m", "--json").document["removed"]
    ]


def test_caches_go_by_age(line: CommandLine) -> None:
    """A cache is only ever a matter of time."""
    for name in ("old", "new"):
        (line.home / "cache" / name).mkdir(parents=True)
    os.utime(line.home / "cache" / "old", (MONTHS_AGO, MONTHS_AGO))

    assert ["old"] == [one["name"] for one in line("prune", "--caches", "--json").document["removed"]]


@pytest.mark.parametrize("words", [[], ["--blobs", "--older-than", "soon"], ["--blobs", "--older-than", "-1d"]])
def test_prune_wants_to_be_told_what(line: CommandLine, words: list[str]) -> None:
    """Nothing goes by default."""
    assert 2 == line("prune", *words).code


def test_du_adds_up(line: CommandLine, tmp_path: Path) -> None:
    """By part and by session; what two sessions share is counted in the home once."""
    shared = asset(tmp_path / "given", "big.txt", "x" * 50_000)
    run(line, "one", "Write a.md", shared)
    run(line, "two", "Write b.md", shared)
    _garbage(line.home)

    document = line("du", "--json").document

    real = sum(p.stat().st_size for p in line.home.rglob("*") if p.is_file() and "db-" not in p.name)
    parts = ("log", "catalog", "blobs", "runs", "workspaces", "agents", "spool", "private", "caches", "other")
    assert document["total"] == sum(document[part] for part in parts)
    assert real <= document["total"]
    assert 22 == document["unreferenced"]
    assert {"one", "two"} == {one["run_id"] for one in document["sessions"]}
    for one in document["sessions"]:
        assert one["blobs"] - one["own_blobs"] >= 50_000
    said = line("du", COLUMNS="40")
    assert 0 == said.code
    assert max(map(len, said.out.splitlines())) <= 80
