"""Are heads written down durably, once, and in spite of a torn line?"""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from apprentice.adapters.log.heads import HeadLine, HeadsFile, HeadsUnwritable
from apprentice.domain.ports import Head

ONE, TWO = Head(3, "a" * 64), Head(5, "b" * 64)


def test_a_head_is_one_line(tmp_path: Path) -> None:
    """A person can copy it elsewhere: that is what makes it an anchor."""
    heads = HeadsFile(tmp_path)
    heads.record("s", ONE)

    assert '{"stream":"s","version":3,"digest":"' + "a" * 64 + '"}\n' == heads.path.read_text()
    assert 0o600 == stat.S_IMODE(heads.path.stat().st_mode)


def test_a_head_is_written_only_when_it_changed(tmp_path: Path) -> None:
    """The next command repeats what a crash may have prevented."""
    heads = HeadsFile(tmp_path)
    for stream, head in [("s", ONE), ("s", ONE), ("t", TWO), ("s", ONE), ("s", TWO), ("s", TWO)]:
        heads.record(stream, head)

    assert [HeadLine("s", *_pair(ONE)), HeadLine("t", *_pair(TWO)), HeadLine("s", *_pair(TWO))] == heads.read()


def _pair(head: Head) -> tuple[int, str]:
    return head.version, head.digest


@pytest.mark.parametrize("torn", [b'{"stream":"s","ver', b'{"stream":"s"}', b"\xff\xfe", b"[]", b"7"])
def test_a_torn_line_is_no_line_and_spoils_no_other(tmp_path: Path, torn: bytes) -> None:
    """A crash may cut the last line; it was never acknowledged."""
    heads = HeadsFile(tmp_path)
    heads.record("s", ONE)
    with heads.path.open("ab") as file:
        file.write(torn)

    assert [HeadLine("s", *_pair(ONE))] == heads.read()
    heads.record("s", TWO)
    assert [HeadLine("s", *_pair(ONE)), HeadLine("s", *_pair(TWO))] == heads.read()


def test_no_file_is_no_heads(tmp_path: Path) -> None:
    """A new home has none."""
    assert [] == HeadsFile(tmp_path).read()


def test_many_writers_write_whole_lines(tmp_path: Path) -> None:
    """Several sessions may end in the same moment."""

    def record(number: int) -> None:
        for version in range(1, 11):
            HeadsFile(tmp_path).record(f"s{number}", Head(version, "c" * 64))

    threads = [threading.Thread(target=record, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 40 == len(HeadsFile(tmp_path).read()) == len((tmp_path / "heads.jsonl").read_bytes().splitlines())


def test_a_line_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    """Where, why and that the log is unharmed."""
    (tmp_path / "heads.jsonl").mkdir()

    with pytest.raises(HeadsUnwritable, match=r"heads\.jsonl"):
        HeadsFile(tmp_path).record("s", ONE)
