"""Does ``docs/log-format.md`` describe the bytes? Its vectors, by an implementation that knows only its words."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from pathlib import Path

import pytest

from apprentice.adapters.log import format as ours
from apprentice.adapters.log.mapper import decode
from apprentice.adapters.log.schema import APPLICATION_ID, TABLES

DOCUMENT = (Path(__file__).parents[3] / "docs" / "log-format.md").read_text(encoding="utf-8")
Vector = dict[str, str]


def _vectors() -> list[Vector]:
    parts = DOCUMENT.split("### Vector ")[1:]
    return [dict(re.findall(r"^\| ([a-z() ]+?) \| `(.*)` \|$", part, flags=re.MULTILINE)) for part in parts]


def _digest_by_the_document(vector: Vector) -> str:
    def framed(text: str) -> bytes:
        data = text.encode("utf-8")
        return struct.pack(">Q", len(data)) + data

    fields = (vector["stream"], vector["version"], vector["type"], vector["state"])
    return hashlib.sha256(b"apprentice-event-1\x00" + b"".join(map(framed, fields))).hexdigest()


@pytest.mark.parametrize("vector", _vectors())
def test_the_document_is_enough_to_compute_a_digest(vector: Vector) -> None:
    """Whoever audits a log in ten years has the document and no old program."""
    body = bytes.fromhex(vector["salt (hex)"]) + vector["body"].encode("utf-8")

    assert vector["body digest"] == hashlib.sha256(body).hexdigest() == json.loads(vector["state"])["body_digest"]
    assert vector["digest"] == _digest_by_the_document(vector)


@pytest.mark.parametrize("vector", _vectors())
def test_the_program_computes_what_the_document_says(vector: Vector) -> None:
    """Program and document must not drift apart."""
    state, version = vector["state"].encode("utf-8"), int(vector["version"])

    assert vector["digest"] == ours.digest(vector["stream"], version, vector["type"], state)
    assert vector["body digest"] == ours.body_digest(
        bytes.fromhex(vector["salt (hex)"]), vector["body"].encode("utf-8")
    )


def test_the_vectors_are_a_chain_that_the_program_reads() -> None:
    """They show ``prev``, and they are events of this project."""
    vectors = _vectors()
    prevs = ["0" * 64, *(vector["digest"] for vector in vectors[:-1])]

    assert 3 == len(vectors)
    assert prevs == [json.loads(vector["state"])["prev"] for vector in vectors]
    for vector in vectors:
        row = (
            vector["stream"],
            int(vector["version"]),
            vector["type"],
            vector["state"].encode(),
            vector["body"].encode(),
        )
        assert vector["type"] == type(decode(*row).event).__name__


def test_the_document_names_every_table_and_the_mark() -> None:
    """A reader finds nothing in the file that the document does not speak of."""
    for statement in TABLES:
        assert f"| `{statement.split()[2]}` |" in DOCUMENT
    assert str(APPLICATION_ID) in DOCUMENT


def test_what_is_framed_cannot_run_together() -> None:
    """Without lengths, stream ``a1`` version 2 and stream ``a`` version 12 would be the same bytes."""
    assert ours.digest("a1", 2, "T", b"{}") != ours.digest("a", 12, "T", b"{}")
