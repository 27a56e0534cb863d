"""Does a text that is too large to hold come out as one that is held?"""

from __future__ import annotations

import io
import random
import string
from pathlib import Path

import pytest

from apprentice.adapters.sanitizing.rulebook import in_force
from apprentice.adapters.sanitizing.streaming import clean_stream, gate_stream
from apprentice.projections.sanitizer import Engine, Policy
from apprentice.projections.sanitizer.blocks import BLOCK
from apprentice.projections.sanitizer.vocabulary import Vocabulary

LINE = b"nothing to see in this line of a long log, 12 of 13\n"


def drawn(seed: int) -> bytes:
    return "".join(random.Random(seed).choices(string.ascii_letters + string.digits, k=24)).encode()


def bordered(shift: int, secret: bytes) -> bytes:
    """A text whose second block begins ``shift`` bytes behind a secret's first."""
    line = b'password = "' + secret + b'"\n'
    before = BLOCK - shift - line.index(secret)
    text = (LINE * (before // len(LINE) + 1))[:before]
    text = text[: text.rindex(b"\n") + 1].ljust(before - 1, b".") + b"\n"
    return text + line + LINE * 20


@pytest.mark.slow
@pytest.mark.parametrize("shift", [-13, -1, 0, 1, 12, 23, 24, 40])
def test_a_secret_on_a_border_of_two_blocks_vanishes_whole(shift: int, tmp_path: Path) -> None:
    """Each block alone sees only a part of it."""
    secret = drawn(shift + 100)
    text = bordered(shift, secret)
    engine, policy, public = Engine(in_force(tmp_path).ruleset), Policy(b"k" * 32), io.BytesIO()

    rows = clean_stream(io.BytesIO(text), public, engine, Vocabulary(), policy)
    clean = public.getvalue()

    assert 1 == len(rows)
    row = rows[0]
    assert secret == text[row.start : row.end]
    assert not any(part in clean for part in (secret[:12], secret[12:]))
    assert text == clean[: row.start] + secret + clean[row.start + len(clean) - len(text) + len(secret) :]
    public.seek(0)
    assert "" == gate_stream(public, engine, Vocabulary(), policy)
