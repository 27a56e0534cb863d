"""Is what reaches a terminal harmless, aligned and within its width, whatever it was?"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.console.columns import Column, pairs, table, wrap
from apprentice.adapters.console.text import cells, clip, harmless, pad
from apprentice.adapters.console.times import ago, local, utc

NASTY = st.text(st.characters(codec=None), max_size=60)
WIDTHS = st.integers(40, 200)


@given(NASTY)
def test_nothing_harmless_moves_the_cursor_or_reorders_the_line(text: str) -> None:
    """No control, no bidi override, no surrogate is left, whatever the text was."""
    shown = harmless(text)

    assert {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} == set()
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize("text", ["plain", "Grüße, Æsop", "日本語", "می‌خواهم", "👩‍🔬 🇩🇪", "naïve – “quoted”"])
def test_peoples_own_writing_stays_as_it_is(text: str) -> None:
    """Harmless is not ASCII: names and languages are shown as they are written."""
    assert text == harmless(text)


@given(NASTY, st.integers(0, 50))
def test_padded_text_has_exactly_its_width(text: str, width: int) -> None:
    """Columns stay aligned with wide, narrow and combining characters."""
    shown = harmless(text)

    assert width == cells(pad(shown, width))
    assert clip(shown, 10_000) == shown


@given(st.lists(st.tuples(NASTY, NASTY, NASTY), max_size=5), WIDTHS)
def test_a_table_fits_its_width(rows: list[tuple[str, str, str]], width: int) -> None:
    """From forty columns to two hundred, one line a row."""
    lines = table([Column("ONE", 8), Column("TWO", 5), Column("THREE", 5)], rows, width)

    assert len(rows) + 1 == len(lines)
    assert all(cells(line) <= width for line in lines)


@given(NASTY, st.integers(10, 80))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Long words are broken, never cut."""
    shown = harmless(text)
    lines = wrap(shown, width)

    assert shown.replace(" ", "") == "".join(lines).replace(" ", "")
    assert all(cells(line) <= width for line in lines)


@given(st.lists(st.tuples(st.sampled_from(["status", "deliverables"]), NASTY), min_size=1, max_size=4), WIDTHS)
def test_pairs_fit_their_width(entries: list[tuple[str, str]], width: int) -> None:
    """A value too long for its line goes on below itself."""
    assert all(cells(line) <= width for line in pairs(entries, width))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-24T11:59:59.500000Z", "now"),
        ("2026-11-24T11:59:18.000000Z", "42 s ago"),
        ("2026-11-24T11:01:00.000000Z", "59 min ago"),
        ("2026-11-23T13:00:00.000000Z", "23 h ago"),
        ("2026-11-15T12:00:00.000000Z", "9 d ago"),
        ("something else", "something else"),
    ],
)
def test_how_long_ago(moment: str, said: str) -> None:
    """People think in minutes and days; what is no time is shown as it stands."""
    assert said == ago(moment, datetime(2026, 11, 24, 12, tzinfo=UTC))


def test_times_go_to_the_local_clock_and_back() -> None:
    """What a person reads on the screen can be typed after --at and --since."""
    moment = "2026-11-24T11:59:59.000000Z"

    assert moment == utc(local(moment))
    assert "2026-11-24T11:59:59.000000Z" == utc("2026-11-24T12:59:59+01:00")
    assert utc("soon") is None
