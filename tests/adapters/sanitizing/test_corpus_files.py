"""Do the corpus's files of every kind, archives and documents, come out of `sanitize` without what must vanish?"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from ...cli.running import CommandLine
from ...sanitizer_corpus.generate import Row, cases
from .looking import found_in

pytestmark = pytest.mark.slow

CASES = [case for case in cases("files") if str(case["kind"]).startswith(("enc:file-", "neg:file-"))]


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case in a folder of its own, all cleaned in one run."""
    folder = tmp_path_factory.mktemp("files")
    for case in CASES:
        (folder / "in" / str(case["id"])).mkdir(parents=True)
        content = base64.b64decode(str(case["content"]))
        (folder / "in" / str(case["id"]) / str(case["filename"])).write_bytes(content)
    said = CommandLine(folder / "home")("sanitize", str(folder / "in"), "-o", str(folder / "out"))
    assert 0 == said.code, said.err
    shutil.rmtree(folder / "in")
    return folder / "out"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['kind']}")
def test_nothing_is_left_however_it_is_packed(case: Row, cleaned: Path) -> None:
    """A reader unpacks, inflates and decodes; a file withheld says nothing either."""
    folder = cleaned / str(case["id"])
    vanish = [str(value) for value in case["must_vanish"]]  # type: ignore[attr-defined]

    assert [] == found_in(folder, vanish)


@pytest.mark.parametrize("case", [case for case in CASES if case.get("identical")], ids=lambda case: str(case["kind"]))
def test_a_file_without_a_secret_is_the_same_file(case: Row, cleaned: Path) -> None:
    """Unpacking and packing again would change a file for nothing."""
    expected = base64.b64decode(str(case["content"]))

    assert expected == (cleaned / str(case["id"]) / str(case["filename"])).read_bytes()
