"""An agent works on a repository: what it left is kept byte for byte, and the user's repository is as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from apprentice.adapters.workspace.clones import RepositoryGone
from apprentice.domain.record import changed
from apprentice.domain.values import Change

from .repo import Bench, commit_all, make_repository, run_git, tree_of

pytestmark = pytest.mark.slow

FILES = {
    "README.md": b"# Hello\n",
    "src/main.py": b"print('hello')\n",
    "logo.png": bytes(range(256)) * 8,
    "dos.txt": b"one\r\ntwo\r\n",
    "gone.txt": b"to be deleted\n",
    "tool.sh": b"#!/bin/sh\n",
}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A repository with all kinds of files, and a workspace on it."""
    commit = make_repository(tmp_path / "repo", FILES)
    return Bench(tmp_path / "home", tmp_path / "repo", commit, assets={"data.csv": b"a,b\n"})


def _edit_everything(root: Path) -> None:
    (root / "README.md").write_bytes(b"# Hello\n\nmore\n")
    (root / "logo.png").write_bytes(bytes(reversed(range(256))) * 9)
    (root / "dos.txt").write_bytes(b"one\r\n2\r\n")
    (root / "gone.txt").unlink()
    (root / "tool.sh").chmod(0o755)
    (root / "src/main.py").rename(root / "src/moved.py")
    (root / "new").mkdir()
    (root / "new/bytes.bin").write_bytes(b"\0\xff" * 5000)
    (root / "new/no newline").write_bytes(b"no newline at the end")
    (root / "empty").write_bytes(b"")


def _odd_names(root: Path) -> None:
    for name in (b"a space", b"new\nline", b"tab\there", b'quo"te', b"\xff\xfe.bin", "käse".encode(), b"-dash", b"*"):
        (root / os.fsdecode(name)).write_bytes(name)


def _links(root: Path) -> None:
    (root / "link").symlink_to("README.md")
    (root / "out").symlink_to("/etc/passwd")
    (root / "gone.txt").unlink()
    (root / "gone.txt").symlink_to("src")


def _own_commits(root: Path) -> None:
    _edit_everything(root)
    run_git("checkout", "-q", "-b", "mine", cwd=root)
    commit_all(root)
    (root / "README.md").write_bytes(b"# after the commit\n")
    run_git("add", "README.md", cwd=root)
    (root / "README.md").write_bytes(b"# after staging\n")


def _folder_for_file(root: Path) -> None:
    (root / "README.md").unlink()
    (root / "README.md").mkdir()
    (root / "README.md/inside").write_bytes(b"x\n")
    shutil.rmtree(root / "src")
    (root / "src").write_bytes(b"now a file\n")


def _no_git_folder(root: Path) -> None:
    _edit_everything(root)
    (root / ".git").unlink()


def _everything_gone(root: Path) -> None:
    shutil.rmtree(root)


@pytest.mark.parametrize(
    "work",
    [_edit_everything, _odd_names, _links, _own_commits, _folder_for_file, _no_git_folder],
    ids=lambda work: str(work.__name__).strip("_"),
)
def test_the_next_attempt_starts_from_exactly_what_was_left(bench: Bench, work: Callable[[Path], None]) -> None:
    """A patch that loses a byte, a mode, a link or a name would have every revision work on something else."""
    work(bench.prepare())
    left = tree_of(bench.home / "workspaces/run-1/work")
    collected = bench.collect()

    root = bench.next(collected)

    assert left == tree_of(root)
    again = bench.collect()
    assert {Change.CARRIED} == {a.change for a in again.artifacts}
    assert sorted(collected.deleted) == sorted(again.deleted)


