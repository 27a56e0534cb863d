"""Does every command's --json say what its schema promises, on a real session?"""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from apprentice.adapters.console.schemas import SCHEMAS, schema

from ..adapters.workspace.repo import make_repository
from .mentoring import mentored
from .running import CommandLine, Said


def errors_of(name: str, document: object) -> list[str]:
    found = Draft202012Validator(schema(name)).iter_errors(document)
    return [f"{'.'.join(map(str, error.path))}: {error.message}" for error in found]


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[CommandLine, Said]:
    """A home in which the demo's session was worked on, and what the demo said."""
    line = CommandLine(tmp_path_factory.mktemp("worked") / "home")
    return line, line("demo", "--json")


def test_work_prints_progress_rows_and_ends_with_the_status(worked: tuple[CommandLine, Said]) -> None:
    """A program follows line by line, and takes the last for the result."""
    _, said = worked
    *rows, status = said.documents

    assert 0 == said.code, said.err
    assert [] == [error for row in rows for error in errors_of("progress", row)]
    assert [] == errors_of("status", status)
    assert list(range(1, len(rows) + 1)) == [row["event_index"] for row in rows]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("list", ["list"]),
        ("status", ["status"]),
        ("show", ["show"]),
        ("search", ["search", "sales"]),
        ("verify", ["verify", "--all"]),
        ("rebuild", ["rebuild", "--all"]),
        ("rebuild-check", ["rebuild", "--all", "--check"]),
        ("bundle-build", ["bundle", "build", "latest"]),
        ("bundle-inspect", ["bundle", "inspect", "latest"]),
        ("bundle-check", ["bundle", "check", "latest"]),
        ("rules-list", ["rules", "list"]),
        ("rules-installed", ["rules", "list", "--installed"]),
        ("rules-show", ["rules", "show", "jwt"]),
        pytest.param("rules-test", ["rules", "test"], marks=pytest.mark.slow),  # compiles all rules
        ("rules-test-file", ["rules", "test", __file__]),
        ("rules-diff", ["rules", "diff", "current", "current"]),
        ("rules-diff-bundle", ["rules", "diff", "--bundle", "latest"]),
        ("rebuild-bundles", ["rebuild", "--bundles", "--all"]),
        ("rebuild-bundles", ["rebuild", "--bundles", "latest", "--dry-run"]),
        ("bundle-dry-run", ["bundle", "build", "latest", "--dry-run"]),
        ("bundle-diff", ["bundle", "diff", "latest", "latest"]),
        ("settings", ["settings"]),
        ("init", ["init", "--defaults"]),
        ("configure", ["configure", "agent", "practice"]),
        ("configure", ["configure", "set", "max_loops", "3"]),
        ("configure", ["configure", "unset", "model"]),
        ("doctor", ["doctor"]),
        ("integrations", ["integrations"]),
        ("replay", ["replay"]),
        ("diff", ["diff", "latest", "1", "2"]),
        ("why", ["why"]),
    ],
)
def test_a_document_is_what_its_schema_says(worked: tuple[CommandLine, Said], name: str, args: list[str]) -> None:
    """One document, on one line, with no field too many or too few."""
    line, _ = worked
    said = line(*args, "--json")

    assert 0 == said.code, said.err
    assert 1 == said.out.count("\n")
    assert [] == errors_of(name, said.document)


def test_what_makes_things_public_prints_what_its_schemas_say(tmp_path: Path) -> None:
    """A folder cleaned, a bundle exported and submitted."""
    line = CommandLine(tmp_path / "home")
    line("demo", "--json")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("nothing")
    said = {
        "sanitize": line("sanitize", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--json"),
        "bundle-share": line("bundle", "export", "latest", "-o", str(tmp_path / "x.zip"), "--yes", "--json"),
    }
    again = line("bundle", "contribute", "latest", "-o", str(tmp_path / "sub"), "--yes", "--json")
    said["bundle-allow"] = line("bundle", "allow", "latest", "a" * 64, "--json")

    assert [] == [error for name, one in said.items() for error in errors_of(name, one.document)]
    assert [] == errors_of("bundle-share", again.document)


def test_keeping_prints_what_its_schemas_say(worked: tuple[CommandLine, Said], tmp_path: Path) -> None:
    """Out of one home, into two others, and erased from the last."""
    line, _ = worked
    whole, one = str(tmp_path / "whole"), str(tmp_path / "one")
    restored, imported = CommandLine(tmp_path / "restored"), CommandLine(tmp_path / "imported")
    said = {
        "backup": line("backup", whole, "--json"),
        "restore": restored("restore", whole, "--json"),
        "export": line("export", "latest", "--format", "log", "-o", one, "--json"),
        "import": imported("import", "--format", "log", one, "--json"),
        "du": line("du", "--json"),
        "prune": restored("prune", "--workspaces", "--blobs", "--caches", "--dry-run", "--json"),
        "erase": restored("erase", "latest", "--all", "--yes", "--json"),
    }

    assert [] == [each.err for each in said.values() if each.code]
    assert [] == [error for name, each in said.items() for error in errors_of(name, each.document)]


def test_what_mentoring_prints_is_what_its_schemas_say(tmp_path: Path) -> None:
    """The question that waits, the list of those that wait, who passed, and what a later look says."""
    line = CommandLine(tmp_path / "home")
    with mentored() as (server, environ):
        words = ("run", "Write sum.csv.", "--agent", "practice", "--mentor-mode", "hybrid", "--run-id", "s1")
        assert 6 == line(*words, **environ).code
        said = {
            "review": line("review", "s1", "--json"),
            "review-list": line("review", "--list", "--json"),
            "certify": line("certify", "--provider", server.url, "--model", "m", "--json", **environ),
        }
        for answer in ("--confirm", "--confirm", "--pass"):
            line("review", "s1", answer, **environ)
        said["regrade"] = line("regrade", "s1", "--json", **environ)

    assert [] == [error for name, each in said.items() for error in errors_of(name, each.document)]
    assert [0, 0, 1, 0] == [each.code for each in said.values()]


def test_log_lines_are_what_their_schemas_say(worked: tuple[CommandLine, Said]) -> None:
    """The rows that work printed live are those that are printed afterwards."""
    line, said = worked

    assert said.documents[:-1] == line("log", "--json").documents
    assert [] == [error for event in line("log", "-p", "--json").documents for error in errors_of("log", event)]


def test_what_was_applied_is_what_its_schema_says(tmp_path: Path) -> None:
    """With a branch, and without one."""
    line, repository = CommandLine(tmp_path / "home"), tmp_path / "repo"
    make_repository(repository, {"a.txt": b"a\n"})
    line("run", "append `b` to a.txt", "--agent", "practice", "--repo", str(repository))

    branch, patched = line("apply", "--branch", "b", "--json"), line("apply", "--json")

    assert [] == errors_of("apply", branch.document) + errors_of("apply", patched.document)


def test_a_failure_is_what_its_schema_says(worked: tuple[CommandLine, Said]) -> None:
    """On stderr, stdout staying empty."""
    line, _ = worked
    said = line("finish", "latest", "--json")

    assert (2, "") == (said.code, said.out)
    assert [] == errors_of("error", Said(0, said.err, "").document)


def test_every_schema_is_tried_here() -> None:
    """A schema that nothing is compared with is a rumour."""
    text = Path(__file__).read_text()

    assert [] == [name for name in SCHEMAS if f'"{name}"' not in text]
