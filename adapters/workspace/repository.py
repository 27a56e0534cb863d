"""Where does an agent work that was given a repository? In a git worktree of a private clone.

Never in the user's checkout, and never with the user's own git folder: what an agent does to branches, configuration
or hooks stays in ``repo.git`` beside the worktree, which borrows the user's objects and is thrown away. Artifacts are
``changes.patch`` (binary-safe, against the recorded commit) and the changed files under ``files/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ...domain.orders import CHANGED_FILES
from ...domain.ports import Brief, Collected, Prepared
from ...domain.values import Artifact, Change, Content
from ..blobs.contents import Contents
from .changes import Entry, Examination
from .clones import RepositoryGone, clone
from .git import GitFailed, git
from .laying import clear, lay, strays
from .layout import ENGINE_FOLDER, INPUT, PROMPT, Layout
from .walk import printable

PATCH: Final = "changes.patch"
_CLONE: Final = "repo.git"


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
        _check_out(brief, layout)
        self._apply(brief, layout)
        ours = layout.root / ENGINE_FOLDER
        # The repository may have something of that name, even a link that leads elsewhere; it is not in the patch.
        clear(ours)
        lay(self._contents, ((name, content, False) for name, content in brief.assets), ours / INPUT)
        (ours / PROMPT).write_text(brief.prompt, encoding="utf-8")
        (ours / ".gitignore").write_text("*\n")
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
        layout.root.mkdir(exist_ok=True)  # an agent that removed everything removed every file
        examiner, patch = layout.base / "examine.git", layout.base / PATCH
        clear(examiner)
        try:
            clone(str(brief.repository), str(brief.commit), examiner)
            seen = Examination(layout.root, examiner, str(brief.commit))
            seen.take_in(brief.deliverables)
            entries = seen.entries()
            kept = self._patch(patch) if seen.write_patch(patch) else None
        finally:
            clear(examiner)
            patch.unlink(missing_ok=True)
        return self._collected(brief, layout, entries, kept, seen.warnings)

    def _patch(self, path: Path) -> Content:
        return self._contents.put_file(path, "text/x-diff")

    def _collected(
        self, brief: Brief, layout: Layout, entries: list[Entry], patch: Content | None, warnings: list[str]
    ) -> Collected:
        before = {a.path: a for a in brief.carried}
        artifacts = [_artifact(PATCH, patch, before)] if patch is not None else []
        for entry in entries:
            if entry.regular and not entry.deleted:
                name = CHANGED_FILES + printable(entry.name)
                content = self._contents.keep(layout.root / entry.name, name, inside=layout.root)
                artifacts.append(_artifact(name, content, before, executable=entry.executable))
        return Collected(
            artifacts=tuple(sorted(artifacts, key=lambda a: a.path)),
            deleted=tuple(printable(entry.name) for entry in entries if entry.deleted),
            outside_writes=strays(layout, _CLONE),
            warnings=(*warnings, *_odd(entries)),
        )

    def _apply(self, brief: Brief, layout: Layout) -> None:
        patch = next((a.content for a in brief.carried if a.path == PATCH), None)
        if patch is None:
            return
        copy = layout.run_dir / PATCH
        self._contents.place(patch, copy)
        git("apply", "--binary", "--whitespace=nowarn", str(copy), cwd=layout.root)
        copy.unlink()

    def _layout(self, brief: Brief) -> Layout:
        self._workspaces.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Layout(self._workspaces / brief.run_id)


def _check_out(brief: Brief, layout: Layout) -> None:
    repository = layout.base / _CLONE
    clone(str(brief.repository), str(brief.commit), repository)
    try:
        git("worktree", "add", "--detach", str(layout.root), str(brief.commit), cwd=repository)
    except GitFailed as error:
        raise RepositoryGone(str(brief.repository), str(brief.commit), str(error)) from error


def _prepared(brief: Brief, layout: Layout) -> Prepared:
    prompt = layout.root / ENGINE_FOLDER / PROMPT
    return Prepared(brief.stream, str(layout.root), str(prompt), str(layout.run_dir))


def _odd(entries: Iterable[Entry]) -> Iterator[str]:
    """What a patch can carry and a folder of copies cannot."""
    for entry in entries:
        if not entry.regular and not entry.deleted:
            kind = "a symlink" if entry.mode == "120000" else "a submodule"
            yield f"`{printable(entry.name)}` is {kind}: it is in the patch only"


def _artifact(path: str, content: Content, before: dict[str, Artifact], *, executable: bool = False) -> Artifact:
    earlier = before.get(path)
    if earlier is None:
        change = Change.NEW
    else:
        change = Change.CARRIED if earlier.content.blob == content.blob else Change.CHANGED
    return Artifact(path=path, content=content, change=change, executable=executable or None)
