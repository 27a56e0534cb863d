"""Do the commands that look say what is there, as their schemas promise, in any width, whatever the log holds?"""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from apprentice.adapters.console.schemas import SCHEMAS, schema
from apprentice.adapters.console.text import cells
from apprentice.adapters.console.wiring import House
from apprentice.adapters.settings import Settings
from apprentice.domain.ports import Pending

from ..domain import story
from .conftest import FIRST, LEFT, NASTY, REVISED, SESSIONS, record
from .running import CommandLine


def _valid(name: str, document: object) -> None:
    errors = [f"{list(e.path)}: {e.message}" for e in Draft202012Validator(schema(name)).iter_errors(document)]
    assert [] == errors


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_schemas_are_schemas(line: CommandLine, name: str) -> None:
    """What `apprentice schema` prints can be used as it is."""
    printed = line("schema", name).document

    Draft202012Validator.check_schema(printed)
    assert schema(name) == printed == line("schema", name, "--json").document


def test_list_is_an_array_newest_first(lived_in: CommandLine) -> None:
    """Programs take the first."""
    documents = lived_in("list", "--json").document

    _valid("list", documents)
    assert list(reversed(SESSIONS)) == [document["run_id"] for document in documents]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--status", "failed"], [FIRST]),
        (["--status", "running"], []),
        (["--status", "interrupted"], [NASTY, LEFT]),
        (["--status", "failed", "--status", "completed"], [REVISED, FIRST]),
        (["-q", "report"], [FIRST]),
        (["-q", "SUM-it-UP"], [LEFT, REVISED]),
        (["-q", "report Write"], [FIRST]),
        (["-q", "missing revision"], []),
        (["--agent", "codex"], []),
        (["--mode", "structural", "--limit", "1"], [NASTY]),
        (["--since", "1h", "-n", "2"], [NASTY, LEFT]),
        (["--since", "2999-01-01"], []),
    ],
    ids=lambda value: " ".join(value) if value and value[0].startswith("-") else "",
)
def test_list_filters(lived_in: CommandLine, args: list[str], found: list[str]) -> None:
    """Each filter narrows; a running session that nobody drives counts as interrupted."""
    assert found == [document["run_id"] for document in lived_in("list", "--json", *args).document]
    assert found == lived_in("list", "--quiet", *args).out.split()


def test_a_session_that_nobody_drives_is_interrupted_and_says_how_to_go_on(lived_in: CommandLine) -> None:
    """A crash leaves `running` in the log; the kernel freed the lock, and that is what counts."""
    document = lived_in("status", LEFT, "--json").document
    said = lived_in("status", LEFT)

    _valid("status", document)
    assert "interrupted" == document["run_status"]
    assert f"hint: `apprentice resume {LEFT}` goes on with it\n" == said.err
    assert f"apprentice resume {LEFT}" in lived_in("show", LEFT, COLUMNS="200").out


def test_a_session_that_is_driven_is_running(tmp_path: Path) -> None:
    """While somebody holds the lock, nothing was interrupted."""
    line = CommandLine(tmp_path / "home")
    stream = record(line.home, LEFT, SESSIONS[LEFT])
    house = House(line.home, Settings())
    with house.leases.driving(stream):
        assert "running" == line("status", LEFT, "--json").document["run_status"]
        assert "running" == line("show", LEFT, "--json").document["run_status"]
    house.close()


@pytest.mark.parametrize("name", [REVISED, "2026-11-21", "sum-it", "latest~2", "SUM-IT"])
def test_a_session_answers_to_its_id_a_beginning_a_part_and_its_age(lived_in: CommandLine, name: str) -> None:
    """Nobody types forty characters."""
    assert REVISED == lived_in("status", name, "--json").document["run_id"]


@pytest.mark.parametrize(
    ("name", "code"), [("2026", 2), ("nothing-like-it", 3), ("latest~9", 3), ("../../etc", 3), ("", 3), ("%", 3)]
)
def test_a_name_that_means_no_one_session_is_refused(lived_in: CommandLine, name: str, code: int) -> None:
    """Not found is 3 and ambiguous is 2; a path is a name that nobody has."""
    said = lived_in("status", name)

    assert (code, "") == (said.code, said.out)
    assert len(said.err.splitlines()) <= 3


