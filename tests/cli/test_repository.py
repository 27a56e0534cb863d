"""Work on a repository, from the command line: the practice agent changes it, and the result comes back as a branch."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ..adapters.workspace.repo import commit_all, make_repository, run_git, tree_of
from .running import ROOT, CommandLine, Said
from .test_schemas import errors_of

pytestmark = pytest.mark.slow

TASK = "Replace `hello` with `goodbye` in README.md and append `# done` to src/main.py."
FILES = {"README.md": b"hello\n", "src/main.py": b"print('hello')\n", "data.csv": b"a\n1\n"}


@pytest.fixture
def repository(line: CommandLine) -> Path:
    """A repository next to the home."""
    path = line.home.parent / "repo"
    make_repository(path, FILES)
    return path


def work(line: CommandLine, repository: Path | str, task: str = TASK, *more: str) -> Said:
    """The practice agent on a repository; it forgets the last edit until it is told."""
    agent = ("--agent", "practice", "--agent-arg", "forgetful")
    return line("run", task, "--run-id", "a", "--repo", str(repository), *agent, *more)


def check_for(words: str, name: str) -> tuple[str, str]:
    """A check that a file holds some words."""
    return "--check", f"{sys.executable} -c \"assert '{words}' in open('{name}').read()\""


def test_the_check_fails_once_passes_after_feedback_and_the_branch_holds_the_work(
    line: CommandLine, repository: Path
) -> None:
    """The whole promise of --repo in one test; the checkout stays what it was."""
    before = tree_of(repository)

    said = work(line, repository, TASK, *check_for("# done", "src/main.py"))

    assert 0 == said.code, said.err
    first, second = line("show", "a", "--json").document["attempts"]
    assert [False, True] == [first["checks"][0]["passed"], second["checks"][0]["passed"]]
    assert {"files/README.md", "files/src/main.py", "changes.patch"} == {f["path"] for f in second["artifacts"]}
    prompt = (line.home / "workspaces/a/work/.apprentice/prompt.md").read_text()
    assert "- README.md\n" in prompt.partition("## Previous artifacts")[2]

    applied = line("apply", "a", "--branch", "work/done", "--json")

    assert [] == errors_of("apply", applied.document)
    assert ["README.md", "src/main.py"] == applied.document["files"]
    assert applied.document["new_commit"] == run_git("rev-parse", "work/done", cwd=repository)
    assert "1" == run_git("rev-list", "--count", "main..work/done", cwd=repository)
    assert "goodbye" == run_git("show", "work/done:README.md", cwd=repository)
    assert ("main", before) == (run_git("branch", "--show-current", cwd=repository), tree_of(repository))
    assert "" == run_git("status", "--porcelain", cwd=repository)
    assert 0 == line("verify", "a").code


def test_a_follow_up_builds_on_the_patch(line: CommandLine, repository: Path) -> None:
    """And what the repository tracks is no deliverable, whoever names it."""
    line("run", TASK, "--run-id", "a", "--repo", str(repository), "--agent", "practice")

    said = line("continue", "a", "Append `more` to README.md.")

    assert 0 == said.code, said.err
    assert [] == line("status", "a", "--json").document["deliverables"]
    assert 0 == line("apply", "a").code
    assert b"goodbye\nmore\n" == (repository / "README.md").read_bytes()


def test_a_deliverable_is_looked_for_from_the_root(line: CommandLine, repository: Path) -> None:
    """Files that the task asks for and the repository does not have."""
    said = work(line, repository, "Summarise data.csv into reports/sum.csv")

    assert 0 == said.code, said.err
    assert ["reports/sum.csv"] == [d["name"] for d in line("status", "a", "--json").document["deliverables"]]


def test_without_a_branch_a_clean_tree_is_patched_and_any_other_refused(line: CommandLine, repository: Path) -> None:
    """Nobody's own changes are mixed with the agent's."""
    work(line, repository)

    assert 0 == line("apply", "a").code
    assert b"goodbye\n" == (repository / "README.md").read_bytes()
    assert " M README.md" == run_git("status", "--porcelain", "--", "README.md", cwd=repository).rjust(12)

    again = line("apply", "a")
    assert 2 == again.code
    assert "--branch" in again.err
    run_git("checkout", "-q", ".", cwd=repository)
    (repository / "README.md").write_text("something else\n")
    commit_all(repository)
    unfitting = line("apply", "a")
    assert 2 == unfitting.code
    assert "does not fit" in unfitting.err
    assert 0 == line("apply", "a", "--branch", "old-base").code


@pytest.mark.parametrize("branch", ["main", "-x", "a..b", "", "main/below", "HEAD lock"])
def test_a_branch_that_cannot_be_made_is_refused(line: CommandLine, repository: Path, branch: str) -> None:
    """An existing branch above all: nothing of the user's is ever moved."""
    work(line, repository)
    before = run_git("for-each-ref", cwd=repository)

    said = line("apply", "a", f"--branch={branch}")

    assert (2, "") == (said.code, said.out)
    assert before == run_git("for-each-ref", cwd=repository)


