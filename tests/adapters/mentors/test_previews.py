"""What does a grader see of a file?"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from apprentice.adapters.blobs.contents import Contents, media_type
from apprentice.adapters.blobs.store import BlobStore
from apprentice.adapters.mentors.previews.cut import Shown
from apprentice.adapters.mentors.previews.shown import Budget, show_artifacts, show_one
from apprentice.domain.values import Artifact, Change


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    return Contents(BlobStore(tmp_path / "blobs"))


def artifact(contents: Contents, path: str, data: bytes, change: Change = Change.NEW) -> Artifact:
    return Artifact(path=path, content=contents.put(data, media_type(path)), change=change)


def shown(contents: Contents, tmp_path: Path, name: str, data: bytes, limit: int = 2000) -> Shown:
    return show_one(artifact(contents, name, data), contents.place, tmp_path / "previews", limit)


def _xlsx() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["month", "sum"])
    sheet.append(["May", "=SUM(A1:A9)"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _docx() -> bytes:
    held = io.BytesIO()
    words = "<w:p><w:r><w:t>First paragraph</w:t></w:r></w:p><w:p><w:r><w:t>Second</w:t></w:r></w:p>"
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:body>{words}</w:body></w:document>')
    return held.getvalue()


def _pdf() -> bytes:
    import pikepdf

    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(b"BT /F1 12 Tf 10 10 Td (The total is 42) Tj ET")
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def _png() -> bytes:
    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (7, 5)).save(held, "PNG")
    return held.getvalue()


NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "code", "source": ["print(", "6*7)"], "outputs": [{"output_type": "stream", "text": ["42"]}]}
        ]
    }
).encode()

EXPECTED: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "note.md": (lambda: b"# Title\n\nWords.", ("# Title",)),
    "mars.txt": (lambda: "grün".encode("utf-16"), ("grün",)),
    "table.csv": (lambda: b"a,b\n1,2\n", ("a,b", "1,2")),
    "data.json": (lambda: b'{"total": 42}', ("total", "42")),
    "book.xlsx": (_xlsx, ("[sheet Sheet: 2 rows, 2 columns]", "month,sum", "May,=SUM(A1:A9)")),
    "page.pdf": (_pdf, ("[1 pages]", "The total is 42")),
    "letter.docx": (_docx, ("First paragraph\nSecond",)),
    "work.ipynb": (lambda: NOTEBOOK, ("[cell 1: code]", "print(6*7)", "42")),
    "fix.patch": (lambda: b"--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n", ("+y",)),
    "plot.png": (_png, ("PNG image, 7 x 5 pixels",)),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_type_is_shown_by_what_is_in_it(name: str, contents: Contents, tmp_path: Path) -> None:
    """A grader that sees bytes of a container grades the container."""
    make, parts = EXPECTED[name]
    found = shown(contents, tmp_path, name, make())

    for part in parts:
        assert part in found.text


@pytest.mark.parametrize("name", [n for n in EXPECTED if n.endswith(("xlsx", "pdf", "docx", "ipynb", "png", "json"))])
def test_a_file_that_is_not_what_its_name_says_is_shown_as_text(name: str, contents: Contents, tmp_path: Path) -> None:
    """An agent that writes words into report.pdf shall be seen doing so."""
    found = shown(contents, tmp_path, name, b"I could not make it.")

    assert "I could not make it." in found.text or found.notes


def test_a_binary_is_only_described(contents: Contents, tmp_path: Path) -> None:
    """Bytes as text would spend the budget on noise."""
    found = shown(contents, tmp_path, "tool.bin", bytes(range(256)) * 4)

    assert Shown("", ("binary, 1024 bytes: content not shown",)) == found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("long.txt", b"word " * 5000),
        ("long.csv", b"a,b\n" + b"1,2\n" * 5000),
        ("long.json", json.dumps({"rows": list(range(9000)), "text": "y" * 9000}).encode()),
    ],
)
def test_what_is_cut_is_said(name: str, data: bytes, contents: Contents, tmp_path: Path) -> None:
    """A grader must not take a missing end for a missing conclusion."""
    found = shown(contents, tmp_path, name, data, limit=1000)

    assert len(found.text) < 1300
    assert found.notes


def test_the_budget_goes_to_what_was_asked_for_first(contents: Contents, tmp_path: Path) -> None:
    """A thousand side files must not crowd out the deliverable."""
    side = [artifact(contents, f"a{n:03}.txt", b"side " * 100) for n in range(60)]
    asked = artifact(contents, "z-total.txt", b"the deliverable")
    carried = artifact(contents, "0-old.txt", b"carried over", Change.CARRIED)
    text = show_artifacts([carried, *side, asked], ["z-total.txt"], contents.place, tmp_path, Budget(artifacts=3000))

    assert text.index("the deliverable") < text.index("side ")
    assert "carried over" not in text
    assert "0-old.txt (12 bytes)" in text