def test_changed_files_are_kept_beside_the_patch(bench: Bench) -> None:
    """A person wants to look at the files without a repository at hand."""
    _edit_everything(bench.prepare())

    collected = bench.collect()

    files = bench.files(collected)
    assert b"# Hello\n\nmore\n" == files["README.md"]
    assert bytes(reversed(range(256))) * 9 == files["logo.png"]
    assert b"one\r\n2\r\n" == files["dos.txt"]
    assert b"print('hello')\n" == files["src/moved.py"]
    assert {"gone.txt", "src/main.py"} == set(collected.deleted)
    assert {"files/tool.sh"} == {a.path for a in collected.artifacts if a.executable}
    assert not any(name.startswith(".apprentice") for name in files)


def test_an_untouched_worktree_has_no_artifacts(bench: Bench) -> None:
    """The engine's own files are not the agent's work."""
    bench.prepare()

    collected = bench.collect()

    assert ((), (), (), ()) == (
        collected.artifacts,
        collected.deleted,
        collected.warnings,
        collected.outside_writes,
    )


def test_an_agent_that_removes_the_worktree_deleted_every_file(bench: Bench) -> None:
    """Whatever it does, its end is recorded."""
    _everything_gone(bench.prepare())

    assert set(FILES) == set(bench.collect().deleted)


def test_the_users_repository_is_not_touched(bench: Bench) -> None:
    """No branch, no worktree entry, no configuration, no object, no index: nothing of the agent gets there."""
    before = tree_of(bench.repository / ".git")
    root = bench.prepare()
    _own_commits(root)
    run_git("config", "core.fsmonitor", "echo owned", cwd=root)
    bench.collect()

    assert before == tree_of(bench.repository / ".git")
    assert "" == run_git("status", "--porcelain", cwd=bench.repository)


def test_a_repository_made_inside_is_kept_as_files(bench: Bench) -> None:
    """`git init` in a new folder makes git forget its files, and without a commit even fail."""
    root = bench.prepare()
    for name in ("unborn", "born", "unborn/inner"):
        (root / name).mkdir()
        run_git("init", "-q", cwd=root / name)
        (root / name / "code.py").write_text(f"# {name}\n")
    (root / "born/.gitignore").write_text("build/\n")
    (root / "born/build").mkdir()
    (root / "born/build/out").write_text("x")
    commit_all(root / "born")
    run_git("init", "-q", cwd=root / "src")

    collected = bench.collect()

    files = bench.files(collected)
    assert b"# unborn\n" == files["unborn/code.py"]
    assert b"# unborn/inner\n" == files["unborn/inner/code.py"]
    assert b"# born\n" == files["born/code.py"]
    assert "born/build/out" not in files
    assert any("`born/` is a repository of its own" in said for said in collected.warnings)
    bench.next(collected)
    assert files == bench.files(bench.collect())


def test_what_the_repository_ignores_is_left_out_and_said(tmp_path: Path) -> None:
    """Caches are no work; but nobody may wonder where a file went."""
    commit = make_repository(tmp_path / "repo", {".gitignore": b"*.csv\ncache/\n", "a.txt": b"a\n"})
    bench = Bench(tmp_path / "home", tmp_path / "repo", commit, deliverables=("Out[1].csv",))
    root = bench.prepare()
    (root / "cache").mkdir()
    (root / "cache/big").write_text("x")
    (root / "other.csv").write_text("x")
    (root / "deep").mkdir()
    (root / "deep/out[1].csv").write_text("1\n")
    (root / "new.txt").write_text("untracked\n")

    collected = bench.collect()

    assert {"new.txt": b"untracked\n", "deep/out[1].csv": b"1\n"} == bench.files(collected)
    assert ("ignored by the repository and not kept: cache/, other.csv",) == collected.warnings
    assert (bench.next(collected) / "deep/out[1].csv").exists()


