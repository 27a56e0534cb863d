"""What did an attempt change in its worktree? Found with a git folder of our own, never with the agent's.

The agent's git folder is not asked: its configuration can make git run anything, and it may be gone. The index is
filled from the recorded commit and then with everything that lies in the worktree, so that it does not matter
whether the agent committed, staged, or only wrote.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ...domain.record import record
from .git import PRIVATE, GitFailed, git
from .layout import ENGINE_FOLDER
from .walk import printable

_OURS: Final = f":(exclude,top,literal){ENGINE_FOLDER}"
_DIFF: Final = ("diff-index", "--cached", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none")


@record
class Entry:
    """One path that differs from the commit. ``name`` may hold surrogates: bytes that are no UTF-8."""

    name: str
    deleted: bool
    mode: str

    @property
    def regular(self) -> bool:
        """A file, and neither a link nor a repository of its own."""
        return self.mode.startswith("100")

    @property
    def executable(self) -> bool:
        """As git records it."""
        return self.mode == "100755"


class Examination:
    """The worktree at ``root`` against ``commit``, seen through the bare clone ``examiner``."""

    def __init__(self, root: Path, examiner: Path, commit: str) -> None:
        self._root = root
        self._examiner = examiner
        self._commit = commit
        self._environ = self._look_at(root, "own-index")
        self._nested = 0
        self.warnings: list[str] = []

    def take_in(self, deliverables: Sequence[str]) -> None:
        """Fill the index with what lies in the worktree; what is asked for by name, also where it is ignored."""
        self._git("read-tree", self._commit)
        self._git("update-index", "--force-remove", "-z", "--stdin", stdin=self._folders_now())
        self._stage(self._root, self._environ)
        named = self._ignored_but_asked(deliverables)
        if named:
            self._git("add", "--force", "--pathspec-from-file=-", "--pathspec-file-nul", stdin=b"\0".join(named))
        self._name_ignored(named)

    def entries(self) -> list[Entry]:
        """Every path that differs, in git's order."""
        raw = self._git(*_DIFF, "--raw", "-z", "--abbrev=64", self._commit, "--", ".", _OURS)
        return list(_entries(raw))

    def write_patch(self, target: Path) -> bool:
        """The same as a patch that ``git apply`` takes; False where nothing changed."""
        shape = ("-p", "--binary", "--full-index", "--src-prefix=a/", "--dst-prefix=b/", f"--output={target}")
        self._git(*_DIFF, *shape, self._commit, "--", ".", _OURS)
        return target.stat().st_size > 0

    def _folders_now(self) -> bytes:
        """Files of the commit in whose place lies a folder: while they are in the index, it hides what is in it."""
        rows = (row.partition(b"\t") for row in self._git("ls-files", "--stage", "-z").split(b"\0") if row)
        names = (name for about, _, name in rows if not about.startswith(b"160000"))
        found = [n for n in names if _is_folder(self._root / os.fsdecode(n))]
        return b"".join(name + b"\0" for name in found)

    def _stage(self, folder: Path, environ: dict[str, str], ignores: tuple[str, ...] = ()) -> None:
        """Put everything below ``folder`` into its index.

        A folder that the agent made a repository of its own is staged as a tree of files: git itself would keep
        none of them, and refuses one without a commit.
        """
        listed = git(*ignores, "ls-files", "--others", "--exclude-standard", "-z", cwd=folder, environ=environ)
        nested = [os.fsdecode(name) for name in listed.split(b"\0") if name.endswith(b"/")]
        self._add(folder, environ, ignores, [f":(exclude,top,literal){name}" for name in nested])
        for name in nested:
            tree = self._tree(folder / name)
            git("read-tree", f"--prefix={name}", tree, cwd=folder, environ=environ)
            where = printable((folder / name).relative_to(self._root).as_posix())
            self.warnings.append(f"`{where}/` is a repository of its own; its files were kept")

    def _tree(self, folder: Path) -> str:
        """The tree of a repository inside, staged with an index of its own and under the outer one's ignore rules."""
        environ = self._look_at(folder, f"nested-{self._nested}")
        self._nested += 1
        self._stage(folder, environ, ("-c", f"core.excludesFile={self._root / '.gitignore'}"))
        return git("write-tree", cwd=folder, environ=environ).strip().decode()

    def _add(self, folder: Path, environ: dict[str, str], ignores: tuple[str, ...], leave: list[str]) -> None:
        """A file that may not be read is left out and said, any other trouble is trouble."""
        try:
            git(*ignores, "add", "--all", "--ignore-errors", "--", ".", _OURS, *leave, cwd=folder, environ=environ)
        except GitFailed as error:
            said = [line for line in error.said.splitlines() if "Permission denied" in line]
            if not said:
                raise
            self.warnings += [f"not kept, it could not be read: {line}" for line in said[:5]]

    def _ignored_but_asked(self, deliverables: Sequence[str]) -> list[bytes]:
        if not deliverables:
            return []
        patterns = [f":(icase,glob)**/{_literal(name)}" for name in deliverables]
        listed = self._git("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", *patterns)
        return [b":(literal)" + n for n in listed.split(b"\0") if n and not _is_ours(n)]

    def _name_ignored(self, kept: Sequence[bytes]) -> None:
        """What the repository's own .gitignore leaves out is left out here too, and said."""
        listed = self._git("ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
        names = [n for n in listed.split(b"\0") if n and not _is_ours(n) and b":(literal)" + n not in kept]
        shown = ", ".join(printable(os.fsdecode(n)) for n in names[:5]) + (", ..." if len(names) > 5 else "")
        if names:
            self.warnings.append(f"ignored by the repository and not kept: {shown}")

    def _look_at(self, folder: Path, index: str) -> dict[str, str]:
        return {
            **PRIVATE,
            "GIT_DIR": str(self._examiner),
            "GIT_WORK_TREE": str(folder),
            "GIT_INDEX_FILE": str(self._examiner / index),
        }

    def _git(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        return git(*arguments, cwd=self._root, stdin=stdin, environ=self._environ)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_ours(name: bytes) -> bool:
    return name.split(b"/")[0] == ENGINE_FOLDER.encode()


def _literal(name: str) -> str:
    """A name in which nothing is a wildcard."""
    return "".join("\\" + character if character in "*?[\\" else character for character in name.removeprefix("./"))


def _entries(raw: bytes) -> Iterator[Entry]:
    """``--raw -z``: ``:oldmode newmode old new STATUS``, then the path."""
    parts = raw.split(b"\0")
    for about, name in zip(parts[0::2], parts[1::2], strict=False):
        _, mode, _, _, status = about.decode().split(" ")
        yield Entry(os.fsdecode(name), status == "D", mode)
