"""Does a look at a deliverable end in the right word, whatever the file does?"""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apprentice.adapters.deliverables import check, checker_of, known_extensions

from .samples import CONTENT_TYPES, empty, good, notebook, other, zipped

EXTENSIONS = sorted(known_extensions())


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_good_file_is_good(extension: str, tmp_path: Path) -> None:
    """The most common case must not be held against the agent."""
    path = written(tmp_path, f"x.{extension}", good(tmp_path)[extension])

    looked = check(path, f"X.{extension.upper()}")

    assert ("good", None) == (looked.status, looked.found), looked.reason


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_file_with_nothing_of_substance_is_empty(extension: str, tmp_path: Path) -> None:
    """A placeholder is no deliverable."""
    path = written(tmp_path, f"x.{extension}", empty(tmp_path)[extension])

    assert "empty" == check(path, path.name).status


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_zero_bytes_are_empty(extension: str, tmp_path: Path) -> None:
    """`touch report.pdf` delivers nothing."""
    path = written(tmp_path, f"x.{extension}", b"")

    assert "empty" == check(path, path.name).status


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_another_type_under_this_name_is_the_wrong_type(extension: str, tmp_path: Path) -> None:
    """A renamed file does not open where its reader opens it."""
    content = b"\x89PNG no" if extension == "png" else other(extension)
    path = written(tmp_path, f"x.{extension}", content)

    looked = check(path, path.name)

    assert "wrong_type" == looked.status
    assert looked.reason


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("x.json", b'{"a": 1,\n "b" 2}', "line 2 column 6"),
        ("x.json", b'{"a": NaN}', "NaN"),
        ("x.jsonl", b'{"a": 1}\n{"a" 2}\n', "line 2"),
        ("x.csv", b'a,b\n1,"2\n3,4\n', "line"),
        ("x.xml", b"<a>\n<b></a>", "line 2"),
        ("x.yaml", b"a: 1\nb: [1\n", "line"),
        ("x.yaml", b"a: *nobody\n", "line 1"),
        ("x.py", b"x = 1\ndef f(:\n", "line 2"),
        ("x.txt", b"abc\0def", "byte 3"),
        ("x.json", b'{"a": "\xff"}', "byte 7"),
        ("x.ipynb", b'{"cells": []}', "nbformat"),
        ("x.html", b"only words", "no html"),
    ],
)
def test_a_reason_says_where(name: str, content: bytes, place: str, tmp_path: Path) -> None:
    """The reason becomes feedback: without the place it cannot be acted on."""
    looked = check(written(tmp_path, name, content), name)

    assert "wrong_type" == looked.status
    assert place in looked.reason


def test_latin_1_text_is_good_and_says_so(tmp_path: Path) -> None:
    """An older encoding is readable, but its reader should know."""
    looked = check(written(tmp_path, "x.csv", "a;b\nnaïve;2\n".encode("latin-1")), "x.csv")

    assert "good" == looked.status
    assert "Latin-1" in looked.reason


def test_a_missing_file_a_folder_a_link_and_a_pipe_are_told_apart(tmp_path: Path) -> None:
    """None of them is opened: a pipe would block for ever, a link may lead anywhere."""
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.md")

    statuses = {name: check(tmp_path / name, name).found for name in ("none.md", "folder.md", "link.md", "pipe.md")}

    assert {"none.md": None, "folder.md": "folder", "link.md": "link", "pipe.md": "device"} == statuses
    assert "missing" == check(tmp_path / "none.md", "none.md").status
    assert "missing" == check(tmp_path / "none.md" / "x.md", "none.md/x.md").status


def test_an_unknown_type_is_good_when_there_is_something_in_it(tmp_path: Path) -> None:
    """A packet may ask for any type; the reason says how little was looked at."""
    assert "no checker for `.pptx`" in check(written(tmp_path, "x.pptx", b"x"), "x.pptx").reason
    assert "empty" == check(written(tmp_path, "y.pptx", b""), "y.pptx").status


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Nine lines of entities stand for gigabytes, and an external one reads other people's files."""
    laughs = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

    for content in (laughs, outside):
        assert "declares an entity" in check(written(tmp_path, "x.xml", content), "x.xml").reason


