"""Is every bundle made again when a rule changes, and only what the rule touches?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ...cli.running import CommandLine
from .sessions import drawn

pytestmark = pytest.mark.slow

RULE = "[[rules]]\nid = 'the-north'\nregex = '''\\bNorth\\b'''\nkeywords = ['north']\n"
CSV = "region,amount\nNorth,12\nSouth,7\n"


def work(line: CommandLine, folder: Path, count: int) -> None:
    """So many sessions of different content; in every other one the rule has something to find."""
    for number in range(count):
        asset = folder / f"sales-{number}.csv"
        asset.write_text(CSV if number % 2 == 0 else CSV.replace("North", "East") + f"West,{number}\n")
        asset.write_text(asset.read_text() + f"# key: ghp_{drawn(36)}\n")
        said = line(
            "run",
            f"Sum sales-{number}.csv by region into out-{number}.csv",
            "--asset",
            str(asset),
            "--agent",
            "practice",
        )
        assert said.code in (0, 6), said.err


def add_rule(line: CommandLine) -> None:
    (line.home / "rules").mkdir()
    (line.home / "rules" / "mine.toml").write_text(RULE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Two sessions, and a copy of their bundles from before the rule."""
    root = tmp_path_factory.mktemp("regenerate")
    line = CommandLine(root / "home")
    work(line, root, 2)
    shutil.copytree(line.home / "runs", root / "before")
    add_rule(line)
    return line


def test_the_whole_way_of_a_new_rule(home: CommandLine) -> None:
    """Stale, what would change, changed, nothing left to do; and last month's bundle can still be made."""
    stale = home("list", "--stale", "--json").document
    tried = home("rebuild", "--bundles", "--all", "--dry-run", "--json").document
    made = home("rebuild", "--bundles", "--all", "--jobs", "1", "--json")
    again = home("rebuild", "--bundles", "--all", "--json").document

    assert 2 == len(stale)
    assert 0 == made.code, made.err
    touched = [one for one in made.document["bundles"] if one["rules"] == ["the-north"]]
    assert 1 == len(touched)
    assert {tuple(one["files"]) for one in made.document["bundles"]} == {
        tuple(one["files"]) for one in tried["bundles"]
    }
    assert ["unchanged", "unchanged"] == [one["state"] for one in again["bundles"]]
    assert [] == home("list", "--stale", "--json").document
    assert 0 == home("rebuild", "--check", "--all").code
    assert 0 == home("verify", "--all").code

    run_id = touched[0]["run_id"]
    before = home.home.parent / "before" / run_id / "contribution_bundle"
    told = home("bundle", "diff", str(before), run_id, "--json").document
    assert {"the-north"} == {row["rule"] for row in told["rules"]}

    old = json.loads((before / "contribution_manifest.json").read_bytes())
    home("rebuild", "--bundles", run_id, "--ruleset", old["inputs"]["ruleset"][:20])
    assert home("bundle", "diff", str(before), run_id, "--json").document["same"]
    home("rebuild", "--bundles", run_id)


def test_a_plain_rebuild_keeps_to_the_recorded_rules(home: CommandLine) -> None:
    """An upgrade never rewrites a bundle by itself."""
    run_id = home("list", "--json").document[0]["run_id"]
    home("rebuild", "--bundles", "--all")
    (home.home / "rules" / "more.toml").write_text(RULE.replace("the-north", "the-west").replace("North", "West"))

    said = home("rebuild", run_id, "--json")
    (home.home / "rules" / "more.toml").unlink()

    assert 0 == said.code
    assert [None] == [row["note"] for row in said.document["rebuilt"]]


def test_a_bundle_is_the_same_without_its_cache(home: CommandLine) -> None:
    """The cache saves work and decides nothing."""
    home("rebuild", "--bundles", "--all")
    shutil.rmtree(home.home / "cache")

    said = home("rebuild", "--all", "--json")

    assert [None, None] == [row["note"] for row in said.document["rebuilt"]]


def test_sharing_needs_a_yes_a_recorded_bundle_and_leaves_a_record(home: CommandLine, tmp_path: Path) -> None:
    """Nothing leaves the home by accident."""
    home("rebuild", "--bundles", "--all")
    target = tmp_path / "bundle.zip"

    refused = home("bundle", "export", "latest", "-o", str(target))
    shared = [
        home("bundle", "export", "latest", "-o", str(tmp_path / name), "--yes").code for name in ("a.zip", "b.zip")
    ]

    assert 2 == refused.code
    assert not target.exists()
    assert [0, 0] == shared
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert 2 == home("log", "latest").out.count("bundle shared by user (export)")
    extra = home.home / "runs" / home("list", "--json").document[0]["run_id"] / "contribution_bundle" / "extra.txt"
    extra.write_text("not recorded")
    assert 6 == home("bundle", "export", "latest", "-o", str(tmp_path / "c.zip"), "--yes").code
    extra.unlink()


@pytest.mark.slow
def test_two_hundred_sessions_follow_one_new_rule(tmp_path: Path) -> None:
    """Every bundle is made again in parallel, clean, and the same on another home."""
    line = CommandLine(tmp_path / "home")
    work(line, tmp_path, 200)
    add_rule(line)

    made = line.program("rebuild", "--bundles", "--all", "--json").document["bundles"]

    assert {"built"} == {one["state"] for one in made}
    assert 100 == sum(one["rules"] == ["the-north"] for one in made)
    assert 0 == line("rebuild", "--check", "--all").code
    other = CommandLine(tmp_path / "other")
    for one in made[:10]:
        carried = tmp_path / f"{one['run_id']}.log"
        line("export", one["run_id"], "--format", "log", "-o", str(carried))
        other("import", "--format", "log", str(carried))
    assert {None} == {row["note"] for row in other("rebuild", "--all", "--json").document["rebuilt"]}
