"""What holds for any bytes whatever?"""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apprentice.projections.sanitizer import Engine, Finding, Known, Policy, leaves, vocabulary
from apprentice.tests.sanitizer_corpus.draw import Draw
from apprentice.tests.sanitizer_corpus.secrets_ import tokens

NONE = vocabulary(())
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PIECES = [
    *(b"password=", b"token: ", b'"', b"'", b"\\", b"\\n", b"\n", b" ", b"%41", b"&#65;", b"\x1b[1m", b"\xe2\x80\x8b"),
    *(
        b"/home/maren/x",
        b"C:\\Users\\maren\\",
        b"Authorization: Bearer ",
        b"://u:",
        b"@host.example-corp.ch/",
        b"={",
        b"}",
    ),
    *(b"-----BEGIN RSA PRIVATE KEY-----", b"REDACTED-secret-0123456789", b"\xff\xfe", b"\0"),
]


@st.composite
def mixed(draw: st.DrawFn) -> bytes:
    """Bytes with pieces in them that the engine cares about."""
    d = Draw(draw(st.integers(0, 10**6)))
    values = sorted(tokens(d).values())
    pieces = st.one_of(st.sampled_from(PIECES), st.binary(max_size=12), st.sampled_from(values).map(str.encode))
    return b"".join(draw(st.lists(pieces, max_size=14)))


@QUICK
@given(data=st.binary(max_size=400) | mixed())
def test_any_bytes_are_cleaned_without_an_exception_and_cleaning_twice_changes_nothing(
    data: bytes, engine: Engine, policy: Policy
) -> None:
    """Agents print anything, and a bundle is rebuilt from bundles."""
    once = engine.clean(data, engine.scan(data), NONE, policy).data

    assert once == engine.clean(once, engine.scan(once), NONE, policy).data


@QUICK
@given(data=mixed())
def test_spans_are_sorted_inside_bounds_and_never_overlap(data: bytes, engine: Engine) -> None:
    """Replacement by span is only safe on such spans."""
    at = 0
    for finding in engine.scan(data):
        assert at <= finding.start < finding.end <= len(data)
        at = finding.end


@QUICK
@given(data=mixed())
def test_bytes_outside_findings_are_untouched(data: bytes, engine: Engine, policy: Policy) -> None:
    """Files are never written anew: only the spans change."""
    findings = engine.scan(data)
    redacted = engine.redact(data, findings, NONE, policy)

    assert outside(data, findings) == outside_output(redacted.data, data, findings)


def outside(data: bytes, findings: list[Finding]) -> list[bytes]:
    """What stands between the findings."""
    edges = [0, *(edge for f in findings for edge in (f.start, f.end)), len(data)]
    return [data[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def outside_output(output: bytes, data: bytes, findings: list[Finding]) -> list[bytes]:
    """The same pieces as found in the output, in order; an empty list shows what is missing."""
    at, found = 0, []
    for piece in outside(data, findings):
        at = output.find(piece, at)
        if at < 0:
            return []
        found.append(output[at : at + len(piece)])
        at += len(piece)
    return found


@QUICK
@given(data=mixed())
def test_both_engine_paths_find_the_same(data: bytes, engine: Engine, keyword_engine: Engine) -> None:
    """A machine without hyperscan publishes the same bundle."""
    assert list(leaves(keyword_engine.scan(data))) == list(leaves(engine.scan(data)))


@QUICK
@given(value=st.text("abcdefghjkmnpqrstuvwxyzABCDEFGH23456789+/", min_size=12, max_size=40), pad=st.integers(0, 2))
def test_a_known_value_is_found_in_every_encoding(value: str, pad: int, engine: Engine, policy: Policy) -> None:
    """What the private context knows must not leave in any spelling, inside binary data either."""
    words = vocabulary([Known("secret", value.encode(), "environment")])
    if not words.entries:
        return
    around = b"\xfe" * 30
    spellings = (
        *(value.encode(), value.encode().hex().encode(), quote(value, safe="").encode()),
        *(json.dumps({"a": value}).encode(), base64.b64encode(around + b"\xfe" * pad + value.encode() + around)),
        *(value.encode("utf-16-le"), value.encode("utf-16-be")),
    )
    for spelling in spellings:
        data = b"before " + spelling + b" after"
        output = engine.clean(data, engine.scan(data), words, policy).data

        assert spelling not in output
        assert output.startswith(b"before ")
        assert output.endswith(b" after")