def test_an_entity_in_a_workbook_is_not_expanded_either(tmp_path: Path) -> None:
    """Office documents are XML inside."""
    part = '<!DOCTYPE a [<!ENTITY x "ha">]><a>&x;</a>'
    parts = {"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": part, "word/document.xml": part}
    content = zipped(parts)

    assert "declares an entity" in check(written(tmp_path, "x.xlsx", content), "x.xlsx").reason
    assert "declares an entity" in check(written(tmp_path, "x.docx", content), "x.docx").reason


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """300 MB of zeros fit into 1.3 MB; its directory alone gives it away."""
    path = tmp_path / "x.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("zeros", "w") as member,
    ):
        for _ in range(300):
            member.write(bytes(1 << 20))

    assert "bomb" in check(path, "x.zip").reason


def test_a_yaml_bomb_of_aliases_is_only_counted(tmp_path: Path) -> None:
    """Aliases are never followed, so that ten lines stay ten lines."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]

    assert "good" == check(written(tmp_path, "x.yaml", "\n".join(lines).encode()), "x.yaml").status


@pytest.mark.parametrize("extension", ["json", "jsonl", "yaml", "py", "xml", "html", "ipynb", "csv"])
@pytest.mark.parametrize("opening", [b"[", b"(", b"<a>", b'{"a":', b"- ", b'"', b"-", b"<!--", b"&"])
def test_deep_nesting_ends_in_a_word(extension: str, opening: bytes, tmp_path: Path) -> None:
    """A hundred thousand open brackets must not exhaust the stack."""
    looked = check(written(tmp_path, f"x.{extension}", opening * 100_000), f"x.{extension}")

    assert looked.status in {"good", "wrong_type", "empty"}


def test_a_picture_of_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    """A header of a few bytes may promise 10 gigapixels."""
    png = bytearray(good(tmp_path)["png"])
    png[16:24] = (100_000).to_bytes(4, "big") * 2

    assert "wrong_type" == check(written(tmp_path, "x.png", bytes(png)), "x.png").status


def test_looking_at_a_database_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """What lies in artifacts/ is evidence."""
    path = written(tmp_path, "x.db", good(tmp_path)["db"])
    (tmp_path / "made.db").unlink()

    check(path, "x.db")

    assert ["x.db"] == [entry.name for entry in tmp_path.iterdir()]


def test_a_notebook_of_blank_cells_is_empty(tmp_path: Path) -> None:
    """Cells without source or output show nothing."""
    content = notebook([{"cell_type": "code", "source": [" "], "outputs": []}])

    assert "every cell is blank" == check(written(tmp_path, "x.ipynb", content), "x.ipynb").reason


def test_every_extension_has_a_version() -> None:
    """The review's event names them, so that a later answer can be explained."""
    assert {
        extension for known in known_extensions() for extension in checker_of(known).extensions
    } == known_extensions()
    assert all(checker_of(known).version for known in known_extensions())


@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_arbitrary_bytes_never_raise(extension: str, tmp_path: Path, data: st.DataObject) -> None:
    """An agent can write anything; the review goes on."""
    content = data.draw(st.binary(max_size=300))

    looked = check(written(tmp_path, "x", content), f"x.{extension}")

    assert looked.status in {"good", "empty", "wrong_type"}
    assert looked.reason.isprintable()


@pytest.mark.slow
@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_good_file_never_raises(extension: str, tmp_path: Path, data: st.DataObject) -> None:
    """Truncation and flipped bytes reach deeper into the libraries than noise does."""
    content = bytearray(SAMPLES.setdefault(extension, good(tmp_path)[extension]))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))

    looked = check(written(tmp_path, "x", bytes(content[:cut])), f"x.{extension}")

    assert looked.status in {"good", "empty", "wrong_type"}


SAMPLES: dict[str, bytes] = {}
