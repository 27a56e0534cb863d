"""Where does an agent work that was given a repository? In a git worktree of a private clone.

Never in the user's checkout, and never with the user's own git folder: what an agent does to branches, configuration
or hooks stays in ``repo.git`` beside the worktree, which borrows the user's objects and is thrown away. Artifacts are
``changes.patch`` (binary-safe, against the recorded commit) and the changed files under ``files/``.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from ...domain.errors import ApprenticeError
from ...domain.ports import Brief, Collected, Prepared
from ...domain.values import Artifact, Change, Content
from ..blobs.contents import Contents
from .git import GitFailed, git
from .laying import clear, lay
from .layout import ENGINE_FOLDER, INPUT, PROMPT, Layout
from .walk import printable

PATCH: Final = "changes.patch"
FILES: Final = "files/"
_OURS: Final = f":(exclude,top){ENGINE_FOLDER}"


class RepositoryGone(ApprenticeError):
    """The repository or the recorded commit is not where it was."""

    def __init__(self, repository: str, commit: str, why: str) -> None:
        super().__init__(
            f"commit {commit[:12]} of `{repository}` cannot be checked out: {why}",
            "put the repository back where it was, then `apprentice resume`",
        )


class RepositoryWorkspace:
    """Lays out, finds and collects worktrees."""

    def __init__(self, workspaces: Path, contents: Contents) -> None:
        self._workspaces = workspaces
        self._contents = contents

    def prepare(self, brief: Brief) -> Prepared:
        """A fresh clone and worktree at the recorded commit, with the patch this attempt builds on applied."""
        layout = self._layout(brief)
        clear(layout.base)
        layout.run_dir.mkdir(mode=0o700, parents=True)
        self._check_out(brief, layout)
        ours = layout.root / ENGINE_FOLDER
        lay(self._contents, ((name, content, False) for name, content in brief.assets), ours / INPUT)
        (ours / PROMPT).write_text(brief.prompt, encoding="utf-8")
        (ours / ".gitignore").write_text("*\n")
        self._apply(brief, layout)
        layout.stamp.write_text(str(brief.attempt))
        return _prepared(brief, layout)

    def locate(self, brief: Brief) -> Prepared | None:
        """The worktree, if it is the one of that attempt."""
        layout = self._layout(brief)
        try:
            fits = layout.stamp.read_text() == str(brief.attempt) and layout.root.is_dir()
        except FileNotFoundError:
            fits = False
        return _prepared(brief, layout) if fits else None

    def collect(self, brief: Brief) -> Collected:
        """Everything that differs from the recorded commit, committed by the agent or not; ignored files are named."""
        layout = self._layout(brief)
        examiner = layout.base / "examine.git"
        clear(examiner)
        # The agent's own git folder is not asked: its configuration can make git run anything.
        self._clone(brief, examiner)
        environ = {
            "GIT_DIR": str(examiner),
            "GIT_WORK_TREE": str(layout.root),
            "GIT_INDEX_FILE": str(examiner / "own-index"),
        }
        try:
            git("read-tree", str(brief.commit), cwd=layout.root, environ=environ)
            git("add", "--all", "--", ".", _OURS, cwd=layout.root, environ=environ)
            patch = git(
                "diff",
                "--cached",
                "--binary",
                "--full-index",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                str(brief.commit),
                "--",
                ".",
                _OURS,
                cwd=layout.root,
                environ=environ,
            )
            names = git(
                "diff",
                "--cached",
                "--name-status",
                "--no-renames",
                "-z",
                str(brief.commit),
                "--",
                ".",
                _OURS,
                cwd=layout.root,
                environ=environ,
            )
            warnings = _ignored(layout.root, environ)
        finally:
            shutil.rmtree(examiner, ignore_errors=True)
        return self._collected(brief, layout, patch, names, warnings)

    def _collected(
        self, brief: Brief, layout: Layout, patch: bytes, names: bytes, warnings: tuple[str, ...]
    ) -> Collected:
        before = {a.path: a for a in brief.carried}
        artifacts, deleted, odd = [], [], []
        for status, name in _pairs(names):
            path = layout.root / name
            if status == "D":
                deleted.append(name)
            elif path.is_symlink() or not path.is_file():
                odd.append(f"`{printable(name)}` is a symlink or a repository of its own: it is in the patch only")
            else:
                content = self._contents.keep(path, name, inside=layout.root)
                artifacts.append(_artifact(FILES + printable(name), content, before))
        if patch:
            artifacts.append(_artifact(PATCH, self._contents.put(patch, "text/x-diff"), before))
        return Collected(
            artifacts=tuple(sorted(artifacts, key=lambda a: a.path)),
            deleted=tuple(deleted),
            warnings=(*warnings, *odd),
        )

    def _check_out(self, brief: Brief, layout: Layout) -> None:
        clone = layout.base / "repo.git"
        self._clone(brief, clone)
        try:
            git("worktree", "add", "--detach", str(layout.root), str(brief.commit), cwd=clone)
        except GitFailed as error:
            raise RepositoryGone(str(brief.repository), str(brief.commit), str(error)) from error

    def _clone(self, brief: Brief, target: Path) -> None:
        """Shares the user's objects for reading; everything that is written stays in the clone."""
        try:
            git("clone", "--quiet", "--bare", "--shared", str(brief.repository), str(target), cwd=self._workspaces)
            git("remote", "remove", "origin", cwd=target)
        except GitFailed as error:
            raise RepositoryGone(str(brief.repository), str(brief.commit), str(error)) from error

    def _apply(self, brief: Brief, layout: Layout) -> None:
        patch = next((a.content for a in brief.carried if a.path == PATCH), None)
        if patch is not None:
            data = self._contents.read(patch)
            git("apply", "--binary", "--whitespace=nowarn", "-", cwd=layout.root, stdin=data)

    def _layout(self, brief: Brief) -> Layout:
        self._workspaces.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Layout(self._workspaces / brief.run_id)


def _prepared(brief: Brief, layout: Layout) -> Prepared:
    prompt = layout.root / ENGINE_FOLDER / PROMPT
    return Prepared(brief.stream, str(layout.root), str(prompt), str(layout.run_dir))


def _artifact(path: str, content: Content, before: dict[str, Artifact]) -> Artifact:
    earlier = before.get(path)
    if earlier is None:
        change = Change.NEW
    else:
        change = Change.CARRIED if earlier.content.blob == content.blob else Change.CHANGED
    return Artifact(path=path, content=content, change=change)


def _pairs(names: bytes) -> list[tuple[str, str]]:
    """``-z --name-status``: status and path, alternating; undecodable bytes stay as surrogates, to open the file."""
    parts = [part.decode("utf-8", errors="surrogateescape") for part in names.split(b"\0") if part]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _ignored(root: Path, environ: dict[str, str]) -> tuple[str, ...]:
    """What the repository's own .gitignore leaves out is left out here too, and said."""
    listed = git(
        "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", cwd=root, environ=environ
    )
    names = [n.decode(errors="replace") for n in listed.split(b"\0") if n and not n.startswith(ENGINE_FOLDER.encode())]
    shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
    return (f"ignored by the repository and not kept: {shown}",) if names else ()