def test_show_has_every_attempt_with_its_outcome(lived_in: CommandLine) -> None:
    """What happened in each attempt, and which one is the result."""
    document = lived_in("show", REVISED, "--json").document

    _valid("show", document)
    assert [("completed", False), ("completed", True)] == [(a["outcome"], a["selected"]) for a in document["attempts"]]
    assert ["file0.csv is missing"] == document["attempts"][0]["feedback"]
    assert ["more 1"] == [followup["text"] for followup in document["follow_ups"]]


def test_show_at_an_event_knows_nothing_of_what_came_later(lived_in: CommandLine) -> None:
    """An audit asks what was known then."""
    then = lived_in("show", REVISED, "--at", "8", "--json").document
    now = lived_in("show", REVISED, "--at", "2999-01-01", "--json").document

    _valid("show", then)
    assert (8, "running") == (then["at"], then["run_status"])
    assert ["running"] == [attempt["outcome"] for attempt in then["attempts"]]
    assert lived_in("show", REVISED, "--json").document == now


@pytest.mark.parametrize(("at", "code"), [("0", 3), ("1999-01-01", 3), ("yesterday-ish", 2), ("-1", 2)])
def test_show_at_no_event_says_so(lived_in: CommandLine, at: str, code: int) -> None:
    """Before the beginning there is nothing to show, and a word is no time."""
    assert code == lived_in("show", REVISED, "--at", at).code


def test_log_prints_progress_rows_and_events(lived_in: CommandLine) -> None:
    """Rows are those of the file; events are those of the log, with their digests."""
    rows = lived_in("log", REVISED, "--json").documents
    events = lived_in("log", REVISED, "--json", "-p").documents

    for row in rows:
        _valid("progress", row)
    for event in events:
        _valid("log", event)
    written = (lived_in.home / "runs" / REVISED / "progress_events.jsonl").read_text()
    assert len(written.splitlines()) == len(rows)
    assert list(range(1, len(SESSIONS[REVISED]) + 1)) == [event["version"] for event in events]
    assert [20, 21, 22, 23] == [
        e["version"] for e in lived_in("log", REVISED, "--json", "-p", "--after", "19").documents
    ]


def test_log_needs_no_file_of_the_run_folder(tmp_path: Path) -> None:
    """Files are projections: without them, or with one that somebody changed, the log answers."""
    line = CommandLine(tmp_path / "home")
    record(line.home, REVISED, SESSIONS[REVISED])
    before = line("log", "--json").out
    rows = line.home / "runs" / REVISED / "progress_events.jsonl"
    rows.write_text(rows.read_text().replace("Review", "Rewiev"))
    changed = line("log", "--json").out
    rows.unlink()
    missing = line("log", "--json").out

    assert before == changed == missing != ""


def test_a_catalog_that_is_gone_is_made_again(tmp_path: Path) -> None:
    """catalog.db can be deleted at any time."""
    line = CommandLine(tmp_path / "home")
    record(line.home, REVISED, SESSIONS[REVISED])
    before = line("list", "--json").out
    for path in line.home.glob("catalog.db*"):
        path.unlink()

    assert before == line("list", "--json").out
    assert REVISED == line("status", "--json").document["run_id"]


def test_a_catalog_that_is_behind_says_by_how_much(tmp_path: Path) -> None:
    """What is shown is true of then; what is missing is counted, not folded."""
    line = CommandLine(tmp_path / "home")
    stream = record(line.home, REVISED, SESSIONS[REVISED])
    house = House(line.home, Settings())
    now = house.clock.now()
    house.log.append(stream, len(SESSIONS[REVISED]), "later", [Pending(story.followup(2, True), now, "engine", "user")])
    house.close()

    said = line("status")

    assert 1 == line("status", "--json").document["stale_events"]
    assert "hint: 1 newer events are not shown" in said.err


