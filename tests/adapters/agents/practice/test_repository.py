"""Does the practice program change the repository files that an instruction names?"""

from pathlib import Path

import pytest

from apprentice.adapters.agents.practice.edits import Edit, asked_edits

from .bench import Bench

ASKED = "In calc.py replace `a - b` with `a + b`. Then append the line 'done' to NOTES.md."


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "repo", repository=True)
    (bench.root / "calc.py").write_text("def add(a, b):\n    return a - b\n")
    (bench.root / "NOTES.md").write_text("# Notes")
    return bench


def test_edits_are_made_at_the_root(bench: Bench) -> None:
    """In a repository the patch is the result."""
    bench.prompt(ASKED)

    bench.run()

    assert "def add(a, b):\n    return a + b\n" == (bench.root / "calc.py").read_text()
    assert "# Notes\ndone\n" == (bench.root / "NOTES.md").read_text()
    assert not (bench.root / "artifacts").exists()


def test_a_second_attempt_changes_nothing_twice(bench: Bench) -> None:
    """A revision starts from the previous patch."""
    bench.prompt("Replace `b` with `b + b` in calc.py and append 'done' to NOTES.md")
    bench.run()
    before = (bench.root / "calc.py").read_bytes(), (bench.root / "NOTES.md").read_bytes()

    bench.run()

    assert before == ((bench.root / "calc.py").read_bytes(), (bench.root / "NOTES.md").read_bytes())


def test_forgetful_does_the_last_edit_after_a_failed_check(bench: Bench) -> None:
    """Without deliverables a check's output is the only feedback there is."""
    bench.prompt(ASKED)
    bench.run("forgetful")
    assert "# Notes" == (bench.root / "NOTES.md").read_text()

    bench.prompt(ASKED, feedback="check `grep done NOTES.md` exited 1")
    bench.run("forgetful")

    assert "# Notes\ndone\n" == (bench.root / "NOTES.md").read_text()


def test_data_files_of_the_repository_that_are_named_are_read(bench: Bench) -> None:
    """The instruction names them, so they are input; the deliverable lands at the root."""
    (bench.root / "data.csv").write_text("a,b\n1,2\n3,4\n")
    bench.prompt("Summarise data.csv.", "report.json")

    bench.run()

    assert '"sum": 6' in (bench.root / "report.json").read_text()


def test_an_edit_that_cannot_be_made_is_said(bench: Bench) -> None:
    """Nothing is claimed that was not done."""
    bench.prompt("Replace `x ** y` with `x` in calc.py, append 'q' to ../out.txt and append 'q' to none.md")

    message = bench.run()[-1]["message"]

    assert "Wrote nothing" in message
    assert "calc.py (it failed" in message


@pytest.mark.parametrize(
    ("request_text", "edit"),
    [
        ("replace `x` with `y` in a/b.py", Edit("replace", "a/b.py", "x", "y")),
        ("In the file `b.py`, replace \"x y\" by ''", None),
        ("append a line `x` to NOTES.md.", Edit("append", "NOTES.md", "x", "")),
        ("add the text 'x: y' to README.md", Edit("append", "README.md", "x: y", "")),
        ("Create hello.txt containing `hi`", Edit("create", "hello.txt", "hi", "")),
        ("append “x” to `LICENSE`", Edit("append", "LICENSE", "x", "")),
        ("please tidy calc.py", None),
    ],
)
def test_the_grammar_is_small_and_honest(request_text: str, edit: Edit | None) -> None:
    """What is not understood is not guessed."""
    assert ([edit] if edit else []) == asked_edits(request_text)
