"""Which repository and which commit does ``--repo PATH[@REV]`` mean, and what of it will not be in the workspace?"""

from __future__ import annotations

from pathlib import Path

from ...domain.errors import Refused
from ...domain.record import record
from .clones import RepositoryGone
from .git import GitFailed, git, line
from .walk import printable


@record
class Source:
    """A repository (its top, or the bare folder) at one commit; ``notes`` is what the user should know."""

    path: Path
    commit: str
    notes: tuple[str, ...]


def parse(text: str) -> tuple[Path, str]:
    """Path and revision; a path that itself contains an ``@`` wins over the revision it could be."""
    if Path(text).exists() or "@" not in text:
        return Path(text), "HEAD"
    path, _, revision = text.rpartition("@")
    return Path(path), revision or "HEAD"


def resolve(text: str) -> Source:
    """Look at the repository; nothing in it is changed.

    Raises:
        Refused: no such folder, no repository, no such commit (exit 2).
    """
    path, revision = parse(text)
    if not path.is_dir():
        shown = printable(str(path))
        raise Refused(f"--repo `{shown}` is not a folder", "give the folder of a git repository: PATH or PATH@REVISION")
    top = _top(path)
    commit = _commit(top, revision)
    return Source(top, commit, (*_uncommitted(top, path), *_submodules(top, commit), *_lfs(top, commit)))


def _top(path: Path) -> Path:
    try:
        bare = line("rev-parse", "--is-bare-repository", cwd=path) == "true"
        where = line("rev-parse", "--absolute-git-dir" if bare else "--show-toplevel", cwd=path)
    except GitFailed as error:
        raise Refused(f"--repo `{path}` is not a git repository: {error}", "`git init` and commit first") from error
    if printable(where) != where:
        raise Refused(f"--repo `{printable(where)}`: its path is not UTF-8 and cannot be recorded", "rename the folder")
    return Path(where)


def _commit(top: Path, revision: str) -> str:
    if revision == "HEAD" and not _has_commits(top):
        raise Refused(
            f"the repository `{top}` has no commit yet", "commit something first: the work starts from a commit"
        )
    try:
        return line("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}", cwd=top)
    except GitFailed as error:
        raise Refused(f"the repository `{top}` has no commit `{revision}`", "`git log --oneline` shows some") from error


def _has_commits(top: Path) -> bool:
    try:
        line("rev-parse", "--verify", "--quiet", "HEAD", cwd=top)
    except GitFailed:
        return False
    return True


def _uncommitted(top: Path, path: Path) -> tuple[str, ...]:
    """Work that is not committed is not in the worktree: said, not copied."""
    try:
        changed = git("status", "--porcelain", "-z", cwd=top).count(b"\0")
    except GitFailed:  # a bare repository has no work tree, and so nothing uncommitted
        return ()
    return (f"{changed} uncommitted or untracked files in {path} are not part of the work",) if changed else ()


def _submodules(top: Path, commit: str) -> tuple[str, ...]:
    rows = git("ls-tree", "-r", "-z", commit, cwd=top).split(b"\0")
    names = [row.partition(b"\t")[2].decode(errors="replace") for row in rows if row.startswith(b"160000 ")]
    return (f"submodules are not checked out: {', '.join(names)}",) if names else ()


def _lfs(top: Path, commit: str) -> tuple[str, ...]:
    try:
        attributes = git("show", f"{commit}:.gitattributes", cwd=top)
    except GitFailed:
        return ()
    return ("files kept by git LFS are pointers in the workspace",) if b"filter=lfs" in attributes else ()


def tracked(source: Source) -> list[str]:
    """Every file of the commit, relative POSIX paths."""
    return tracked_at(source.path, source.commit)


def tracked_at(repository: Path, commit: str) -> list[str]:
    """The same for a repository and a commit recorded earlier.

    Raises:
        RepositoryGone: it is not there any more.
    """
    try:
        names = git("ls-tree", "-r", "-z", "--name-only", commit, cwd=repository).split(b"\0")
    except GitFailed as error:
        raise RepositoryGone(str(repository), commit, str(error)) from error
    return [name.decode(errors="replace") for name in names if name]
