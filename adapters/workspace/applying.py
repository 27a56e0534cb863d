"""How does a session's patch get into the user's repository? As a branch, or into a clean tree; never by a checkout."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from ...domain.errors import Refused
from .git import GitFailed, git, line

_NOBODY: Final = ("apprentice", "apprentice@localhost")
"""Who commits where git knows no user: name and address."""
_NO_COMMIT: Final = "0" * 40


def make_branch(repository: Path, commit: str, patch: Path, branch: str, message: str) -> str:
    """A new branch at ``commit`` with one commit on top that holds the patch; the new commit.

    Works beside index and worktree, so that the checkout stays what it is, and in a bare repository.

    Raises:
        Refused: no name for a branch, or there is one of that name.
        GitFailed: the patch does not apply.
    """
    reference = _reference(repository, branch)
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        git("read-tree", commit, cwd=repository, environ=index)
        git("apply", "--cached", "--binary", "--whitespace=nowarn", str(patch), cwd=repository, environ=index)
        tree = line("write-tree", cwd=repository, environ=index)
    identity = _identity(repository)
    encoding = ("-c", "i18n.commitEncoding=UTF-8")
    text = message.encode("utf-8", "replace").replace(b"\0", b"")
    made = git(*encoding, "commit-tree", tree, "-p", commit, "-F", "-", cwd=repository, stdin=text, environ=identity)
    new = made.decode().strip()
    try:
        # The zeros say "only if there is none": two of us at once cannot both make it.
        nothing = _NO_COMMIT if len(new) == len(_NO_COMMIT) else "0" * len(new)
        git("update-ref", "-m", "apprentice apply", reference, new, nothing, cwd=repository, environ=identity)
    except GitFailed as error:
        raise Refused(f"branch `{branch}` cannot be made: {error}", "give another --branch") from error
    return new


def patch_tree(repository: Path, patch: Path) -> None:
    """Change the files of a clean checkout; nothing is staged or committed.

    Raises:
        Refused: there is no checkout, it is not clean, or the patch does not fit what is checked out.
    """
    if line("rev-parse", "--is-bare-repository", cwd=repository) == "true":
        raise Refused(f"`{repository}` is bare and has no files to patch", "--branch NAME makes a branch")
    if git("status", "--porcelain", "-z", cwd=repository):
        raise Refused(
            f"`{repository}` has changes or untracked files of its own", "commit or stash them, or give --branch NAME"
        )
    try:
        git("apply", "--binary", "--whitespace=nowarn", str(patch), cwd=repository)
    except GitFailed as error:
        raise Refused(f"the patch does not fit what is checked out: {error}", "--branch NAME always fits") from error


def _reference(repository: Path, branch: str) -> str:
    try:
        if branch.startswith("-"):
            raise GitFailed(("check-ref-format",), "it begins with `-`")
        git("check-ref-format", f"refs/heads/{branch}", cwd=repository)
    except GitFailed as error:
        raise Refused(f"`{branch}` cannot be the name of a branch", "for example --branch apprentice/fix") from error
    reference = f"refs/heads/{branch}"
    try:
        git("show-ref", "--verify", "--quiet", reference, cwd=repository)
    except GitFailed:
        return reference
    raise Refused(f"there is already a branch `{branch}` in `{repository}`", "give another --branch, or delete it")


def _identity(repository: Path) -> dict[str, str]:
    """Nothing to add where git knows the user; else ours."""
    try:
        for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
            # useConfigOnly: what git would make up from user and host name is nobody's identity.
            git("-c", "user.useConfigOnly=true", "var", who, cwd=repository)
    except GitFailed:
        name, address = _NOBODY
        return {
            "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": address,
            "GIT_COMMITTER_NAME": name,
            "GIT_COMMITTER_EMAIL": address,
        }
    return {}
