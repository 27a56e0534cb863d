"""Does a session travel to another home whole, once, and unharmed, and is a hostile file refused?"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from ...cli.running import CommandLine
from .conftest import SECRET, asset, holding, run, tree

pytestmark = pytest.mark.slow

RUN = "the-run"
Members = dict[str, bytes]


@pytest.fixture
def other(tmp_path: Path) -> CommandLine:
    """Another home."""
    return CommandLine(tmp_path / "other" / "home")


@pytest.fixture
def parcel(line: CommandLine, tmp_path: Path) -> Path:
    """An exported session with an asset."""
    run(line, RUN, "Summarise sales.csv into sum.csv", asset(tmp_path / "given", "sales.csv", "region,amount\nN,3\n"))
    target = tmp_path / "parcel.zip"
    said = line("export", RUN, "--format", "log", "-o", str(target))
    assert 0 == said.code, said.err
    assert "holds the private context" in said.err
    return target


def test_another_home_rebuilds_the_same_bytes(line: CommandLine, other: CommandLine, parcel: Path) -> None:
    """The two-home proof: every file of the run, stamps and bundle included, and the private context."""
    said = other("import", "--format", "log", str(parcel), "--json")

    assert (0, [RUN], RUN) == (said.code, said.document["run_ids"], said.document["run_id"])
    shutil.rmtree(other.home / "runs")
    assert (0, 0) == (other("rebuild", "--all").code, line("rebuild", "--all").code)
    assert tree(line.home / "runs") == tree(other.home / "runs")
    assert tree(line.home / "private") == tree(other.home / "private")
    assert 0 == other("verify", "--all").code
    heads = [home("verify", RUN, "--json").document["heads"] for home in (line, other)]
    assert heads[0] == heads[1]
    assert 0o600 == parcel.stat().st_mode & 0o777


def test_an_export_is_the_same_each_time(line: CommandLine, other: CommandLine, parcel: Path, tmp_path: Path) -> None:
    """Also from the home that it was imported into: nothing of the way it went is in it but the store's id."""
    again = tmp_path / "again.zip"
    line("export", RUN, "--format", "log", "-o", str(again))

    assert parcel.read_bytes() == again.read_bytes()
    other("import", "--format", "log", str(parcel))
    there = tmp_path / "there.zip"
    other("export", RUN, "--format", "log", "-o", str(there))
    first, second = _members(parcel), _members(there)
    assert first.keys() == second.keys()
    assert {"manifest.json"} == {name for name in first if first[name] != second[name]}


def test_twice_adds_nothing_and_says_which_session_it_is(other: CommandLine, parcel: Path) -> None:
    """A script may import what it has imported."""
    first = other("import", "--format", "log", str(parcel), "--json").document
    before = other("verify", "--all", "--json").document

    second = other("import", "--format", "log", str(parcel), "--json")

    assert (0, RUN, 0) == (second.code, second.document["run_id"], second.document["added"])
    assert first["added"] > 0
    assert before == other("verify", "--all", "--json").document


def test_what_happened_since_is_taken_and_less_is_nothing(
    line: CommandLine, other: CommandLine, parcel: Path, tmp_path: Path
) -> None:
    """The same chain, further on: its new events are added; the older file then adds nothing."""
    other("import", "--format", "log", str(parcel))
    line("continue", RUN, "Also write note.md")
    longer = tmp_path / "longer.zip"
    line("export", RUN, "--format", "log", "-o", str(longer))

    said = other("import", "--format", "log", str(longer), "--json")
    shorter = other("import", "--format", "log", str(parcel), "--json")

    assert (0, 0, 0) == (said.code, shorter.code, shorter.document["added"])
    assert said.document["added"] > 0
    assert tree(line.home / "runs") == tree(other.home / "runs")
    assert 0 == other("verify", "--all").code


def test_a_session_that_went_on_differently_is_refused(
    line: CommandLine, other: CommandLine, parcel: Path, tmp_path: Path
) -> None:
    """Two histories of one stream cannot be one chain: exit 5, and neither is touched."""
    other("import", "--format", "log", str(parcel))
    other("continue", RUN, "Here it was said differently", "--record-only")
    line("continue", RUN, "Also write note.md", "--record-only")
    longer = tmp_path / "longer.zip"
    line("export", RUN, "--format", "log", "-o", str(longer))
    before = other("verify", "--all", "--json").document

    said = other("import", "--format", "log", str(longer))

    assert 5 == said.code
    assert "went on differently" in said.err
    assert before == other("verify", "--all", "--json").document