@pytest.mark.parametrize("known", [True, False])
def test_the_commit_is_the_users_or_ours(line: CommandLine, repository: Path, known: bool) -> None:
    """The user's git identity, else `apprentice`; never a name made up from the machine's."""
    if known:
        run_git("config", "user.name", "Grace", cwd=repository)
        run_git("config", "user.email", "grace@example.org", cwd=repository)
    work(line, repository)
    line("apply", "a", "--branch", "b")

    who = run_git("log", "-1", "--format=%an <%ae> %cn", "b", cwd=repository)

    assert ("Grace <grace@example.org> Grace" if known else "apprentice <apprentice@localhost> apprentice") == who


def test_a_bare_repository_gets_branches_only(line: CommandLine, repository: Path) -> None:
    """There is no checkout that could be patched."""
    bare = line.home.parent / "bare.git"
    run_git("clone", "-q", "--bare", str(repository), str(bare), cwd=line.home.parent)
    assert 0 == work(line, bare).code

    refused = line("apply", "a")

    assert 2 == refused.code
    assert "bare" in refused.err
    assert 0 == line("apply", "a", "--branch", "b").code
    assert "goodbye" == run_git("show", "b:README.md", cwd=bare)


def test_an_older_revision_can_be_worked_on(line: CommandLine, repository: Path) -> None:
    """PATH@REV; a branch then starts there."""
    (repository / "README.md").write_text("no greeting\n")
    commit_all(repository)

    assert 0 == work(line, f"{repository}@HEAD~1").code

    assert 0 == line("apply", "a", "--branch", "b").code
    assert run_git("rev-parse", "main~1", cwd=repository) == run_git("rev-parse", "b~1", cwd=repository)


def test_what_is_not_in_the_worktree_is_said(line: CommandLine, repository: Path) -> None:
    """Uncommitted changes, submodules and LFS pointers: the user may have thought of them."""
    (repository / ".gitattributes").write_text("*.bin filter=lfs\n")
    inner = run_git("rev-parse", "HEAD", cwd=repository)
    run_git("add", ".gitattributes", cwd=repository)
    run_git("update-index", "--add", "--cacheinfo", f"160000,{inner},vendor", cwd=repository)
    run_git("commit", "-q", "-m", "odd", cwd=repository)
    (repository / "untracked.txt").write_text("x")

    said = work(line, repository)

    notes = [text for text in said.err.splitlines() if text.startswith("note: ")]
    assert any("submodules are not checked out: vendor" in note for note in notes)
    assert any("LFS" in note for note in notes)
    assert any("uncommitted or untracked" in note for note in notes)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("nowhere", "is not a folder"),
        (".", "is not a git repository"),
        ("unborn", "has no commit yet"),
        ("repo@no-such-rev", "has no commit `no-such-rev`"),
        ("repo@--upload-pack=x", "has no commit"),
    ],
)
def test_what_is_no_repository_is_refused(line: CommandLine, repository: Path, given: str, words: str) -> None:
    """Before anything is recorded."""
    unborn = repository.parent / "unborn"
    unborn.mkdir()
    run_git("init", "-q", cwd=unborn)

    said = work(line, f"{repository.parent}/{given}")

    assert 2 == said.code
    assert words in said.err
    assert [] == line("list", "--json").document


def test_a_repository_that_moved_is_asked_back(line: CommandLine, repository: Path) -> None:
    """The session keeps where it was; nothing is guessed."""
    work(line, repository)
    repository.rename(repository.parent / "moved")

    for args in (("apply", "a"), ("apply", "a", "--branch", "b"), ("continue", "a", "more")):
        said = line(*args)
        assert 1 == said.code, args
        assert str(repository) in said.err


def test_sessions_that_have_nothing_to_apply_say_so(line: CommandLine, repository: Path) -> None:
    """Each with the reason."""
    line("run", "Write out.md", "--run-id", "plain", "--agent", "practice")
    line(
        "run",
        "do nothing at all",
        "--run-id",
        "idle",
        "--agent",
        "practice",
        "--agent-arg",
        "nothing",
        "--repo",
        str(repository),
    )

    plain, idle = line("apply", "plain"), line("apply", "idle")

    assert (2, 2) == (plain.code, idle.code)
    assert "did not work on a repository" in plain.err
    assert "nothing to apply" in idle.err


@pytest.mark.slow
def test_it_works_on_a_repository_of_some_size(line: CommandLine) -> None:
    """A clone of this project."""
    clone = line.home.parent / "clone"
    run_git("clone", "-q", str(ROOT), str(clone), cwd=line.home.parent)
    task = "Replace `Apprentice` with `Lehrling` in README.md and append `- a note` to CHANGELOG.md."

    said = work(line, clone, task, *check_for("- a note", "CHANGELOG.md"))

    assert 0 == said.code, said.err
    first, second = line("show", "a", "--json").document["attempts"]
    assert [False, True] == [first["checks"][0]["passed"], second["checks"][0]["passed"]]
    assert 0 == line("apply", "a", "--branch", "lehrling").code
    assert "2" == str(len(run_git("diff", "--name-only", "HEAD", "lehrling", cwd=clone).splitlines()))
