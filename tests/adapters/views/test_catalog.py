"""Does the catalog know what the log knows, and can commands that only look live on it alone?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from apprentice.adapters.log.catalog_reader import CatalogReader, Filters, open_catalog
from apprentice.adapters.log.catalog_schema import FILE, remove
from apprentice.domain import events as e
from apprentice.domain.errors import AmbiguousRun, Damaged, RunNotFound
from apprentice.domain.ports import Head

from ...domain import story
from ...projections import history
from .home import Home

pytestmark = pytest.mark.slow

RUNS = ("2026-11-24-090000-sum-0a1b", "2026-11-24-090500-draw-a-map-0a2b", "2026-11-25-090000-draw-it-77ff")


@pytest.fixture
def three(home: Home) -> Iterator[CatalogReader]:
    """Three sessions, the last one still running; its reader."""
    for run_id, until in zip(RUNS, (None, None, 12), strict=True):
        home.files.flush(home.session(run_id, until))
    reader = open_catalog(home.root)
    assert reader is not None
    with reader:
        yield reader


def test_status_is_the_run_folders_document(home: Home, three: CatalogReader) -> None:
    """One truth: what ``status`` prints is what the file says."""
    document = three.status(RUNS[0])

    assert document == {**orjson.loads((home.run(RUNS[0]) / "run_status.json").read_bytes()), "stale_events": 0}
    assert None is three.status("nobody")


def test_list_is_newest_first_and_filtered(three: CatalogReader) -> None:
    """Filters are what makes a long list useful."""

    def ids(filters: Filters) -> list[str]:
        return [d["run_id"] for d in three.sessions(filters)]

    assert [RUNS[2], RUNS[1], RUNS[0]] == ids(Filters())
    assert [RUNS[2]] == ids(Filters(status="running"))
    assert [RUNS[1], RUNS[0]] == ids(Filters(status="completed", agent="practice", mentor_mode="structural"))
    assert [] == ids(Filters(agent="codex"))
    assert [RUNS[1], RUNS[0]] == ids(Filters(text="zebra summed"))
    assert [RUNS[2]] == ids(Filters(since=three.sessions()[0]["started_at"]))
    assert [RUNS[2]] == [d["run_id"] for d in three.sessions(limit=1)]


@pytest.mark.parametrize(
    ("name", "run_id"),
    [
        (RUNS[1], RUNS[1]),
        ("2026-11-25", RUNS[2]),
        ("map", RUNS[1]),
        ("SUM", RUNS[0]),
        ("latest", RUNS[2]),
        ("latest~2", RUNS[0]),
    ],
)
def test_a_run_answers_to_its_names(three: CatalogReader, name: str, run_id: str) -> None:
    """Nobody types a whole run id."""
    assert run_id == three.resolve(name)


@pytest.mark.parametrize("name", ["nobody", "latest~3", "", "%", "latest~x"])
def test_a_name_that_nobody_has_is_not_found(three: CatalogReader, name: str) -> None:
    """An empty name must not mean any run, and no sign is a wild card."""
    with pytest.raises((RunNotFound, AmbiguousRun)):
        three.resolve(name)


def test_a_name_of_several_is_ambiguous(three: CatalogReader) -> None:
    """A guess would act on the wrong session."""
    with pytest.raises(AmbiguousRun):
        three.resolve("draw")
    with pytest.raises(AmbiguousRun):
        three.resolve("2026-11-24")


def test_search_finds_words_of_steps_artifacts_and_feedback(three: CatalogReader) -> None:
    """What somebody remembers of a session is rarely its title."""
    assert "step" == three.search("zebra")[0].field
    assert "[zebra]" in three.search("zebra")[0].snippet
    assert {RUNS[0], RUNS[1]} == {h.run_id for h in three.search("deep log.csv")}
    assert {"feedback"} == {h.field for h in three.search("write sum")}
    assert {"follow_up"} == {h.field for h in three.search("more 2")}


@pytest.mark.parametrize("words", ['"', "NEAR(", "a AND", "*", "-", "col:x", "'; DROP TABLE sessions", ""])
def test_search_takes_every_word_literally(three: CatalogReader, words: str) -> None:
    """Nothing a user types is an operator or an error."""
    three.search(words)
    assert 3 == three.count()


def test_log_lines_come_from_the_catalog(three: CatalogReader) -> None:
    """``log`` starts without pydantic, so its lines are ready."""
    lines = list(three.lines(RUNS[0], after=5))

    assert 6 == lines[0].version
    assert any("zebra" in line.line for line in lines)
    assert [line.version for line in lines] == list(range(6, 6 + len(lines)))


def test_a_reader_says_how_many_events_the_catalog_lacks(home: Home, three: CatalogReader) -> None:
    """Old news is fine when it says that it is old."""
    stream = home.log.stream_of(RUNS[0])
    assert stream is not None
    home.append(stream, [e.SessionReopened(by="user", reason="more"), story.followup(3)])

    status = three.status(RUNS[0])
    assert status is not None
    assert 2 == status["stale_events"]
    assert 2 == three.stale_events()
    assert 0 == (three.status(RUNS[1]) or {})["stale_events"]


def test_events_reach_the_catalog_five_times_a_second_or_when_the_driver_waits(home: Home) -> None:
    """A stream of events must not make the catalog the bottleneck, and what is put off is not forgotten."""
    stream = home.session(until=9)
    home.files.flush(stream)

    def stored() -> int:
        reader = open_catalog(home.root)
        assert reader is not None
        with reader:
            return int((reader.status(story.RUN_ID) or {})["version"])

    home.now += 0.1
    home.files.update(home.append(stream, [story.step(1, 1)]).events)
    assert 9 == stored()
    home.now += 0.11
    home.files.update(home.append(stream, [story.step(1, 2)]).events)
    assert 11 == stored()
    home.files.update(home.append(stream, [story.finished(1)]).events)
    assert 11 == stored()
    home.now += 0.1
    home.files.settle(stream)
    assert 11 == stored()
    home.now += 0.11
    home.files.settle(stream)
    assert 12 == stored()
    home.files.update(home.append(stream, [e.ReviewStarted(attempt=1)]).events)
    assert 12 == stored()
    home.files.close()
    assert 13 == stored()


def _dump(home: Home) -> list[tuple[object, ...]]:
    reader = open_catalog(home.root)
    assert reader is not None
    with reader:
        found: list[tuple[object, ...]] = [(json.dumps(d),) for d in reader.sessions()]
        found += [line for run in RUNS for line in reader.lines(run)]
        return found + sorted(reader.search("more"))


def test_a_deleted_catalog_is_made_again_the_same(home: Home, three: CatalogReader) -> None:
    """It holds nothing of its own."""
    three.search("more")
    before = _dump(home)
    remove(home.root / FILE)
    assert None is open_catalog(home.root)

    home.new_files().catalog.bring_up_to_date(home.log.streams())

    assert before == _dump(home)


def test_a_driver_goes_on_when_the_catalog_is_deleted_under_it(home: Home) -> None:
    """Writing into a deleted file would be writing into nothing."""
    stream = home.session(until=20)
    home.files.flush(stream)
    remove(home.root / FILE)

    home.now += 1
    home.files.update(home.append(stream, [e.SessionCancelled(by="user", reason="")]).events)

    reader = open_catalog(home.root)
    assert reader is not None
    with reader:
        assert 21 == len(list(reader.lines(story.RUN_ID)))
        assert "cancelled" == (reader.status(story.RUN_ID) or {})["run_status"]


def test_processes_that_take_turns_write_each_event_once(home: Home) -> None:
    """A driver and a follow-up from another terminal share the catalog."""
    stream = home.session(until=9)
    home.files.flush(stream)
    other = home.new_files()

    other.update(home.append(stream, [story.step(1, 1)]).events)
    home.files.update(home.append(stream, [story.step(1, 2), story.finished(1)]).events)
    other.update(home.append(stream, [e.ReviewStarted(attempt=1)]).events)
    other.close()

    reader = open_catalog(home.root)
    assert reader is not None
    with reader:
        assert list(range(1, 14)) == [line.version for line in reader.lines(story.RUN_ID)]
        assert 2 == (reader.status(story.RUN_ID) or {})["traced_steps"]


def test_a_catalog_of_another_version_or_of_something_else_is_made_anew(home: Home) -> None:
    """Nothing in it is worth an error."""
    stream = home.session(until=9)
    (home.root / FILE).write_bytes(b"this is no database, and it is long enough to be read as one" * 20)
    assert None is open_catalog(home.root)

    home.files.flush(stream)

    reader = open_catalog(home.root)
    assert reader is not None
    with reader:
        assert 1 == reader.count()


class Behind:
    """A log that ends one event early."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def head(self, stream: str) -> Head:
        return Head(self._home.log.head(stream).version - 1, "0" * 64)