def test_a_run_id_that_another_session_has_is_refused(other: CommandLine, parcel: Path) -> None:
    """A run id names one session in a home for ever."""
    run(other, RUN, "Write a.md")

    said = other("import", "--format", "log", str(parcel))

    assert 2 == said.code
    assert "another session" in said.err
    assert 1 == len(other("list", "--json").document)


def test_the_owners_files_of_the_session_travel_and_no_others(
    line: CommandLine, other: CommandLine, tmp_path: Path
) -> None:
    """The placeholder key of this session and the rulesets used; another home's own are never written over."""
    run(line, RUN, "Write a.md")
    stream = next(iter(line("verify", RUN, "--json").document["heads"]))
    ruleset = f"rulesets/{'ab' * 32}.json"
    own = {
        f"keys/{stream}": "11",
        "keys/session-2": "22",
        "rules/mine.toml": "",
        ruleset: "{}",
        "identities.json": "{}",
    }
    for path, text in own.items():
        asset((line.home / path).parent, Path(path).name, text)
    asset(other.home.parent, "x", "")
    other.home.mkdir()
    asset(other.home, "identities.json", '{"a": 1}')
    target = tmp_path / "with-keys.zip"
    line("export", RUN, "--format", "log", "-o", str(target))

    said = other("import", "--format", "log", str(target))

    assert 0 == said.code, said.err
    assert "this home has another `identities.json`" in said.err
    assert {ruleset, f"keys/{stream}", "identities.json"} == {
        path for path in (*own, f"keys/{stream}") if (other.home / path).exists()
    }
    assert '{"a": 1}' == (other.home / "identities.json").read_text()
    line("erase", RUN, "--all", "--yes")
    assert (False, True) == tuple((line.home / f"keys/{name}").exists() for name in (stream, "session-2"))


def test_an_imported_session_is_not_the_latest(other: CommandLine, parcel: Path) -> None:
    """`latest` is what was started here."""
    other("import", "--format", "log", str(parcel))

    assert 3 == other("status", "latest").code
    assert 0 == other("status", RUN).code


def test_an_erasure_travels_and_what_was_erased_does_not_come_back(
    line: CommandLine, other: CommandLine, parcel: Path, tmp_path: Path
) -> None:
    """An older file cannot bring back what its owner erased; a newer one explains what it lacks."""
    line("continue", RUN, f"It is {SECRET}", "--record-only")
    events = line("log", RUN, "-p", "--json").documents
    number = next(event["version"] for event in events if event["type"] == "FollowUpAdded")
    assert 0 == line("erase", RUN, "--event", str(number), "--yes").code
    newer = tmp_path / "newer.zip"
    assert 0 == line("export", RUN, "--format", "log", "-o", str(newer)).code

    assert 0 == other("import", "--format", "log", str(newer)).code
    assert (0, set()) == (other("verify", "--all").code, holding(other.home, SECRET))
    line("erase", RUN, "--all", "--yes")
    said = line("import", "--format", "log", str(parcel))
    assert 0 == said.code
    assert "erased that session here" in said.err
    assert 3 == line("status", RUN).code


