"""Do compressed streams and tar archives come out clean, open, and otherwise the same?"""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable

import pytest

from .stub import MARKER, NAME_PLACEHOLDER, PERSON, PLACEHOLDER, cleaned, reason

PACKERS: list[tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = [
    (lambda data: gzip.compress(data, mtime=7), gzip.decompress),
    (bz2.compress, bz2.decompress),
    (lzma.compress, lzma.decompress),
    (zlib.compress, zlib.decompress),
]
FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]
LONG = "long-folder/" * 15


@pytest.mark.parametrize(("pack", "unpack"), PACKERS)
def test_a_word_in_a_compressed_stream_is_replaced(
    pack: Callable[[bytes], bytes], unpack: Callable[[bytes], bytes]
) -> None:
    """Logs are kept compressed."""
    assert f"a {PLACEHOLDER} b".encode() == unpack(cleaned(pack(f"a {MARKER} b".encode())))


@pytest.mark.parametrize(("pack", "unpack"), PACKERS)
def test_an_unchanged_stream_is_the_same_bytes(
    pack: Callable[[bytes], bytes], unpack: Callable[[bytes], bytes]
) -> None:
    """Another compressor's bytes are kept, not imitated."""
    data = pack(b"nothing to see " * 20)

    assert data == cleaned(data)


def test_a_gzip_headers_name_is_cleaned() -> None:
    """gzip keeps the name of the file it packed."""
    out = io.BytesIO()
    with gzip.GzipFile(f"{MARKER}.txt", "wb", fileobj=out, mtime=7) as file:
        file.write(b"x")

    public = cleaned(out.getvalue())

    assert b"x" == gzip.decompress(public)
    assert f"{NAME_PLACEHOLDER}.txt\0".encode() in public


def test_a_word_across_two_gzip_members_is_found() -> None:
    """Members in a row are one file to every reader."""
    half = len(MARKER) // 2
    data = gzip.compress(MARKER[:half].encode()) + gzip.compress(MARKER[half:].encode())

    assert PLACEHOLDER.encode() == gzip.decompress(cleaned(data))


def test_data_after_a_gzip_stream_is_withheld() -> None:
    """No reader shows it, so nobody would look."""
    assert "data after" in reason(gzip.compress(b"x") + b"hidden")


def tar(format_: int, word: str, owner: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format_) as archive:
        for name in (f"z/{word}.txt", f"{LONG}{word}.txt", "kept.txt"):
            info = tarfile.TarInfo(name)
            content = f"{name}\n".encode()
            info.size, info.mtime, info.mode, info.uname = len(content), 7, 0o640, owner
            archive.addfile(info, io.BytesIO(content))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            info = tarfile.TarInfo("link" + kind.decode())
            info.type, info.linkname = kind, f"z/{word}.txt"
            archive.addfile(info)
    return out.getvalue()


@pytest.mark.parametrize("format_", FORMATS)
def test_names_links_owners_and_contents_of_a_tar_are_cleaned(format_: int) -> None:
    """Each format keeps long names elsewhere; a link follows the file it names."""
    public = cleaned(tar(format_, MARKER, owner="ada"))

    new = NAME_PLACEHOLDER
    with tarfile.open(fileobj=io.BytesIO(public)) as archive:
        entries = archive.getmembers()
        assert [f"z/{new}.txt", f"{LONG}{new}.txt", "kept.txt", "link2", "link1"] == [e.name for e in entries]
        assert [f"z/{new}.txt"] * 2 == [e.linkname for e in entries[3:]]
        assert {(7, 0o640, PERSON)} == {(e.mtime, e.mode, e.uname) for e in entries[:3]}
        first = archive.extractfile(entries[0])
        assert first is not None
        assert f"z/{PLACEHOLDER}.txt\n".encode() == first.read()
    assert MARKER.encode() not in public
    assert b"ada" not in public


@pytest.mark.parametrize("format_", FORMATS)
def test_an_unchanged_tar_is_the_same_bytes(format_: int) -> None:
    """Padding and header quirks stay."""
    data = gzip.compress(tar(format_, "plain"))

    assert data == cleaned(data)


@pytest.mark.parametrize("target", ["/etc/passwd", "../../x"])
def test_a_link_out_of_a_tar_is_withheld(target: str) -> None:
    """Unpacking must not reach outside the folder."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("l")
        info.type, info.linkname = tarfile.SYMTYPE, target
        archive.addfile(info)

    assert "leaves the archive" in reason(out.getvalue())


def test_a_device_in_a_tar_is_withheld() -> None:
    """No contribution needs a device."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("null")
        info.type = tarfile.CHRTYPE
        archive.addfile(info)

    assert "device" in reason(out.getvalue())
