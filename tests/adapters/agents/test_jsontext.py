"""JSON is read without raising, and values keep their source text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.agents.jsontext import NOTHING, clean, parse


def test_a_value_that_is_no_string_keeps_its_source_text() -> None:
    """A number an agent printed is evidence: 1e400 and 1.10 must not become inf and 1.1."""
    node = parse(b'{"input": {"n": 1e400,  "m": 1.10, "big": 123456789012345678901234567890}, "s": "x"}')

    assert node is not None
    assert '{"n": 1e400,  "m": 1.10, "big": 123456789012345678901234567890}' == node.text("input")
    assert "1.10" == node.text("input", "m")
    assert "x" == node.text("s")
    assert node.text("absent") is None


def test_of_a_repeated_key_the_last_value_counts_everywhere() -> None:
    """Value and source text must speak of the same thing."""
    node = parse('{"a": 1, "a": {"b": [2, 3.0]}}')

    assert node is not None
    assert '{"b": [2, 3.0]}' == node.text("a")
    assert ["2", "3.0"] == [each.source for each in node["a"]["b"].items()]


def test_numbers_no_reader_can_hold_are_no_counts() -> None:
    """An event with such a number could not be stored, and the attempt would be lost."""
    node = parse('{"a": 99999999999999999999999, "b": -1, "c": true, "d": NaN, "e": 7, "f": 1e999}')

    assert node is not None
    assert [None, None, None, None, 7, None] == [node.count(key) for key in "abcdef"]
    assert [None, None] == [node.number("d"), node.number("f")]


def test_nesting_without_end_is_no_json() -> None:
    """A thousand brackets must not end the attempt."""
    assert parse("[" * 100_000) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Agents print anything."""
    node = parse(data)

    assert node is None or isinstance(node.source, str)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(json_values, st.sampled_from([None, 1]))
def test_the_source_of_a_member_parses_to_the_same_value(value: object, indent: int | None) -> None:
    """Cutting by position must never cut in the wrong place."""
    import json

    text = json.dumps({"first": "x", "value": value, "last": [1]}, indent=indent)
    node = parse(text)

    assert node is not None
    assert repr(json.loads(text)["value"]) == repr(json.loads(node["value"].source))


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    """No encoding can carry it, and an event must be encodable."""
    assert "a\ufffdb" == clean("a\ud800b")
    assert NOTHING.text() is None
