"""Are bombs, garbage and unknown types withheld, with a reason and without an exception?"""

import bz2
import gzip
import io
import lzma
import sqlite3
import tarfile
import zipfile
import zlib
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from apprentice.adapters.sanitizing.containers.dispatch import Cleaned, clean, scan
from apprentice.adapters.sanitizing.containers.limits import Limits
from apprentice.adapters.sanitizing.containers.part import Withheld

from .stub import MARKER, cleaned, reason, stub

ZEROS = bytes(30_000_000)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zlib.compress])
def test_a_compression_bomb_is_withheld(pack: object) -> None:
    """A few kilobytes must not become gigabytes of memory."""
    assert callable(pack)
    assert "expands more than 200 times" in reason(pack(ZEROS))


def test_a_zip_bomb_is_withheld() -> None:
    """By ratio, whatever the size the directory states."""
    assert "expands more than 200 times" in reason(zipped(a=ZEROS))


def test_a_pdf_bomb_is_withheld_before_a_library_opens_it() -> None:
    """A PDF library inflates object tables on its own."""
    pdf = pikepdf.new()
    pdf.add_blank_page().obj.Contents = pdf.make_stream(ZEROS)
    out = io.BytesIO()
    pdf.save(out, compress_streams=True)

    assert "expands more than 200 times" in reason(out.getvalue())


def test_many_members_are_withheld() -> None:
    """Each name costs time, whatever it holds."""
    assert "more than 20 members" in reason(zipped(**{f"m{n}": b"" for n in range(30)}), Limits(members=20))


def test_total_size_and_work_are_bounded() -> None:
    """Many modest members add up."""
    data = zipped(**{f"m{n}": b"word " * 2000 for n in range(20)})

    assert "expands to more than 50000 bytes" in reason(data, Limits(total_bytes=50_000))
    assert "more work than 20000 units" in reason(data, Limits(work=20_000))
    assert "a structure larger than 100 bytes" in reason(b"<svg>" + b"<a/>" * 30 + b"</svg>", Limits(parsed_bytes=100))
    assert "larger than 100 bytes" == reason(data, Limits(file_bytes=100))


def test_deep_nesting_is_withheld() -> None:
    """Three containers inside a container are enough for any honest file."""
    data = MARKER.encode()
    for _ in range(4):
        data = zipped(a=data)
    assert MARKER.encode() not in cleaned(data)

    assert "nested deeper than 3 containers" in reason(zipped(a=data))


def test_a_reason_names_places_and_no_content() -> None:
    """Reasons are published."""
    assert MARKER not in reason(zipped(**{MARKER: b"\x7fELF\x00\x01" + MARKER.encode()}))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(50), "ELF program"),
        (b"\x00asm\x01\x00\x00\x00\x01", "WebAssembly module"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7z archive"),
        (b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x01a\x94.", "pickle"),
        (bytes(range(128, 256)) + bytes(range(32)), "unknown binary"),
    ],
)
def test_a_type_without_a_cleaner_is_withheld(data: bytes, kind: str) -> None:
    """What nobody can read, nobody can vouch for."""
    assert f"no cleaner for {kind}" == reason(data)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"plain\n", "caf\u00e9 \u4e2d\u6587".encode(), "caf\u00e9".encode("latin-1"),
        "wide \u00e9".encode("utf-16"), "wide text, no mark".encode("utf-16-le"),
        b"A=1\x00B=2\x00PATH=/usr/bin:/bin\x00", b"log \xff\xfe torn line\n" * 3,
        b"\x1b[31mred\x1b[0m", b"import zipfile  # %PDF-1.7 and PK are magic\n", b"BZh is how bzip2 begins",
    ],
)  # fmt: skip
def test_text_in_any_encoding_is_one_part_of_the_same_bytes(data: bytes) -> None:
    """Whatever can be read as text belongs to the text engine, whole."""
    assert [("text", data)] == [(part.kind, part.data) for part in scan(data)]


@cache
def samples() -> tuple[bytes, ...]:
    """One small marked file of each type."""
    image, png, jpeg, gif, webp, pdf, sheet, tar = Image.new("RGB", (9, 9)), *(io.BytesIO() for _ in range(7))
    image.save(png, "PNG")
    image.save(jpeg, "JPEG", comment=MARKER.encode())
    image.save(gif, "GIF", comment=MARKER.encode())
    image.save(webp, "WEBP")
    document = pikepdf.new()
    document.add_blank_page().obj.Contents = document.make_stream(f"BT ({MARKER}) Tj ET".encode())
    document.docinfo["/Title"] = MARKER
    document.save(pdf)
    book = openpyxl.Workbook()
    book.properties.title = MARKER
    book.save(sheet)
    with tarfile.open(fileobj=tar, mode="w") as archive:
        archive.addfile(tarfile.TarInfo(MARKER))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "s.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(f"CREATE TABLE t(a, b); INSERT INTO t VALUES('{MARKER}', x'00ff')")
        database = path.read_bytes()
    svg = f"<svg><text>{MARKER}</text></svg>".encode()
    notebook = f'{{"cells": [{{"source": ["a", "{MARKER}"]}}], "nbformat": 4}}'.encode()
    files = [stream.getvalue() for stream in (png, jpeg, gif, webp, pdf, sheet, tar)]
    packed = [gzip.compress(tar.getvalue()), bz2.compress(svg), lzma.compress(svg), zlib.compress(svg), zipped(a=svg)]
    return (*files, *packed, database, svg, notebook)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_is_withheld_or_cleaned_and_never_an_error(data: st.DataObject) -> None:
    """Files of agents are torn, cut and hostile."""
    sample = bytearray(data.draw(st.sampled_from(samples())))
    for _ in range(data.draw(st.integers(0, 4))):
        sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(sample)), st.integers(0, len(sample))))

    result = clean(bytes(sample[:cut]), "file", stub)

    assert isinstance(result, Cleaned | Withheld)
    assert not isinstance(result, Cleaned) or result.data == cleaned(result.data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([sample[:24] for sample in samples()]), st.binary(max_size=400))
def test_garbage_behind_a_magic_number_is_never_an_error(magic: bytes, garbage: bytes) -> None:
    """A type is believed only as far as it can be read."""
    assert isinstance(clean(magic + garbage, "file", stub), Cleaned | Withheld)
