"""Does every kind of the seeded corpus come out as promised?"""

from __future__ import annotations

import base64
import json

import pytest

from apprentice.projections.sanitizer import Engine, Policy, leaves, sanitize_texts
from apprentice.tests.sanitizer_corpus.generate import Row, cases

pytestmark = pytest.mark.slow

CASES = [case for case in cases("tests") if ":file-" not in str(case["kind"])]
"""Texts; how files are unpacked is tried in ``tests/adapters/sanitizing``."""
POSITIVE = [case for case in CASES if not case.get("identical")]
NEGATIVE = [case for case in CASES if case.get("identical")]


def cleaned(case: Row, engine: Engine, policy: Policy) -> tuple[str, bytes]:
    """Public name and content of a case's file."""
    result = sanitize_texts({str(case["filename"]): base64.b64decode(str(case["content"]))}, engine, policy)
    assert result.withheld == {}
    [(name, data)] = result.parts.items()
    return name, data


@pytest.mark.parametrize("case", POSITIVE, ids=lambda case: f"{case['id']}-{case['kind']}")
def test_what_must_vanish_is_gone_and_the_rest_stays(case: Row, engine: Engine, policy: Policy) -> None:
    """A bundle is public; text beside a finding is somebody's work."""
    name, data = cleaned(case, engine, policy)

    assert [v for v in case["must_vanish"] if v.encode() in data or v in name] == []  # type: ignore[attr-defined]
    kept = [s for s in case["must_stay"] if s.encode() in data or json.dumps(s)[1:-1].encode() in data]  # type: ignore[attr-defined]
    assert case["must_stay"] == kept


@pytest.mark.parametrize("case", NEGATIVE, ids=lambda case: f"{case['id']}-{case['kind']}")
def test_what_is_no_secret_comes_out_byte_identical(case: Row, engine: Engine, policy: Policy) -> None:
    """Hashes, code and documentation are the content of a bundle."""
    assert (case["filename"], base64.b64decode(str(case["content"]))) == cleaned(case, engine, policy)


def test_both_engine_paths_find_the_same_on_the_corpus(engine: Engine, keyword_engine: Engine) -> None:
    """Hyperscan only nominates; a machine without it must publish the same bundle."""
    for case in CASES:
        data = base64.b64decode(str(case["content"]))
        assert list(leaves(keyword_engine.scan(data))) == list(leaves(engine.scan(data))), case["kind"]
