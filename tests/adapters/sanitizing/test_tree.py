"""Does `sanitize PATH -o DIR` clean any folder, with nobody to ask?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ...cli.running import CommandLine
from .sessions import drawn

REPORTS = {"redactions.jsonl", "sanitize-report.json"}


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """One home, so that the rules are compiled once."""
    return CommandLine(tmp_path_factory.mktemp("sanitize") / "home")


def tree(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def written(target: Path) -> dict[str, bytes]:
    found = {p.relative_to(target).as_posix(): p.read_bytes() for p in target.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if name not in REPORTS}


def test_what_is_no_secret_keeps_its_name_and_bytes(line: CommandLine, tmp_path: Path) -> None:
    """Also in an existing empty folder, below folders, and where bytes are no text of any encoding."""
    files = {"a/b/notes.txt": b"hello\n", "c.txt": b"caf\xe9 costs 3\n", "d/empty": b""}
    (tmp_path / "out").mkdir()

    said = line("sanitize", str(tree(tmp_path / "in", files)), "-o", str(tmp_path / "out"))

    assert 0 == said.code, said.err
    assert files == written(tmp_path / "out")
    assert REPORTS == {p.name for p in (tmp_path / "out").iterdir() if p.is_file()} - {"c.txt"}


def test_a_secret_goes_from_all_files_of_all_folders(line: CommandLine, tmp_path: Path) -> None:
    """What is drawn at random and called a key in one file is none of another file's words."""
    key = drawn(32)
    files = {"one/.env": f"API_KEY={key}\n".encode(), "two/log.txt": f"sent {key} to the host\n".encode()}

    line("sanitize", str(tree(tmp_path / "in", files)), "-o", str(tmp_path / "out"))

    out = written(tmp_path / "out")
    assert set(files) == set(out)
    assert not any(key.encode() in data for data in out.values())


def test_an_account_of_one_folder_is_a_word_in_the_next(line: CommandLine, tmp_path: Path) -> None:
    """Names are learned where they stand; elsewhere they may be anybody's words."""
    files = {"one/a.txt": b"in /home/quarry/x.csv as quarry\n", "two/b.txt": b"the quarry is closed on sundays\n"}

    line("sanitize", str(tree(tmp_path / "in", files)), "-o", str(tmp_path / "out"))

    out = written(tmp_path / "out")
    assert b"quarry" not in out["one/a.txt"]
    assert files["two/b.txt"] == out["two/b.txt"]


@pytest.mark.slow
def test_one_process_and_several_write_the_same(line: CommandLine, tmp_path: Path) -> None:
    """Who does the work is no input."""
    words = b"the sun rose over the hills and the river\n" * 5000
    files = {f"{n:03}/config.ini": words + f"password = {drawn(14)}\n".encode() for n in range(12)}
    source = tree(tmp_path / "in", files)

    line("sanitize", str(source), "-o", str(tmp_path / "one"), "--jobs", "1")
    line("sanitize", str(source), "-o", str(tmp_path / "two"), "--jobs", "2")

    assert written(tmp_path / "one") == written(tmp_path / "two")
    assert [(tmp_path / "one" / r).read_bytes() for r in REPORTS] == [
        (tmp_path / "two" / r).read_bytes() for r in REPORTS
    ]


def test_cleaning_what_is_clean_changes_nothing(line: CommandLine, tmp_path: Path) -> None:
    """Placeholders are no secrets, in files and in names."""
    files = {f"for-ghp_{drawn(36)}.txt": f"token: ghp_{drawn(36)}\nin /home/marigold/x\n".encode()}

    line("sanitize", str(tree(tmp_path / "in", files)), "-o", str(tmp_path / "one"))
    once = written(tmp_path / "one")
    line("sanitize", str(tree(tmp_path / "again", once)), "-o", str(tmp_path / "two"))

    assert once == written(tmp_path / "two")


def test_what_cannot_be_cleaned_is_named_and_is_no_failure(line: CommandLine, tmp_path: Path) -> None:
    """A program, a link: not written, and said why."""
    source = tree(tmp_path / "in", {"x/tool": b"\x7fELF" + bytes(range(256)) * 4, "y/a.txt": b"fine\n"})
    (source / "x" / "link").symlink_to("/etc/passwd")

    said = line("sanitize", str(source), "-o", str(tmp_path / "out"), "--json")

    assert 0 == said.code
    assert {"y/a.txt": b"fine\n"} == written(tmp_path / "out")
    report = json.loads((tmp_path / "out" / "sanitize-report.json").read_bytes())
    assert ["x/link", "x/tool"] == sorted(row["path"] for row in report["withheld"])
    assert not (tmp_path / "out" / "x").exists()


def test_a_place_that_would_be_mixed_up_is_refused(line: CommandLine, tmp_path: Path) -> None:
    """Nothing is written over, and the cleaned never lies in what is to be cleaned."""
    source = tree(tmp_path / "in", {"a.txt": b"x"})
    full = tree(tmp_path / "full", {"b.txt": b"y"})

    assert 2 == line("sanitize", str(source), "-o", str(full)).code
    assert 2 == line("sanitize", str(source), "-o", str(source / "out")).code
    assert 3 == line("sanitize", str(tmp_path / "nothing"), "-o", str(tmp_path / "out")).code


def test_an_own_rule_is_used_and_a_broken_one_is_named(tmp_path: Path) -> None:
    """The gitleaks schema, in a file of the owner's."""
    line = CommandLine(tmp_path / "home")
    rules = tree(tmp_path / "home" / "rules", {"mine.toml": b"[[rules]]\nid = 'badge'\nregex = '''BADGE-[0-9]{4}'''\n"})
    source = tree(tmp_path / "in", {"a.txt": b"my BADGE-1234 is\n"})

    line("sanitize", str(source), "-o", str(tmp_path / "out"))
    (rules / "mine.toml").write_text("[[rules]]\nid = 'endless'\nregex = '''x+'''\n[rules.x]\ncategory = 'secret'\n")
    refused = line("sanitize", str(source), "-o", str(tmp_path / "out2"))

    assert b"BADGE-1234" not in written(tmp_path / "out")["a.txt"]
    assert 2 == refused.code
    assert "endless" in refused.err


def test_a_name_that_grew_too_long_is_cut(line: CommandLine, tmp_path: Path) -> None:
    """A placeholder is longer than the account it stands for; the file is worth more than its name."""
    name = "x" * 200 + "-" + " ".join(["ghp_" + drawn(36)]) + ".txt"
    source = tree(
        tmp_path / "in", {name: b"fine\n", "a.txt": b"in /home/brunelda/x\n", f"{'brunelda-' * 27}.txt": b"ok\n"}
    )

    said = line("sanitize", str(source), "-o", str(tmp_path / "out"))

    assert 0 == said.code, said.err
    assert 3 == len(written(tmp_path / "out"))
