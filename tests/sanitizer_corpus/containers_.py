"""In which files can a secret, a mail address or a home path hide? Written with the standard library alone."""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from .draw import Draw
from .encoded_ import plain

Case = tuple[str, bytes, list[str], list[str]]
STAY = "The quarterly figures are attached"

_CONTENT_TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind}"/></Types>'
_RELS = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def zipped(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    """A zip of these members, deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def office(main: str, kind: str, xml: str, more: dict[str, bytes] | None = None) -> bytes:
    """An Office document of one part."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES.format(main=main, kind=kind).encode(),
        "_rels/.rels": _RELS.format(main=main).encode(),
    }
    return zipped({**parts, main: xml.encode(), **(more or {})})


def docx(text: str, runs: int = 1) -> bytes:
    """A paragraph with the text, cut into so many runs."""
    size = -(-len(text) // runs)
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    spans = "".join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces)
    body = f"<w:p><w:r><w:t>{STAY}</w:t></w:r></w:p><w:p>{spans}</w:p>"
    return office(
        "word/document.xml",
        _WORD,
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    )


def xlsx(text: str) -> bytes:
    """A shared string."""
    shared = f'<?xml version="1.0"?><sst xmlns="{_X}" count="2" uniqueCount="2"><si><t>{STAY}</t></si><si><t xml:space="preserve">{escape(text)}</t></si></sst>'
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{_X}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData></worksheet>'
    book = f'<?xml version="1.0"?><workbook xmlns="{_X}"><sheets><sheet name="S" sheetId="1"/></sheets></workbook>'
    return office(
        "xl/workbook.xml",
        _SHEET,
        book,
        {"xl/sharedStrings.xml": shared.encode(), "xl/worksheets/sheet1.xml": sheet.encode()},
    )


def pptx(text: str) -> bytes:
    """A text on a slide."""
    slide = f'<?xml version="1.0"?><p:sld xmlns:p="urn:p" xmlns:a="{_A}"><a:p><a:r><a:t>{STAY}</a:t></a:r></a:p><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:sld>'
    return office(
        "ppt/presentation.xml",
        _SLIDES,
        '<?xml version="1.0"?><p:presentation xmlns:p="urn:p"/>',
        {"ppt/slides/slide1.xml": slide.encode()},
    )


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    """A tar of these members."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def sqlite(text: str) -> bytes:
    """Two rows of notes, and one that was deleted."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT)")
            db.executemany("INSERT INTO notes (body) VALUES (?)", [(STAY,), (text,), ("gone: " + text,)])
            db.execute("DELETE FROM notes WHERE id = 3")
        db.close()
        return path.read_bytes()


def pdf(text: str, packed: bool) -> bytes:
    """One page with two lines in Helvetica."""

    def literal(line: str) -> str:
        return "(" + line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"

    lines = "".join(
        f"BT /F1 10 Tf 40 {700 - 20 * n} Td {literal(line)} Tj ET\n"
        for n, line in enumerate([STAY, *text.splitlines()])
    )
    stream = lines.encode("latin-1", "replace")
    stream = zlib.compress(stream) if packed else stream
    how = "/Filter /FlateDecode " if packed else ""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< {how}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def png(text: str, kind: bytes = b"tEXt") -> bytes:
    """Two by two pixels, and a comment."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    raw = text.encode("latin-1", "replace")
    about = b"Comment\0" + (
        b"\0" + zlib.compress(raw) if kind == b"zTXt" else b"\0\0\0\0" + raw if kind == b"iTXt" else raw
    )
    pixels = zlib.compress(b"\0\1\2\3\4\5\6\0\1\2\3\4\5\6")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
        + chunk(kind, about)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def notebook(text: str) -> bytes:
    """A cell whose lines are apart, and an output."""
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": [STAY]},
        {
            "cell_type": "code",
            "execution_count": 1,
            "metadata": {},
            "source": [line + "\n" for line in text.splitlines()],
            "outputs": [{"output_type": "stream", "name": "stdout", "text": [text]}],
        },
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


def svg(text: str) -> bytes:
    """A text and a description."""
    return f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{escape(text)}</desc><text x="1" y="2">{STAY}</text></svg>'.encode()


def lines(text: str) -> bytes:
    """A text file."""
    return f"{STAY}\n{text}\nend of file\n".encode()


MAKERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "zip": ("a.zip", lambda t: zipped({"readme.txt": lines(t)})),
    "zip-nested": ("a.zip", lambda t: zipped({"inner.zip": zipped({"readme.txt": lines(t)})})),
    "zip-comment": ("a.zip", lambda t: zipped({"readme.txt": STAY.encode()}, t.encode())),
    "docx": ("a.docx", docx),
    "docx-runs": ("a.docx", lambda t: docx(t, 4)),
    "xlsx": ("a.xlsx", xlsx),
    "pptx": ("a.pptx", pptx),
    "gz": ("a.log.gz", lambda t: gzip.compress(lines(t), mtime=0)),
    "bz2": ("a.log.bz2", lambda t: bz2.compress(lines(t))),
    "xz": ("a.log.xz", lambda t: lzma.compress(lines(t))),
    "tar": ("a.tar", lambda t: tarred({"notes/readme.txt": lines(t)})),
    "tgz": ("a.tgz", lambda t: gzip.compress(tarred({"readme.txt": lines(t)}), mtime=0)),
    "sqlite": ("a.db", sqlite),
    "pdf": ("a.pdf", lambda t: pdf(t, False)),
    "pdf-packed": ("a.pdf", lambda t: pdf(t, True)),
    "png-text": ("a.png", png),
    "png-ztxt": ("a.png", lambda t: png(t, b"zTXt")),
    "png-itxt": ("a.png", lambda t: png(t, b"iTXt")),
    "ipynb": ("a.ipynb", notebook),
    "svg": ("a.svg", svg),
    "zip-of-docx": ("a.zip", lambda t: zipped({"d.docx": docx(t)})),
    "utf-16": ("a.txt", lambda t: lines(t).decode().encode("utf-16")),
}  # fmt: skip
_READABLE = {"svg", "ipynb"}
"""Kinds whose bytes can be searched for the text to keep; the scorer does not unpack for that."""


def container_cases(d: Draw, times: int = 3) -> Iterator[tuple[str, Case]]:
    """Each kind of file ``times`` over, then secrets in the names of members and files."""
    for kind, (name, make) in MAKERS.items():
        for _ in range(times):
            text, value = plain(d)
            if value:
                yield kind, (name, make(text), [value], [STAY] if kind in _READABLE else [])
    for _ in range(times):
        token, user = "ghp_" + d.an(36), d.user()
        yield "zip-member-name", ("a.zip", zipped({f"key-{token}.txt": STAY.encode()}), [token], [])
        yield (
            "tar-member-name",
            (
                "a.tar",
                tarred({f"home/{user}/readme.txt": STAY.encode(), "b.txt": f"in /home/{user}/x.csv".encode()}),
                [user],
                [STAY],
            ),
        )
        yield "file-name", (f"backup-{token}.txt", lines(d.an(4)), [token], [STAY])


def negative_containers(d: Draw) -> Iterator[tuple[str, str, bytes]]:
    """Files in which nothing is to be found: they come out byte for byte."""
    for kind, (name, make) in MAKERS.items():
        yield kind, name, make(f"Revenue grew by {d.of('123456789', 2)} per cent in the north")
