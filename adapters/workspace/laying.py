"""How is a workspace laid out and cleared? Files from contents, and removal of whatever an agent may leave."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from ...domain.errors import Refused
from ...domain.values import Content
from ..blobs.contents import Contents
from .layout import Layout
from .walk import files_below


def clear(folder: Path) -> None:
    """Remove a folder with everything in it, also what was made unreadable; a symlink goes, its target stays."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        folder.unlink()
    if not folder.exists():
        return
    for parent, names, _ in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if not path.is_symlink():
                path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


def lay(contents: Contents, files: Iterable[tuple[str, Content, bool]], folder: Path) -> None:
    """Write each (relative path, content, executable) below ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content, executable in files:
        target = inside(folder, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        contents.place(content, target)
        target.chmod(0o700 if executable else 0o600)


def inside(folder: Path, name: str) -> Path:
    """``folder / name`` for a safe relative name. Raises Refused: the name leads out of the folder."""
    parts = Path(name).parts
    if not parts or Path(name).is_absolute() or ".." in parts or "\0" in name:
        raise Refused(f"`{name}` is not a relative path inside the workspace")
    return folder.joinpath(*parts)


def strays(layout: Layout, *engines: str) -> tuple[str, ...]:
    """What lies beside the workspace, where only the engine writes: relative to the workspace root."""
    known = frozenset({layout.root.name, layout.run_dir.name, layout.stamp.name, *engines})
    return tuple(f"../{name}" for name, _, _ in files_below(layout.base, skip=known).files)
