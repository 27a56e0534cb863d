"""Where does the practice program read and write?"""

from pathlib import Path
from typing import NamedTuple

from .tables import KINDS


class Places(NamedTuple):
    """``root`` is the workspace; ``input`` holds the assets; ``output`` is where deliverables go."""

    root: Path
    input: Path
    output: Path


def places(workspace: Path, *, repository: bool) -> Places:
    """In a repository the engine's files lie in .apprentice/ and the work is done at the root."""
    if repository:
        return Places(workspace, workspace / ".apprentice" / "input", workspace)
    return Places(workspace, workspace / "input", workspace / "artifacts")


def assets(where: Places) -> list[Path]:
    """The assets, sorted by path; links are left alone."""
    if not where.input.is_dir():
        return []
    return sorted(path for path in where.input.rglob("*") if path.is_file() and not path.is_symlink())


def named_files(where: Places, request: str, deliverables: tuple[str, ...]) -> list[Path]:
    """Data files at the root of a repository which the request names and which are not what it asks for."""
    found = []
    for word in dict.fromkeys(request.replace("`", " ").replace('"', " ").split()):
        name = word.strip("'.,;:()[]")
        wanted = Path(name).suffix.lower() in KINDS and name not in deliverables
        path = inside(where.root, name) if wanted else None
        if path is not None and path.is_file():
            found.append(path)
    return sorted(set(found))


def inside(folder: Path, name: str) -> Path | None:
    """``folder/name`` if that stays inside the folder, links followed; else None."""
    try:
        path = (folder / name).resolve()
    except (OSError, ValueError):
        return None
    return folder / name if path.is_relative_to(folder.resolve()) and path != folder.resolve() else None
