"""Is raw output found again after a crash, and never overwritten?"""

import stat
from pathlib import Path

import pytest

from apprentice.adapters.process.errors import NameRefused, SpoolExists, SpoolMissing
from apprentice.adapters.process.spool import Arrival, Spool, SpoolFiles, left_behind, remove_stream


def test_what_was_appended_is_read_back_without_closing(tmp_path: Path) -> None:
    """A killed engine closes nothing; what it read is still there."""
    spool = Spool(tmp_path, "session-1", 2)
    offsets = [spool.append("stdout", b"one", 1), spool.append("stderr", b"err", 2), spool.append("stdout", b"\xff", 9)]
    assert [0, 0, 3] == offsets

    files = SpoolFiles.of(tmp_path, "session-1", 2)
    assert (b"one\xff", b"err") == (files.stdout.read_bytes(), files.stderr.read_bytes())
    assert [("stdout", 0, 3, 1), ("stderr", 0, 3, 2), ("stdout", 3, 1, 9)] == list(files.rows())
    spool.close()


def test_a_torn_last_arrival_is_left_out(tmp_path: Path) -> None:
    """A crash may stop in the middle of a row; the rows before it still count."""
    with Spool(tmp_path, "s", 1) as spool:
        spool.append("stdout", b"x", 5)
    with spool.files.arrivals.open("ab") as file:
        file.write(b'["stdout",1,')

    assert [Arrival("stdout", 0, 1, 5)] == list(spool.files.rows())


def test_unrecorded_output_is_never_overwritten(tmp_path: Path) -> None:
    """It is evidence of an interrupted attempt."""
    with Spool(tmp_path, "s", 1) as spool:
        spool.append("stdout", b"precious", 0)

    with pytest.raises(SpoolExists) as caught:
        Spool(tmp_path, "s", 1)
    assert "resume" in str(caught.value.hint)
    assert b"precious" == spool.files.stdout.read_bytes()


def test_left_over_spools_are_listed_and_removed(tmp_path: Path) -> None:
    """What became blobs needs no second copy."""
    spools = [Spool(tmp_path, "s", number) for number in (10, 2)]
    for spool in spools:
        spool.close()

    assert [2, 10] == left_behind(tmp_path, "s")
    spools[0].files.remove()
    assert [2] == left_behind(tmp_path, "s")
    spools[1].files.remove()
    assert ([], []) == (left_behind(tmp_path, "s"), list(tmp_path.iterdir()))


def test_erasing_a_stream_leaves_nothing(tmp_path: Path) -> None:
    """Erasure must reach the spool too."""
    Spool(tmp_path, "s", 1).close()
    remove_stream(tmp_path, "s")
    remove_stream(tmp_path, "s")

    assert [] == list(tmp_path.iterdir())


def test_spool_files_are_the_owners_alone(tmp_path: Path) -> None:
    """Raw output may hold secrets."""
    spool = Spool(tmp_path / "spool", "s", 1)
    spool.close()

    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "spool" / "s").iterdir()}
    assert 0o700 == stat.S_IMODE((tmp_path / "spool" / "s").stat().st_mode)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../x", "a\nb", ".hidden", "x" * 201, "a\0"])
def test_a_stream_name_cannot_lead_out_of_the_spool(tmp_path: Path, name: str) -> None:
    """Names reach us from imports."""
    with pytest.raises(NameRefused):
        Spool(tmp_path, name, 1)
    assert [] == list(tmp_path.iterdir())


def test_a_missing_spool_is_an_error_of_its_own(tmp_path: Path) -> None:
    """Nothing kept and nothing said are not the same."""
    with pytest.raises(SpoolMissing):
        list(SpoolFiles.of(tmp_path, "s", 1).rows())
