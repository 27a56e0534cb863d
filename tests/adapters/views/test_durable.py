"""Is everything flushed that can be, and is it told when something cannot?"""

from pathlib import Path

import pytest

from apprentice.adapters.views.durable import sync_files, sync_folders


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_any_number_of_files_and_folders_is_flushed(tmp_path: Path, count: int) -> None:
    """A run has twenty, a follow-up two."""
    paths = [tmp_path / str(number) for number in range(count)]
    for path in paths:
        path.write_text("x")
    sync_files(paths, tmp_path)
    sync_folders({path.parent for path in paths})


@pytest.mark.parametrize("count", [1, 9])
def test_a_file_that_cannot_be_flushed_is_told_whichever_it_is(tmp_path: Path, count: int) -> None:
    """A failure in a helper's thread must not be lost: the stamps would promise what is not on disk."""
    paths = [tmp_path / str(number) for number in range(count)]
    for path in paths[:-1]:
        path.write_text("x")
    with pytest.raises(FileNotFoundError):
        sync_files(paths, tmp_path)