def test_a_run_that_the_catalog_lacks_is_found_in_the_log(tmp_path: Path) -> None:
    """A driver killed between log and catalog must not hide its session."""
    line = CommandLine(tmp_path / "home")
    record(line.home, REVISED, SESSIONS[REVISED])
    house = House(line.home, Settings())
    stream, now = house.log.new_stream(FIRST), house.clock.now()
    house.log.append(stream, 0, "begin", [Pending(event, now, "engine", "user") for event in SESSIONS[FIRST]])
    house.close()

    assert "failed" == line("status", FIRST, "--json").document["run_status"]


def test_search_names_the_place(lived_in: CommandLine) -> None:
    """The best match first, with the event and the field it stands in; nothing found is no error."""
    hits = lived_in("search", "file0.csv", "missing", "--json").document

    _valid("search", hits)
    assert (REVISED, "feedback") == (hits[0]["run_id"], hits[0]["field"])
    assert "file0.csv" in lived_in("search", "missing").out
    assert [] == lived_in("search", 'no"such*(thing', "--json").document


def test_filters_that_match_nothing_do_not_say_that_there_is_nothing(lived_in: CommandLine, line: CommandLine) -> None:
    """Who narrowed too far is not told to start a first session; who has none is."""
    assert "no session matches" in lived_in("list", "--status", "cancelled").err
    assert "apprentice run" not in lived_in("list", "--agent", "nobody").err
    assert "apprentice run" in line("list").err


def test_a_mode_that_is_none_is_refused(lived_in: CommandLine) -> None:
    """An empty list would look like an answer."""
    assert 2 == lived_in("list", "--mode", "structual").code


def test_names_are_found_whatever_their_case(tmp_path: Path) -> None:
    """An id of one's own may have capitals; people type what they remember."""
    line = CommandLine(tmp_path / "home")
    record(line.home, "Quarterly-Report", [story.started(run_id="Quarterly-Report")])

    assert "Quarterly-Report" == line("status", "quarterly", "--json").document["run_id"]


@pytest.mark.parametrize(
    ("words", "field"),
    [("Sum it up", "instruction"), ("more", "follow_up"), ("file0.csv is missing", "feedback")],
)
def test_search_looks_everywhere(lived_in: CommandLine, words: str, field: str) -> None:
    """Instructions with their titles, follow-ups, feedback: whatever somebody remembers of a session."""
    hits = lived_in("search", *words.split(), "--json").document

    assert (REVISED, field) in [(hit["run_id"], hit["field"]) for hit in hits]


@pytest.mark.parametrize("width", ["40", "41", "80", "200"])
@pytest.mark.parametrize(
    "args",
    [
        ["list"],
        ["status", NASTY],
        ["show", NASTY],
        ["show", REVISED],
        ["log", NASTY],
        ["log", "-v", NASTY],
        ["log", "-p", NASTY],
        ["log", REVISED],
        ["search", "second"],
        ["settings", "--show-origin"],
        ["schema"],
    ],
    ids=" ".join,
)
def test_lines_fit_and_hostile_text_is_harmless(lived_in: CommandLine, args: list[str], width: str) -> None:
    """An instruction may hold anything: it must not move the cursor, reorder the line or break the table."""
    out = lived_in(*args, COLUMNS=width).out

    assert "" != out
    assert all(character.isprintable() for text in out.split("\n") for character in text)
    if args[0] not in {"search", "settings"}:
        assert [] == [text for text in out.splitlines() if cells(text) > int(width)]


def test_colour_is_for_terminals_and_whoever_insists(lived_in: CommandLine) -> None:
    """NO_COLOR, pipes and TERM=dumb get words alone; the words are the same."""
    plain = lived_in("status", REVISED).out
    coloured = lived_in("status", REVISED, "--color", "always").out

    assert "\x1b" not in plain + lived_in("--color", "never", "status", REVISED, FORCE_COLOR="1").out
    assert "\x1b[32mcompleted\x1b[0m" in coloured
    assert plain == coloured.replace("\x1b[32m", "").replace("\x1b[0m", "")
    assert "\x1b" in lived_in("status", REVISED, FORCE_COLOR="1").out
    assert "\x1b" not in lived_in("status", REVISED, FORCE_COLOR="1", NO_COLOR="1").out
