"""How is a clone made that can neither harm the user's repository nor change a byte of its files?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ...domain.errors import ApprenticeError
from .git import GitFailed, git

_PLAIN: Final = "* -text -filter -ident -working-tree-encoding !eol\n"
"""Files are laid out and read back as the bytes git keeps: no line endings, filters (LFS too) or keywords between.
In ``info/attributes`` this outranks every ``.gitattributes`` of the repository."""


class RepositoryGone(ApprenticeError):
    """The repository or the recorded commit is not where it was."""

    def __init__(self, repository: str, commit: str, why: str) -> None:
        super().__init__(
            f"commit {commit[:12]} of `{repository}` cannot be checked out: {why}",
            "put it back where it was and try again; `apprentice resume` goes on with a session that stopped",
        )


def clone(repository: str, commit: str, target: Path) -> None:
    """A bare clone at ``target``: it borrows the user's objects, and everything that is written stays in it.

    Raises:
        RepositoryGone: there is no repository any more, or not that commit.
    """
    try:
        git("clone", "--quiet", "--bare", "--shared", "--", repository, str(target), cwd=target.parent)
        git("remote", "remove", "origin", cwd=target)
        git("cat-file", "-e", f"{commit}^{{commit}}", cwd=target)
    except GitFailed as error:
        raise RepositoryGone(repository, commit, str(error)) from error
    (target / "info").mkdir(exist_ok=True)
    (target / "info" / "attributes").write_text(_PLAIN)
