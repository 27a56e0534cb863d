"""Where does an agent work that was given files? In a plain folder; implements the ``Workspace`` port."""

from __future__ import annotations

from pathlib import Path

from ...domain.ports import Brief, Collected, Prepared
from ...domain.values import Artifact, Change
from ..blobs.contents import Contents
from .laying import clear, lay, strays
from .layout import ARTIFACTS, INPUT, PROMPT, Layout
from .walk import files_below


class FolderWorkspace:
    """``input/`` with the assets, ``prompt.md``, ``artifacts/`` with the artifacts this attempt builds on."""

    def __init__(self, workspaces: Path, contents: Contents) -> None:
        self._workspaces = workspaces
        self._contents = contents

    def prepare(self, brief: Brief) -> Prepared:
        """Clear what lay there and lay everything out anew."""
        layout = self._layout(brief)
        clear(layout.base)
        for folder in (layout.base, layout.root, layout.run_dir):
            folder.mkdir(mode=0o700, parents=True)
        lay(self._contents, ((name, content, False) for name, content in brief.assets), layout.root / INPUT)
        lay(self._contents, ((a.path, a.content, bool(a.executable)) for a in brief.carried), layout.root / ARTIFACTS)
        (layout.root / PROMPT).write_text(brief.prompt, encoding="utf-8")
        layout.stamp.write_text(str(brief.attempt))
        return _prepared(brief.stream, layout)

    def locate(self, brief: Brief) -> Prepared | None:
        """The workspace, if it is the one of that attempt."""
        layout = self._layout(brief)
        try:
            fits = layout.stamp.read_text() == str(brief.attempt) and layout.root.is_dir()
        except FileNotFoundError:
            fits = False
        return _prepared(brief.stream, layout) if fits else None

    def collect(self, brief: Brief) -> Collected:
        """Keep every file in ``artifacts/``, and say what lies where it should not."""
        layout = self._layout(brief)
        found = files_below(layout.root / ARTIFACTS)
        before = {a.path: a for a in brief.carried}
        artifacts = tuple(
            self._artifact(name, path, executable, before.get(name), layout.root)
            for name, path, executable in found.files
        )
        here = {a.path for a in artifacts}
        return Collected(
            artifacts=artifacts,
            deleted=tuple(sorted(before.keys() - here)),
            outside_writes=strays(layout),
            warnings=tuple(found.warnings),
        )

    def _artifact(self, name: str, path: Path, executable: bool, before: Artifact | None, root: Path) -> Artifact:
        content = self._contents.keep(path, name, inside=root)
        change = Change.NEW
        if before is not None:
            change = Change.CARRIED if before.content.blob == content.blob else Change.CHANGED
        return Artifact(path=name, content=content, change=change, executable=executable or None)

    def _layout(self, brief: Brief) -> Layout:
        return Layout(self._workspaces / brief.run_id)


def _prepared(stream: str, layout: Layout) -> Prepared:
    return Prepared(stream, str(layout.root), str(layout.root / PROMPT), str(layout.run_dir))
