"""Can a planted file lead us somewhere else?"""

import os
from pathlib import Path

import pytest

from apprentice.adapters.blobs.errors import SourceRefused
from apprentice.adapters.blobs.source import open_regular


def _read(path: Path, inside: Path | None = None) -> bytes:
    with os.fdopen(open_regular(path, inside), "rb") as file:
        return file.read()


def test_a_regular_file_is_opened(tmp_path: Path) -> None:
    """With and without a guarded folder."""
    path = tmp_path / "a" / "b" / "file"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")

    assert (b"x", b"x") == (_read(path), _read(path, inside=tmp_path))


def test_a_symlink_is_refused(tmp_path: Path) -> None:
    """A link named report.md that shows /etc/passwd is not a report."""
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("file")

    with pytest.raises(SourceRefused, match="is a symlink"):
        open_regular(tmp_path / "link")


def test_a_symlinked_folder_inside_is_refused(tmp_path: Path) -> None:
    """An agent may replace `artifacts/` itself."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_bytes(b"x")
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "artifacts").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(SourceRefused, match="symlink"):
        open_regular(tmp_path / "ws" / "artifacts" / "file", inside=tmp_path / "ws")


@pytest.mark.parametrize("path", ["ws/../secret", "secret"])
def test_a_path_that_leaves_its_folder_is_refused(tmp_path: Path, path: str) -> None:
    """Names come from outside."""
    (tmp_path / "ws").mkdir()
    (tmp_path / "secret").write_bytes(b"x")

    with pytest.raises(SourceRefused):
        open_regular(tmp_path / path, inside=tmp_path / "ws")


def test_pipes_devices_folders_and_nothing_are_refused_without_waiting(tmp_path: Path) -> None:
    """Opening a pipe nobody writes to would hang the engine."""
    os.mkfifo(tmp_path / "pipe")
    for path, why in [
        (tmp_path / "pipe", "no regular file"),
        (Path("/dev/null"), "no regular file"),
        (tmp_path, "is a folder"),
        (tmp_path / "gone", "No such file"),
        (tmp_path / ("x" * 300), "File name too long"),
    ]:
        with pytest.raises(SourceRefused, match=why):
            open_regular(path)