def _members(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(path: Path, members: Members, *, compress: bool = False, told: bool = True) -> None:
    """An archive like ours of these members; ``told``: with a manifest that agrees with them."""
    manifest = json.loads(members["manifest.json"])
    if told:
        manifest["files"] = [
            {"path": name, "size": len(data), "sha256": sha256(data).hexdigest()}
            for name, data in sorted(members.items())
            if name != "manifest.json"
        ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, json.dumps(manifest) if name == "manifest.json" else data)


def _rows(members: Members, change: Callable[[list[dict[str, object]]], object]) -> Members:
    rows = [json.loads(line) for line in members["rows.jsonl"].splitlines()]
    change(rows)
    return {**members, "rows.jsonl": b"".join(json.dumps(row).encode() + b"\n" for row in rows)}


def _blob(members: Members) -> str:
    return next(name for name in members if name.startswith("blobs/"))


def _without(members: Members, name: str) -> Members:
    return {other: data for other, data in members.items() if other != name}


HOSTILE: dict[str, Callable[[Members], Members]] = {
    "a name that leads out": lambda m: {**m, "../../evil": b"x"},
    "an absolute name": lambda m: {**m, "/tmp/evil": b"x"},
    "a name that leads out of the owner's": lambda m: {**m, "owner/../events.db": b"x"},
    "a file that belongs to nobody": lambda m: {**m, "owner/settings.toml": b"x"},
    "another session's key": lambda m: {**m, "owner/keys/session-1": b"x"},
    "rules that would be in force": lambda m: {**m, "owner/rules/mine.toml": b"x"},
    "a blob that no event names": lambda m: {**m, f"blobs/{'ab' * 32}": b"x"},
    "a blob that is missing": lambda m: _without(m, _blob(m)),
    "a blob of other bytes": lambda m: {**m, _blob(m): b"other"},
    "a private context that is missing": lambda m: _without(m, next(n for n in m if n.startswith("private/"))),
    "an event that was changed": lambda m: _rows(m, lambda rows: rows[3].update(body=str(rows[3]["body"]) + " ")),
    "an event that is missing": lambda m: _rows(m, lambda rows: rows.pop(3)),
    "a body that nobody erased": lambda m: _rows(m, lambda rows: rows[3].update(body=None, salt=None)),
    "an event of an unknown type": lambda m: _rows(m, lambda rows: rows[-1].update(type="SomethingNew")),
    "no events": lambda m: {**m, "rows.jsonl": b""},
    "rows that are no rows": lambda m: {**m, "rows.jsonl": b"[1]\n"},
    "another run id": lambda m: {**m, "manifest.json": m["manifest.json"].replace(b'"the-run"', b'"other-run"')},
    "a run id that is a path": lambda m: {**m, "manifest.json": m["manifest.json"].replace(b'"the-run"', b'"../x"')},
    "a stream that is a path": lambda m: {**m, "manifest.json": m["manifest.json"].replace(b'"session-', b'"../-')},
    "a newer format": lambda m: {**m, "manifest.json": m["manifest.json"].replace(b'"version": 1', b'"version": 9', 1)},
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_archive_is_refused_and_nothing_is_written(
    other: CommandLine, parcel: Path, tmp_path: Path, how: str
) -> None:
    """Whoever hands over a file must not be able to write anywhere, or to make up history."""
    hostile = tmp_path / "hostile.zip"
    _write(hostile, HOSTILE[how](_members(parcel)))

    said = other("import", "--format", "log", str(hostile))

    assert 5 == said.code, said.err
    assert "Traceback" not in said.err
    assert _untouched(other, tmp_path)


def test_a_compressed_or_cut_archive_and_one_that_lies_are_refused(
    other: CommandLine, parcel: Path, tmp_path: Path
) -> None:
    """Compressed members could be bombs; a cut file has lost its directory; a wrong digest is told by the manifest."""
    members = _members(parcel)
    _write(tmp_path / "bomb.zip", {**members, "rows.jsonl": b"\n" * 50_000_000}, compress=True)
    (tmp_path / "cut.zip").write_bytes(parcel.read_bytes()[:-200])
    _write(tmp_path / "lies.zip", {**members, "rows.jsonl": members["rows.jsonl"] + b" "}, told=False)
    (tmp_path / "text.zip").write_text("no archive")

    codes = {
        name: other("import", "--format", "log", str(tmp_path / f"{name}.zip")).code
        for name in ("bomb", "cut", "lies", "text", "not-there")
    }

    assert {"bomb": 5, "cut": 2, "lies": 5, "text": 2, "not-there": 3} == codes
    assert _untouched(other, tmp_path)


def test_nothing_is_written_over(line: CommandLine, parcel: Path) -> None:
    """An export is somebody's only copy, perhaps."""
    before = parcel.read_bytes()

    assert 2 == line("export", RUN, "--format", "log", "-o", str(parcel)).code
    assert 2 == line("backup", str(parcel)).code
    assert before == parcel.read_bytes()


def _untouched(other: CommandLine, tmp_path: Path) -> bool:
    """No event, no blob, no private file, and nothing outside of the home."""
    files = {path.relative_to(other.home).parts[0] for path in other.home.rglob("*") if path.is_file()}
    assert [] == other("list", "--json").document
    assert files <= {"events.db", "events.db-wal", "events.db-shm", "locks"}
    return not list(tmp_path.rglob("evil"))