def test_a_log_behind_the_catalog_has_lost_its_tail(home: Home) -> None:
    """The catalog may be the only witness of the lost events."""
    from apprentice.adapters.log.catalog import Catalog

    stream = home.session()
    home.files.flush(stream)

    with pytest.raises(Damaged, match="catalog"):
        Catalog(home.root, Behind(home), str, lambda: 0.0).flush(stream)  # type: ignore[arg-type]


def test_reading_the_catalog_loads_no_heavy_library(home: Home) -> None:
    """``status`` has 45 ms of CPU; pydantic alone would take more."""
    home.files.flush(home.session())
    program = (
        "import sys; from pathlib import Path\n"
        "from apprentice.adapters.log.catalog_reader import open_catalog\n"
        f"r = open_catalog(Path({str(home.root)!r})); r.status({story.RUN_ID!r}); r.sessions(); r.search('zebra')\n"
        "print(sorted(m for m in ('pydantic','orjson','eventsourcing','openai','click','rich') if m in sys.modules))"
    )
    path = Path(__file__).resolve().parents[3] / ".typing"
    found = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(path)}, capture_output=True, text=True, check=True
    )
    assert "[]" == found.stdout.strip()


def test_a_new_process_needs_no_steps_to_go_on(home: Home) -> None:
    """A follow-up to a session of ten thousand steps must not read them."""
    stream = home.session()
    home.files.flush(stream)
    status = (home.run() / "run_status.json").read_bytes()
    seen: list[bool] = []

    class Watched:
        def __getattr__(self, name: str) -> object:
            return getattr(home.log, name)

        def read(self, stream: str, after: int = 0, until: int | None = None, *, steps: bool = True) -> object:
            seen.append(steps and after < 30)
            return home.log.read(stream, after, until, steps=steps)

    from apprentice.adapters.views.files import RunFiles

    fresh = RunFiles(home.root, Watched(), home.store, lambda: home.now)  # type: ignore[arg-type]
    fresh.update(home.append(stream, [history.bundle(5)]).events)
    fresh.close()

    assert [False, False] == seen
    reader = open_catalog(home.root)
    assert reader is not None
    with reader:
        document = reader.status(story.RUN_ID)
        assert document is not None
        assert orjson.loads(status)["traced_steps"] == document["traced_steps"]
