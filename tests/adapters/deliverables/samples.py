"""One good file, one empty file and one of another type for every extension, made on the spot."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

CONTENT_TYPES = "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"


def zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def docx(text: str) -> bytes:
    body = f"<w:document xmlns:w='urn:w'><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": body})


def xlsx(cell: str | None) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    if cell is not None:
        book["Sheet"]["A1"] = cell
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(pages: int) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        document.save(out)
    return out.getvalue()


def picture(kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind)
    return out.getvalue()


def database(statement: str, folder: Path) -> bytes:
    path = folder / "made.db"
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.execute(statement)
    db.commit()
    db.close()
    return path.read_bytes()


def notebook(cells: list[dict[str, object]]) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def good(folder: Path) -> dict[str, bytes]:
    return {
        "csv": b"a,b\n1,2\n",
        "json": b'{"a": 1}',
        "jsonl": b'{"a": 1}\n{"a": 2}\n',
        "md": b"# Title\n",
        "txt": "naïve".encode(),
        "html": b"<!doctype html><p>Hello</p>",
        "htm": b"<p>Hello",
        "xml": b"<a><b>1</b></a>",
        "yaml": b"a: !Ref 1\nb: [x]\n",
        "yml": b"- 1\n",
        "py": b"x = 1\n",
        "xlsx": xlsx("x"),
        "docx": docx("words"),
        "pdf": pdf(1),
        "ipynb": notebook([{"cell_type": "code", "source": ["x = 1"], "outputs": []}]),
        "zip": zipped({"a.txt": "a"}),
        "png": picture("PNG"),
        "jpg": picture("JPEG"),
        "jpeg": picture("JPEG"),
        "sqlite": database("CREATE TABLE t (a)", folder),
        "db": database("CREATE TABLE t (a)", folder),
    }


def empty(folder: Path) -> dict[str, bytes]:
    return {
        "csv": b" , \n,\n",
        "json": b" {} ",
        "jsonl": b"\n{}\nnull\n",
        "md": b" \n\n",
        "txt": b"\xef\xbb\xbf\n",
        "html": b"<html><head><title>T</title><style>p{}</style></head><body> </body></html>",
        "htm": b"<!-- only a comment --><p></p>",
        "xml": b"<?xml version='1.0'?><a/>",
        "yaml": b"--- {}\n",
        "yml": b"# only a comment\n",
        "py": b"# only a comment\n",
        "xlsx": xlsx(None),
        "docx": docx(" "),
        "pdf": pdf(0),
        "ipynb": notebook([]),
        "zip": zipped({}),
        "png": b"",
        "jpg": b"",
        "jpeg": b"",
        "sqlite": database("DROP TABLE IF EXISTS t", folder),
        "db": b"",
    }


def other(extension: str) -> bytes:
    """Bytes of a type that ``extension`` does not stand for."""
    return b"<html><p>Sorry</p></html>" if extension in {"pdf", "zip", "csv"} else b"\x89PNG\r\n\x1a\n\x00\x01\x02"