def test_attributes_and_filters_change_no_byte(tmp_path: Path) -> None:
    """Line endings and LFS filters of a repository or a user would make the patch another than the work."""
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n"
    attributes = b"*.txt text eol=crlf\n*.bin filter=lfs diff=lfs merge=lfs -text\n*.id ident\n"
    files = {"big.bin": pointer, "mixed.txt": b"a\r\nb\n", "v.id": b"$Id$\n"}
    commit = make_repository(tmp_path / "repo", files)
    (tmp_path / "repo/.gitattributes").write_bytes(attributes)
    run_git("add", ".gitattributes", cwd=tmp_path / "repo")
    run_git("commit", "-q", "-m", "attributes", cwd=tmp_path / "repo")
    commit = run_git("rev-parse", "HEAD", cwd=tmp_path / "repo")
    bench = Bench(tmp_path / "home", tmp_path / "repo", commit)

    root = bench.prepare()
    assert files == {name: (root / name).read_bytes() for name in files}
    assert () == bench.collect().artifacts
    (root / "mixed.txt").write_bytes(b"a\r\nB\nc\r\n")

    assert {"mixed.txt": b"a\r\nB\nc\r\n"} == bench.files(bench.collect())


def test_a_users_preferences_do_not_shape_the_patch(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`diff.noprefix`, colours, an external diff or autocrlf in a global configuration must not break a revision."""
    config = tmp_path / "gitconfig"
    config.write_text(
        "[diff]\n noprefix = true\n external = false\n mnemonicPrefix = true\n renames = copies\n submodule = log\n"
        "[color]\n ui = always\n[core]\n autocrlf = true\n excludesFile = nowhere\n[apply]\n whitespace = error\n"
    )
    _edit_everything(bench.prepare())
    plain = bench.collect()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")

    assert plain == bench.collect()
    left = tree_of(bench.home / "workspaces/run-1/work")
    assert left == tree_of(bench.next(plain))


def test_submodules_stay_what_they_are(tmp_path: Path) -> None:
    """They are not checked out; untouched ones are no change, and a removed one is."""
    inner = make_repository(tmp_path / "inner", {"x": b"x\n"})
    make_repository(tmp_path / "repo", {"a": b"a\n"})
    run_git("update-index", "--add", "--cacheinfo", f"160000,{inner},vendor", cwd=tmp_path / "repo")
    run_git("commit", "-q", "-m", "submodule", cwd=tmp_path / "repo")
    commit = run_git("rev-parse", "HEAD", cwd=tmp_path / "repo")
    bench = Bench(tmp_path / "home", tmp_path / "repo", commit)
    root = bench.prepare()
    (root / "a").write_bytes(b"b\n")

    collected = bench.collect()
    assert {"a": b"b\n"} == bench.files(collected)
    root = bench.next(collected)
    assert (root / "vendor").is_dir()
    (root / "vendor").rmdir()

    assert ("vendor",) == bench.collect().deleted


def test_a_link_in_our_place_is_not_followed(tmp_path: Path) -> None:
    """A repository whose `.apprentice` leads elsewhere must not make us write there."""
    outside = tmp_path / "outside"
    outside.mkdir()
    make_repository(tmp_path / "repo", {"a": b"a\n"})
    (tmp_path / "repo/.apprentice").symlink_to(outside)
    commit = commit_all(tmp_path / "repo")
    bench = Bench(tmp_path / "home", tmp_path / "repo", commit, assets={"data.csv": b"1\n"})

    root = bench.prepare()

    assert [] == list(outside.iterdir())
    assert (root / ".apprentice/input/data.csv").is_file()
    assert () == bench.collect().artifacts


def test_what_lies_beside_the_worktree_is_named(bench: Bench) -> None:
    """An agent that leaves its room is seen."""
    root = bench.prepare()
    (root.parent / "escaped.txt").write_text("x")

    assert ("../escaped.txt",) == bench.collect().outside_writes


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(bench: Bench) -> None:
    """The rest of the work is kept."""
    root = bench.prepare()
    (root / "secret").write_text("x")
    (root / "secret").chmod(0)
    (root / "other").write_text("y")

    collected = bench.collect()

    assert {"other": b"y"} == bench.files(collected)
    assert "could not be read" in collected.warnings[0]


def test_a_named_pipe_stops_nothing(bench: Bench) -> None:
    """git passes over what is no file."""
    root = bench.prepare()
    os.mkfifo(root / "pipe")
    (root / "other").write_text("y")

    assert {"other": b"y"} == bench.files(bench.collect())


@pytest.mark.parametrize("shape", ["bare", "linked worktree", "shallow", "detached", "sha256"])
def test_every_shape_of_repository_works(tmp_path: Path, shape: str) -> None:
    """Whatever a user calls a repository."""
    commit = make_repository(tmp_path / "origin", FILES)
    (tmp_path / "origin/README.md").write_bytes(b"second\n")
    second = commit_all(tmp_path / "origin")
    place = tmp_path / "place"
    if shape == "bare":
        run_git("clone", "-q", "--bare", str(tmp_path / "origin"), str(place), cwd=tmp_path)
    elif shape == "linked worktree":
        run_git("worktree", "add", "-q", "--detach", str(place), cwd=tmp_path / "origin")
    elif shape == "shallow":
        run_git("clone", "-q", "--depth", "1", f"file://{tmp_path / 'origin'}", str(place), cwd=tmp_path)
        commit = second
    elif shape == "detached":
        run_git("clone", "-q", str(tmp_path / "origin"), str(place), cwd=tmp_path)
        run_git("checkout", "-q", "--detach", cwd=place)
        (place / "README.md").write_bytes(b"not on any branch\n")
        commit = commit_all(place)
        run_git("checkout", "-q", "main", cwd=place)
    else:
        place.mkdir()
        run_git("init", "-q", "--object-format=sha256", cwd=place)
        (place / "README.md").write_bytes(b"x\n")
        commit = commit_all(place)
    bench = Bench(tmp_path / "home", place, commit)
    root = bench.prepare()
    (root / "README.md").write_bytes(b"changed\n")

    collected = bench.collect()

    assert {"README.md": b"changed\n"} == bench.files(collected)
    assert b"changed\n" == (bench.next(collected) / "README.md").read_bytes()


def test_a_repository_that_was_moved_away_is_asked_back(bench: Bench, tmp_path: Path) -> None:
    """The message names the commit, the place and the way on; once it is back everything goes on."""
    root = bench.prepare()
    (root / "README.md").write_bytes(b"work\n")
    bench.repository.rename(tmp_path / "moved")

    with pytest.raises(RepositoryGone) as gone:
        bench.collect()

    assert str(bench.repository) in str(gone.value)
    assert bench.commit[:12] in str(gone.value)
    (tmp_path / "moved").rename(bench.repository)
    assert {"README.md": b"work\n"} == bench.files(bench.collect())


def test_a_commit_that_is_gone_is_said(bench: Bench) -> None:
    """History can be rewritten and collected away while a session waits."""
    bench.brief = changed(bench.brief, commit="0" * 40)

    with pytest.raises(RepositoryGone):
        bench.prepare()


def test_a_worktree_of_another_attempt_is_not_taken_for_this_one(bench: Bench) -> None:
    """After a crash the engine asks what lies there."""
    assert bench.workspace.locate(bench.brief) is None
    bench.prepare()
    assert bench.workspace.locate(bench.brief) is not None

    bench.brief = changed(bench.brief, attempt=2)

    assert bench.workspace.locate(bench.brief) is None


def test_an_empty_repository_inside_is_nothing(bench: Bench) -> None:
    """There is no file to keep, and a file that became a repository is gone."""
    root = bench.prepare()
    (root / "empty").mkdir()
    run_git("init", "-q", cwd=root / "empty")
    (root / "gone.txt").unlink()
    (root / "gone.txt").mkdir()
    run_git("init", "-q", cwd=root / "gone.txt")
    (root / "gone.txt/x").write_text("x")

    collected = bench.collect()

    assert {"gone.txt/x": b"x"} == bench.files(collected)
